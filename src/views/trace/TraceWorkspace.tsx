import { lazy, Suspense } from 'react';
import { formatCount } from '../../core';
import { whileBusy } from '../../state/session/busy';
import { maxReferences } from '../../state/url/trace/spanParts';
import type { TraceAddress } from '../../state/url/traceAddress';
import { IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import type { OpenTrace } from '../../worker/TraceEngine';
import { ColourButton } from './colours/ColourButton';
import { useColours } from './colours/useColours';
import { BesideButton } from './BesideButton';
import { ErrorCount } from './errors/ErrorCount';
import { DetailPane } from './DetailPane';
import { FindBar } from './FindBar';
import { TraceHeader } from './header/TraceHeader';
import { Minimap } from './minimap/Minimap';
import { ShownView } from './ShownView';
import classes from './TracePage.module.css';
import { useFind } from './useFind';
import { useTraceView, type ChangeAddress } from './useTraceView';
import { useZoom } from './useZoom';
import { useBeside } from './useBeside';
import { ViewPanes } from './ViewPanes';
import { ViewTabs } from './ViewTabs';
import { ZoomButtons } from './ZoomButtons';

/** Looked at after the first bars: loaded beside them. */
const Insights = lazy(() =>
  whileBusy(import('./header/Insights')).then((module) => ({ default: module.Insights })),
);
const WhyStrip = lazy(() =>
  whileBusy(import('./why/WhyStrip')).then((module) => ({ default: module.WhyStrip })),
);

const ColourLegend = lazy(() =>
  whileBusy(import('./colours/ColourLegend')).then((module) => ({ default: module.ColourLegend })),
);
const MarkBar = lazy(() =>
  whileBusy(import('./measure/MarkBar')).then((module) => ({ default: module.MarkBar })),
);

/** An open trace with its head, its tools and the view that the address names. */
export function TraceWorkspace({
  open,
  address,
  faults,
  change,
}: {
  readonly open: OpenTrace;
  readonly address: TraceAddress;
  readonly faults: readonly string[];
  readonly change: ChangeAddress;
}) {
  const beside = useBeside(address, change);
  const view = useTraceView(open, address, change, beside.shown);
  const zoom = useZoom(open, address, change);
  const find = useFind(view);
  const { trace } = open;
  const colours = useColours(open, address.colour);
  const lost = address.selected !== undefined && view.selected === undefined;
  const leftOut = Math.max(0, view.folds.toggled.size - maxReferences);
  const notes = [...faults];
  if (lost) notes.push('The span that this link selects is not in this trace.');
  if (leftOut > 0)
    notes.push(
      `A link carries ${String(maxReferences)} folded or unfolded spans: one to this view leaves out ${formatCount(leftOut)} folds.`,
    );
  const placed = view.placement === 'right' ? 'row' : 'right';

  return (
    <div className={classes['page']} data-view={address.view}>
      <div className={classes['top']}>
        <TraceHeader
          open={open}
          address={address}
          leftOut={leftOut}
          onSelect={view.select}
          colour={<ColourButton view={view} colours={colours} />}
          legend={
            colours.by === 'service' ? undefined : (
              <Suspense>
                <ColourLegend view={view} colours={colours} />
              </Suspense>
            )
          }
          insights={
            <Suspense fallback={<ErrorCount open={open} />}>
              <Insights view={view} />
            </Suspense>
          }
        />
        {address.why !== 'off' && (
          <Suspense>
            <WhyStrip view={view} find={find} by={address.why} />
          </Suspense>
        )}
        {notes.length > 0 && <Notice tone="warn">{notes.join(' ')}</Notice>}
        <div className={classes['tools']}>
          <ViewTabs view={address.view} onChange={beside.setView} />
          <BesideButton beside={beside} />
          <FindBar find={find} open={open} />
          {beside.shows('timeline') && (
            <>
              {zoom.mark.stretch && (
                <Suspense>
                  <MarkBar zoom={zoom} spans={trace.spans} />
                </Suspense>
              )}
              <ZoomButtons zoom={zoom} />
              <IconButton
                icon={placed === 'right' ? 'panel' : 'rows'}
                label={placed === 'right' ? 'Details in a side panel' : 'Details under their rows'}
                onClick={() => {
                  view.setPlacement(placed);
                }}
              />
            </>
          )}
        </div>
        {beside.shows('timeline') && trace.spans.count > 0 && (
          <Minimap open={open} zoom={zoom} colours={colours} matches={find.matches} />
        )}
      </div>
      <div className={classes['split']} data-panel={view.placement}>
        <div className={classes['view']}>
          <ViewPanes beside={beside}>
            {(name) =>
              trace.spans.count === 0 ? (
                <EmptyState title="This trace has no spans">
                  <p>The server answered, but there is nothing in it that could be drawn.</p>
                </EmptyState>
              ) : (
                <ShownView name={name} view={view} zoom={zoom} find={find} colours={colours} />
              )
            }
          </ViewPanes>
        </div>
        <DetailPane view={view} />
      </div>
    </div>
  );
}
