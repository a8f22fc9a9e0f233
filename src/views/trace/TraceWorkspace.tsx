import { formatCount } from '../../core';
import { onDemand } from '../../state/session/onDemand';
import { useSite } from '../../state/site/site';
import { useResultMoves } from '../../state/session/resultMoves';
import { useEmbedding } from '../../state/url/useEmbedding';
import { maxReferences } from '../../state/url/trace/spanParts';
import type { TraceAddress } from '../../state/url/traceAddress';
import { IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import type { OpenTrace } from '../../worker/TraceEngine';
import { ColourButton } from './colours/ColourButton';
import { useColours } from './colours/useColours';
import { useJaegerFilter } from './cuts/useJaegerFilter';
import { ErrorCount } from './errors/ErrorCount';
import { FindBar } from './FindBar';
import { TraceHeader } from './header/TraceHeader';
import { ShownView } from './ShownView';
import classes from './TracePage.module.css';
import { useOnTrail } from './moves/useOnTrail';
import { useResultPlace } from './moves/useResultPlace';
import { useFind } from './useFind';
import { useTraceView, type ChangeAddress } from './useTraceView';
import { useShiftedTimes } from './useShiftedTimes';
import { useZoom } from './useZoom';
import { useBeside } from './useBeside';
import { ViewPanes } from './ViewPanes';
import { ViewTabs } from './ViewTabs';
import { ZoomButtons } from './ZoomButtons';

/** Looked at after the first bars: loaded beside them. */
const Insights = onDemand(
  async () => (await import('./header/Insights')).Insights,
  ({ view }) => <ErrorCount open={view.open} />,
);
const RawNotice = onDemand(async () => (await import('./raw/RawNotice')).RawNotice);
const ArchiveNotice = onDemand(async () => (await import('./archive/ArchiveNotice')).ArchiveNotice);
const WhyStrip = onDemand(async () => (await import('./why/WhyStrip')).WhyStrip);

/** Its place is kept while its code is on its way, so that nothing jumps. */
const Minimap = onDemand(
  async () => (await import('./minimap/Minimap')).Minimap,
  () => <div className={classes['minimapPlace']} />,
);
const ColourLegend = onDemand(async () => (await import('./colours/ColourLegend')).ColourLegend);
const CopyLink = onDemand(async () => (await import('./header/CopyLink')).CopyLink);
const CompareButton = onDemand(async () => (await import('./header/CompareButton')).CompareButton);
const ExportButton = onDemand(async () => (await import('./exporting/ExportButton')).ExportButton);
const BarsButton = onDemand(async () => (await import('./BarsButton')).BarsButton);
const DetailPane = onDemand(async () => (await import('./DetailPane')).DetailPane);
const BesideButton = onDemand(async () => (await import('./BesideButton')).BesideButton);
const TraceCommands = onDemand(async () => (await import('./TraceCommands')).TraceCommands);
const MarkBar = onDemand(async () => (await import('./measure/MarkBar')).MarkBar);

const ResultSteps = onDemand(async () => (await import('./moves/ResultSteps')).ResultSteps);
const SearchTerms = onDemand(async () => (await import('./moves/SearchTerms')).SearchTerms);
const Trail = onDemand(async () => (await import('./moves/Trail')).Trail);

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
  const embedding = useEmbedding();
  const withArchive = useSite((site) => site.archive);
  useShiftedTimes(open.trace, address, change);
  const beside = useBeside(address, change);
  const view = useTraceView(open, address, change, beside.shown);
  const zoom = useZoom(open, address, change);
  const find = useFind(view);
  const { trace } = open;
  const colours = useColours(open, address.colour);
  const place = useResultPlace(trace.traceId, address.from);
  const terms = useResultMoves((moves) => (place === undefined ? '' : moves.terms));
  const isOnTrail = useOnTrail(trace.traceId);
  const lost = address.selected !== undefined && view.selected === undefined;
  const leftOut = Math.max(0, view.folds.toggled.size - maxReferences);
  const notes = [...faults];
  const filterNote = useJaegerFilter(view);
  if (filterNote !== '') notes.push(filterNote);
  if (lost) notes.push('The span that this link selects is not in this trace.');
  if (leftOut > 0)
    notes.push(
      `A link carries ${String(maxReferences)} folded or unfolded spans: one to this view leaves out ${formatCount(leftOut)} folds.`,
    );
  const withBars = !address.treeOnly && trace.spans.count > 0;
  const placed = view.placement === 'right' ? 'row' : 'right';

  return (
    <div className={classes['page']} data-view={address.view}>
      <TraceCommands view={view} find={find} />
      <div className={classes['top']}>
        {isOnTrail && <Trail open={open} />}
        <TraceHeader
          open={open}
          embedding={embedding}
          isOfServer={address.from === 'server'}
          steps={
            place !== undefined && (
              <>
                <ResultSteps at={place} address={address} />
                {terms !== '' && <SearchTerms find={find} terms={terms} />}
              </>
            )
          }
          colour={<ColourButton view={view} colours={colours} />}
          legend={colours.by === 'service' ? undefined : <ColourLegend view={view} colours={colours} />}
          insights={<Insights view={view} />}
          links={
            <>
              <CopyLink view={view} zoom={zoom} leftOut={leftOut} />
              <CompareButton traceId={trace.traceId} from={address.from} />
              <ExportButton view={view} />
            </>
          }
        />
        {address.why !== 'off' && <WhyStrip view={view} find={find} by={address.why} />}
        {address.raw && <RawNotice view={view} />}
        {withArchive && address.from === 'server' && <ArchiveNotice traceId={trace.traceId} />}
        {notes.length > 0 && <Notice tone="warn">{notes.join(' ')}</Notice>}
        <div className={classes['tools']}>
          <ViewTabs view={address.view} onChange={beside.setView} />
          <BesideButton beside={beside} />
          <FindBar find={find} open={open} />
          {beside.shows('timeline') && (
            <>
              {zoom.mark.stretch && <MarkBar zoom={zoom} spans={trace.spans} />}
              {withBars && <ZoomButtons zoom={zoom} />}
              <BarsButton view={view} />
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
        {beside.shows('timeline') && withBars && embedding?.hideMinimap !== true && (
          <Minimap
            open={open}
            zoom={zoom}
            colours={colours}
            matches={find.matches}
            selected={view.selected}
          />
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
        {view.placement !== 'row' && <DetailPane view={view} />}
      </div>
    </div>
  );
}
