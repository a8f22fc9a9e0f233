import { useMemo, type ReactNode } from 'react';
import { nameOf, serviceOf, visibleText, type SpanIndex } from '../../core';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { onDemand } from '../../state/session/onDemand';
import { closeDetailWindow, openDetailWindow, useDetailWindow } from '../../state/session/detailWindow';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { PaneDivider } from '../../ui/PaneDivider';
import { Waiting } from '../../ui/Waiting';
import { WindowContent } from '../../ui/WindowContent';
import { LazyDetail } from './LazyDetail';
import { referenceTo, resolveReference } from './spanReference';
import classes from './TracePage.module.css';
import type { TraceView } from './useTraceView';
import { ViewBoundary } from './ViewBoundary';

const PairPanel = onDemand(
  async () => (await import('./detail/PairPanel')).PairPanel,
  () => <Waiting text="Reading both spans" />,
);

const narrowest = 240;
const widest = 1200;
const lowest = 120;
const tallest = 1000;

/** A pane beside or below the view, whose size is dragged and remembered. */
function Pane({ place, children }: { readonly place: 'right' | 'bottom'; readonly children: ReactNode }) {
  const width = usePreferences((preferences) => preferences.sidePanel);
  const height = usePreferences((preferences) => preferences.bottomPanel);
  const isRight = place === 'right';
  return (
    <aside
      className={classes['side']}
      data-place={place}
      style={isRight ? { width } : { height }}
      aria-label="Detail of the selected span"
    >
      <PaneDivider
        label={isRight ? 'Width of the detail panel' : 'Height of the detail panel'}
        className={isRight ? classes['sideDivider'] : classes['bottomDivider']}
        value={isRight ? width : height}
        min={isRight ? narrowest : lowest}
        max={isRight ? widest : tallest}
        side={place}
        onChange={(size) => {
          setPreferences(isRight ? { sidePanel: size } : { bottomPanel: size });
        }}
      />
      <div className={classes['sideBody']}>{children}</div>
    </aside>
  );
}

/** Said in the page while the detail stands, or should stand, in a window of its own. */
function WindowNote({ view, isOpen }: { readonly view: TraceView; readonly isOpen: boolean }) {
  return (
    <div className={classes['windowNote']} role="note">
      <span>
        {isOpen
          ? 'The selected span is shown in a window of its own.'
          : 'Details open in a window of their own.'}
      </span>
      <Button
        look="quiet"
        onClick={() => {
          if (!openDetailWindow()) announce('The browser did not allow another window');
        }}
      >
        {isOpen ? 'Bring it to the front' : 'Open the window'}
      </Button>
      <Button
        look="quiet"
        onClick={() => {
          closeDetailWindow();
          view.setPlacement('right');
        }}
      >
        Show details here
      </Button>
    </div>
  );
}

/** The detail of the selected span beside the view, below it or in its own window; two spans where one is held for comparing. */
export function DetailPane({ view }: { readonly view: TraceView }) {
  const { open, placement, selected, address } = view;
  const held = useMemo(() => resolveReference(open.trace, address.pair), [open, address.pair]);
  const own = useDetailWindow((state) => state.window);
  if (placement === 'row') return null;
  const inWindow = placement === 'window';
  if (selected === undefined && held === undefined && !inWindow) return null;

  const detailOf = (span: SpanIndex) => (
    <ViewBoundary key={referenceTo(open.trace, span)}>
      <LazyDetail
        view={view}
        span={span}
        placement={placement}
        onClose={() => {
          view.closeDetail(span);
        }}
      />
    </ViewBoundary>
  );
  const content =
    held !== undefined ? (
      <PairPanel view={view} held={held} />
    ) : selected === undefined ? null : (
      detailOf(selected)
    );
  if (!inWindow) return <Pane place={placement}>{content}</Pane>;
  if (!own) return <WindowNote view={view} isOpen={false} />;
  const title =
    selected === undefined
      ? 'No span selected'
      : visibleText(
          `${serviceOf(open.trace, selected).slice(0, 40)}: ${nameOf(open.trace, selected).slice(0, 60)}`,
        );
  return (
    <>
      <WindowNote view={view} isOpen />
      <WindowContent
        window={own}
        title={`${title} · span`}
        onClosed={() => {
          closeDetailWindow();
          view.setPlacement('right');
        }}
      >
        <div className={classes['own']}>
          {content ?? <p className={classes['ownNote']}>Select a span in the trace’s window.</p>}
        </div>
      </WindowContent>
    </>
  );
}
