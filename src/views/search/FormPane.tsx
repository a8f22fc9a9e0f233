import type { CSSProperties, ReactNode, Ref } from 'react';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { Button, IconButton } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { PaneDivider } from '../../ui/PaneDivider';
import { useMedia } from '../../ui/useMedia';
import classes from './FormPane.module.css';

/** Bounds of the pane's width in px, and what it is at first. */
const narrowest = 240;
const widest = 560;
const usual = 300;

/** Where the pane stands beside the results; elsewhere it stands above them (FormPane.module.css). */
const beside = '(min-width: 821px) and (min-height: 481px)';

/** How the pane of the form stands: the reader's own choices, which no address makes. */
export function useFormPane(isAsked: boolean) {
  const wanted = usePreferences((preferences) => preferences.formFolded);
  const width = usePreferences((preferences) => preferences.formWidth);
  const isBeside = useMedia(beside);
  // Where nothing was asked yet the form is all there is.
  const isFolded = wanted && isBeside && isAsked;
  const style: CSSProperties & Record<'--form-width', string> = {
    '--form-width': isFolded ? '44px' : `${String(width)}px`,
  };
  return { isBeside, isFolded, width, style };
}

/**
 * The pane of the search form. Beside the results it is folded by a press and as wide as its edge was dragged, both of which are kept;
 * on narrow pages it opens for now only.
 */
export function FormPane({
  place,
  pane: { isBeside, isFolded, width },
  isHidden,
  title,
  isOpen,
  onOpen,
  children,
}: {
  readonly place: Ref<HTMLElement>;
  readonly pane: ReturnType<typeof useFormPane>;
  readonly isHidden: boolean;
  /** What is searched for. */
  readonly title: string;
  /** Opened on a narrow page. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      <aside
        hidden={isHidden}
        ref={place}
        className={cx(classes['side'], isOpen && classes['open'], isFolded && classes['folded'])}
        aria-label="Search form"
      >
        <Button
          className={classes['toggle']}
          aria-expanded={isOpen}
          onClick={() => {
            onOpen(!isOpen);
          }}
        >
          {isOpen ? 'Hide the form' : `Change the search: ${title}`}
        </Button>
        <IconButton
          icon="panel"
          label={isFolded ? 'Show the search form (/)' : 'Fold the search form'}
          className={classes['fold']}
          aria-expanded={!isFolded}
          onClick={() => {
            setPreferences({ formFolded: !isFolded });
          }}
        />
        <div className={classes['formArea']} hidden={isFolded}>
          {children}
        </div>
      </aside>
      {isBeside && !isFolded && !isHidden && (
        <PaneDivider
          label="Width of the search form"
          className={classes['divider']}
          value={width}
          min={narrowest}
          max={widest}
          side="left"
          onChange={(formWidth) => {
            setPreferences({ formWidth });
          }}
          onReset={() => {
            setPreferences({ formWidth: usual });
          }}
        />
      )}
    </>
  );
}
