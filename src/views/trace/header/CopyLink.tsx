import { useEffect, useRef, useState } from 'react';
import { formatCount, nameOf, nanos, visibleText } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { onDemand } from '../../../state/session/onDemand';
import { shareLink } from '../../../state/url/shareLink';
import type { MenuAction } from '../../../ui/ActionMenu';
import { IconButton } from '../../../ui/Button';
import { copyText } from '../../../ui/copyText';
import { useShortcuts } from '../../../ui/shortcuts';
import { spanLink } from '../spanLink';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import classes from './header.module.css';

const ActionMenu = onDemand(async () => (await import('../../../ui/ActionMenu')).ActionMenu);
const CopyByHand = onDemand(async () => (await import('../../../ui/CopyByHand')).CopyByHand);

const doneMs = 1500;
const group = 'Links';

/** Copies a link to what is looked at; its menu, one to the selected span or to the moment that is shown. */
export function CopyLink({
  view,
  zoom,
  leftOut,
}: {
  readonly view: TraceView;
  readonly zoom: Zoom;
  /** Folds that a link to this view is too short to carry. */
  readonly leftOut: number;
}) {
  const durationText = useDurationText();
  const { open, address, selected } = view;
  const more = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isDone, setDone] = useState(false);
  const [denied, setDenied] = useState<string>();
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => {
      setDone(false);
    }, doneMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isDone]);

  const copy = (link: string) => {
    void copyText(link).then((ok) => {
      if (ok) setDone(true);
      else setDenied(link);
    });
  };
  const copyView = () => {
    copy(shareLink(address));
  };
  useShortcuts([
    { keys: 'l', does: 'Copy link to this view', group, run: copyView },
    {
      keys: 'Shift+L',
      does: 'Copy link to the span or the moment …',
      group,
      run: () => {
        setAnchor(more.current ?? undefined);
      },
    },
  ]);

  const { whole, window } = zoom;
  const actions: readonly MenuAction[] = [
    { icon: 'link', label: 'This view', hint: 'all that is on screen', run: copyView },
    ...(selected === undefined
      ? []
      : [
          {
            icon: 'pin',
            label: 'This span',
            hint: visibleText(nameOf(open.trace, selected).slice(0, 60)),
            run: () => {
              copy(shareLink(spanLink(open.trace, selected), 'trace'));
            },
          } as const,
        ]),
    {
      icon: 'clock',
      label: 'This moment',
      hint: whole ? 'all of the trace' : `${durationText(nanos(window.end - window.start))} of the trace`,
      run: () => {
        const { squeeze, mark } = address;
        copy(shareLink({ window, squeeze, mark }, 'trace'));
      },
    },
  ];
  const label =
    address.from === 'files'
      ? 'Copy link to this view. The trace comes from a file: the link works in this tab only'
      : leftOut > 0
        ? `Copy link to this view. It leaves out ${formatCount(leftOut)} folds`
        : 'Copy link to this view';
  return (
    <>
      <IconButton
        icon={isDone ? 'check' : 'link'}
        label={isDone ? 'Copied' : `${label} (l)`}
        onClick={copyView}
      />
      <IconButton
        ref={more}
        icon="chevron-down"
        className={classes['split']}
        label="Copy link to …"
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      />
      {anchor && (
        <ActionMenu
          label="Copy link to"
          anchor={anchor}
          groups={[actions]}
          onClose={() => {
            setAnchor(undefined);
          }}
        />
      )}
      {denied !== undefined && (
        <CopyByHand
          title="Link to copy"
          text={denied}
          onClose={() => {
            setDenied(undefined);
          }}
        />
      )}
    </>
  );
}
