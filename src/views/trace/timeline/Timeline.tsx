import { useCallback, useEffect, useId, useMemo, useRef, useState, type CSSProperties } from 'react';
import { flushSync } from 'react-dom';
import {
  NodeKind,
  keyOfNode,
  keyOfSpan,
  nodeOfKey,
  rowOfSpan,
  rowShowing,
  spanIndex,
  type NodeKey,
  type ShapedTree,
  type SpanHints,
  type SpanIndex,
  type Trace,
} from '../../../core';
import { onDemand } from '../../../state/session/onDemand';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { PaneDivider } from '../../../ui/PaneDivider';
import type { SpanColours } from '../colours/SpanColours';
import { keyThatStays, spansThatStay } from '../followSpans';
import { useShownPicture } from '../exporting/shownPictures';
import type { Find } from '../useFind';
import { useFollowing } from '../useFollowing';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import type { RowExtras } from './columns/RowExtras';
import { gridEvents } from './gridEvents';
import { GridLines } from './GridLines';
import classes from './Timeline.module.css';
import { stickyCount } from './stickyRows';
import { TimelineHead } from './TimelineHead';
import { TimelineRows } from './TimelineRows';
import { rowHeight, useDetailRows } from './useDetailRows';
import { useFirstBars } from './useFirstBars';
import { useKeptPlace } from './useKeptPlace';
import { useRowRun } from './useRowRun';
import { useRowTree } from './useRowTree';
import { useShownRow } from './useShownRow';
import { useTimelineSize } from './useTimelineSize';

/** Nobody presses a key or drags before the first bars. */
const TimelineControls = onDemand(async () => (await import('./TimelineControls')).TimelineControls);

const RowExtrasSource = onDemand(async () => (await import('./columns/RowExtrasSource')).RowExtrasSource);
const CutBar = onDemand(async () => (await import('../cuts/CutBar')).CutBar);
const NothingLeft = onDemand(async () => (await import('../cuts/NothingLeft')).NothingLeft);
const RowsMenu = onDemand(async () => (await import('../cuts/RowsMenu')).RowsMenu);
const RowMenu = onDemand(async () => (await import('../cuts/RowMenu')).RowMenu);

const ScrollTicks = onDemand(async () => (await import('./ScrollTicks')).ScrollTicks);

const defaultNameColumn = 380;
const narrowest = 120;

/** The spans as bars against time, with the span tree at their left: a treegrid with one tab stop. */
export function Timeline({
  view,
  zoom,
  find,
  colours,
}: {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly find: Find;
  readonly colours: SpanColours;
}) {
  const { open, selected, opened, shown } = view;
  const { spans } = open.trace;
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLDivElement>(null);

  const tree = useRowTree(view, find, zoom);
  useShownPicture({ of: 'timeline', open, tree, zoom, colours });
  const { shape, rows } = tree;
  const { details, offsets, setHeight } = useDetailRows(open.trace, shape, rows, opened);
  const sticky = usePreferences((preferences) => preferences.stickyAncestors);
  const insetOf = useCallback(
    (row: number) => (sticky ? stickyCount(shape, rows[row] ?? 0) * rowHeight : 0),
    [sticky, shape, rows],
  );
  const run = useRowRun(scroller, offsets, insetOf);

  const preferredName = usePreferences((preferences) => preferences.nameColumn);
  const size = useTimelineSize(grid, axis);
  const widest = Math.max(narrowest, size.total * (size.total < 640 ? 0.5 : 0.75));
  const { treeOnly } = view.address;
  const nameWidth = treeOnly ? size.total : Math.min(preferredName, widest);
  const [extras, setExtras] = useState<RowExtras>();
  const [hints, setHints] = useFollowing<Trace, ReadonlyMap<SpanIndex, SpanHints> | undefined>(
    open.trace,
    () => undefined,
    (held, before, after) => held && spansThatStay(held, before, after),
  );
  const { axisOf, measured } = zoom;
  const timeAxis = useMemo(() => axisOf(size.axis), [axisOf, size.axis]);
  useEffect(() => {
    if (size.axis > 0) measured(size.axis);
  }, [measured, size.axis]);

  const [active, setActive] = useFollowing<Trace, NodeKey>(
    open.trace,
    () => keyOfSpan(selected ?? spanIndex(0)),
    keyThatStays,
  );
  const activeRow = rowShowing(rows, Math.max(0, nodeOfKey(shape, active))) ?? 0;
  const activeNode = rows[activeRow] ?? 0;
  const activate = (row: number) => {
    const node = rows[row] ?? 0;
    flushSync(() => {
      setActive(keyOfNode(shape, node));
    });
    run.showRow(row);
    // On a small screen the whole timeline may be taller than the page: that scrolls too.
    document.getElementById(`${id}-${String(node)}`)?.scrollIntoView({ block: 'nearest' });
  };
  useShownRow(view, tree, run, scroller, size.total > 0);
  const [followed, setFollowed] = useState(shown);
  if (shown?.turn !== followed?.turn) {
    setFollowed(shown);
    if (shown) setActive(keyOfSpan(shown.span));
  }

  const drawn = (size.axis > 0 || treeOnly) && spans.count > 0;
  useFirstBars(drawn);
  useKeptPlace(scroller, open.trace, tree, offsets);
  const [menu, setMenu] = useState<{
    readonly of: ShapedTree;
    readonly node: number;
    readonly anchor: HTMLElement;
    readonly x: number;
  }>();
  /** By keyboard it opens in the middle of the name column. */
  const openMenu = (node: number, x?: number) => {
    const anchor = document.getElementById(`${id}-${String(node)}`);
    if (anchor && shape.kind[node] !== NodeKind.placeholder)
      setMenu({ of: shape, node, anchor, x: x ?? anchor.getBoundingClientRect().left + nameWidth / 2 });
  };
  const closeDetail = (span: SpanIndex) => {
    view.closeDetail(span);
    setActive(keyOfSpan(span));
    grid.current?.focus({ preventScroll: true });
  };
  const height = (span: SpanIndex, pixels: number) => {
    const row = rowOfSpan(rows, shape.nodeOfSpan[span] ?? -1);
    const element = scroller.current;
    if (row === undefined || !element) return;
    const above = offsets.topOf(row) + rowHeight < element.scrollTop;
    const grown = setHeight(span, pixels);
    // What is read below an opened part above it stays where it is.
    if (above && grown !== 0) element.scrollTop += grown;
  };

  const events = gridEvents({
    view,
    zoom,
    tree,
    activeRow,
    pageRows: run.pageRows,
    activate,
    setActive,
    focusGrid: () => grid.current?.focus({ preventScroll: true }),
    closeDetail,
    openMenu,
  });

  const { width: columnsWidth = 0, columnsRight = false } = extras ?? {};
  const style: CSSProperties & Record<'--tree' | '--name' | '--after' | '--screen', string> = {
    '--tree': `${String(nameWidth)}px`,
    '--name': `${String(nameWidth + (columnsRight ? 0 : columnsWidth))}px`,
    '--after': `${String(columnsRight ? columnsWidth : 0)}px`,
    '--screen': `${String(size.total)}px`,
  };
  return (
    <div className={classes['frame']}>
      {view.address.cuts.length > 0 && <CutBar view={view} shape={shape} lost={tree.lostCuts} />}
      <div className={classes['timeline']} style={style} data-tree-only={treeOnly || undefined}>
        <TimelineControls
          view={view}
          zoom={zoom}
          tree={tree}
          activeRow={activeRow}
          activate={activate}
          openMenu={() => {
            openMenu(activeNode);
          }}
          scroller={scroller}
          grid={grid}
          axisElement={axis}
          axis={timeAxis}
        />
        <GridLines axis={timeAxis} mark={zoom.mark.stretch} />
        <div ref={scroller} className={classes['scroller']} data-scroller>
          <div
            ref={grid}
            role="treegrid"
            className={classes['grid']}
            aria-label="Spans"
            aria-rowcount={rows.length + 1}
            aria-colcount={2 + (extras?.columns.length ?? 0)}
            aria-activedescendant={rows.length > 0 ? `${id}-${String(activeNode)}` : undefined}
            tabIndex={0}
            {...events}
          >
            <TimelineHead
              tree={tree}
              zoom={zoom}
              axis={timeAxis}
              menu={
                <>
                  {extras && <extras.parts.Choice view={view} extras={extras} />}
                  <RowsMenu view={view} zoom={zoom} />
                </>
              }
              axisRef={axis}
              extras={extras}
            />
            <div role="rowgroup">
              <TimelineRows
                id={id}
                view={view}
                find={find}
                colours={colours}
                tree={tree}
                details={details}
                offsets={offsets}
                run={run}
                axis={timeAxis}
                nameWidth={nameWidth}
                activeRow={activeRow}
                sticky={sticky}
                onPick={activate}
                onHeight={height}
                onClose={closeDetail}
                extras={extras}
                hints={hints}
              />
            </div>
          </div>
        </div>
        {drawn && (
          <RowExtrasSource
            view={view}
            tree={tree}
            first={run.first}
            end={run.end}
            nameWidth={nameWidth}
            total={size.total}
            onExtras={setExtras}
            onHints={setHints}
          />
        )}
        <ScrollTicks view={view} matches={find.matches} tree={tree} offsets={offsets} onGo={activate} />
        <PaneDivider
          label="Width of the name column"
          className={classes['divider']}
          value={nameWidth}
          min={narrowest}
          max={widest}
          side="left"
          onChange={(nameColumn) => {
            setPreferences({ nameColumn });
          }}
          onReset={() => {
            setPreferences({ nameColumn: defaultNameColumn });
          }}
        />
        {shape.count === 0 && spans.count > 0 && <NothingLeft view={view} shape={shape} />}
        {menu?.of === shape && (
          <RowMenu
            view={view}
            zoom={zoom}
            tree={tree}
            node={menu.node}
            anchor={menu.anchor}
            x={menu.x}
            onClose={() => {
              setMenu(undefined);
              grid.current?.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
    </div>
  );
}
