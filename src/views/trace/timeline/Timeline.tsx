import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
} from 'react';
import { flushSync } from 'react-dom';
import {
  NodeKind,
  keyOfNode,
  keyOfSpan,
  nodeOfKey,
  rowOfSpan,
  rowShowing,
  spanIndex,
  spanOfNode,
  toggleFold,
  type NodeKey,
  type SpanHints,
  type SpanIndex,
  type Trace,
} from '../../../core';
import { onDemand } from '../../../state/session/onDemand';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { PaneDivider } from '../../../ui/PaneDivider';
import type { SpanColours } from '../colours/SpanColours';
import { fetchDetailCode } from '../LazyDetail';
import { keyThatStays } from '../followSpans';
import type { Find } from '../useFind';
import { useFollowing } from '../useFollowing';
import type { TraceView } from '../useTraceView';
import { firstErrorBelow } from '../errors/firstErrorBelow';
import { fitSpan } from '../fitSpan';
import type { Zoom } from '../useZoom';
import { actOnNode, nodeDeed } from './actOnNode';
import type { RowExtras } from './columns/RowExtras';
import { gridMove } from './gridKeys';
import { GridLines } from './GridLines';
import classes from './Timeline.module.css';
import { stickyCount } from './stickyRows';
import { TimelineHead } from './TimelineHead';
import { TimelineRows } from './TimelineRows';
import { rowHeight, useDetailRows } from './useDetailRows';
import { useKeptPlace } from './useKeptPlace';
import { useRowRun } from './useRowRun';
import { useRowTree } from './useRowTree';
import { useShownRow } from './useShownRow';

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
  const { shape, folds, rows } = tree;
  const { details, offsets, setHeight } = useDetailRows(open.trace, shape, rows, opened);
  const sticky = usePreferences((preferences) => preferences.stickyAncestors);
  const insetOf = useCallback(
    (row: number) => (sticky ? stickyCount(shape, rows[row] ?? 0) * rowHeight : 0),
    [sticky, shape, rows],
  );
  const run = useRowRun(scroller, offsets, insetOf);

  const preferredName = usePreferences((preferences) => preferences.nameColumn);
  const [size, setSize] = useState({ total: 0, axis: 0 });
  useLayoutEffect(() => {
    const element = axis.current;
    const whole = grid.current;
    if (!element || !whole) return;
    const measure = () => {
      setSize((old) => {
        const next = { total: whole.clientWidth, axis: element.clientWidth };
        return old.total === next.total && old.axis === next.axis ? old : next;
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(whole);
    return () => {
      observer.disconnect();
    };
  }, []);
  const widest = Math.max(narrowest, size.total * (size.total < 640 ? 0.5 : 0.75));
  const { treeOnly } = view.address;
  const nameWidth = treeOnly ? size.total : Math.min(preferredName, widest);
  const [extras, setExtras] = useState<RowExtras>();
  const [hints, setHints] = useState<ReadonlyMap<SpanIndex, SpanHints>>();
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
  const activeSpan = spanOfNode(shape, activeNode);
  const activate = (row: number) => {
    const node = rows[row] ?? 0;
    flushSync(() => {
      setActive(keyOfNode(shape, node));
    });
    run.showRow(row);
    // On a small screen the whole timeline may be taller than the page: that scrolls too.
    document.getElementById(`${id}-${String(node)}`)?.scrollIntoView({ block: 'nearest' });
  };
  useShownRow(view, tree, run, size.total > 0);
  const [followed, setFollowed] = useState(shown);
  if (shown?.turn !== followed?.turn) {
    setFollowed(shown);
    if (shown) setActive(keyOfSpan(shown.span));
  }

  const drawn = (size.axis > 0 || treeOnly) && spans.count > 0;
  useEffect(() => {
    if (!drawn) return;
    const frame = requestAnimationFrame(() => {
      performance.mark('spanlight:first-bars');
      fetchDetailCode();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [drawn]);

  useKeptPlace(scroller, open.trace, tree, offsets);
  const [menu, setMenu] = useState<{
    readonly node: number;
    readonly anchor: HTMLElement;
    readonly x?: number;
  }>();
  /** By keyboard it opens in the middle of the name column. */
  const openMenu = (node: number, x?: number) => {
    const anchor = document.getElementById(`${id}-${String(node)}`);
    if (anchor && shape.kind[node] !== NodeKind.placeholder)
      setMenu({ node, anchor, x: x ?? anchor.getBoundingClientRect().left + nameWidth / 2 });
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

  const style: CSSProperties & Record<'--tree' | '--name' | '--screen', string> = {
    '--tree': `${String(nameWidth)}px`,
    '--name': `${String(nameWidth + (extras?.width ?? 0))}px`,
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
        <div
          ref={grid}
          role="treegrid"
          className={classes['grid']}
          aria-label="Spans"
          aria-rowcount={rows.length + 1}
          aria-colcount={2 + (extras?.columns.length ?? 0)}
          aria-activedescendant={rows.length > 0 ? `${id}-${String(activeNode)}` : undefined}
          tabIndex={0}
          onKeyDown={(event) => {
            const inDetail =
              event.target instanceof Element ? event.target.closest('[data-detail-of]') : null;
            if (inDetail && event.key === 'Escape' && !event.defaultPrevented) {
              event.preventDefault();
              closeDetail(spanIndex(Number(inDetail.getAttribute('data-detail-of'))));
              return;
            }
            if (event.target !== event.currentTarget) return;
            if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
              event.preventDefault();
              openMenu(activeNode);
              return;
            }
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.shiftKey && event.key !== 'Enter') return;
            const move = gridMove(event.key, shape, folds, rows, activeRow, run.pageRows());
            const deed = nodeDeed(tree, activeNode, event.key);
            if (deed) {
              event.preventDefault();
              deed();
              return;
            }
            if (!move) return;
            if (move.move === 'close') {
              const isOpen = activeSpan !== undefined && opened.includes(activeSpan);
              if (!isOpen && selected === undefined) {
                if (zoom.mark.stretch) zoom.mark.keep(undefined);
                return;
              }
              event.preventDefault();
              if (isOpen) view.closeDetail(activeSpan);
              else view.change({ selected: undefined }, 'replace');
              return;
            }
            event.preventDefault();
            if (move.move === 'row') activate(move.row);
            else if (move.move === 'node') activate(rowShowing(rows, move.node) ?? 0);
            else if (move.move !== 'detail') tree.setFolds(toggleFold(shape, folds, activeNode));
            else if (activeSpan !== undefined) view.toggleDetail(activeSpan);
          }}
          onClick={(event) => {
            if (!(event.target instanceof Element)) return;
            const row = event.target.closest('[data-node]');
            if (!row) return;
            const node = Number(row.getAttribute('data-node'));
            grid.current?.focus({ preventScroll: true });
            setActive(keyOfNode(shape, node));
            // The second click of a double click is part of "fit this span".
            if (event.detail > 1 || window.getSelection()?.type === 'Range') return;
            const act = event.target.closest('[data-act]')?.getAttribute('data-act') ?? '';
            const span = spanOfNode(shape, node);
            if (act === 'menu') openMenu(node, event.clientX);
            else if (span === undefined) actOnNode(view, tree, node, act);
            else if (act === 'fold') tree.setFolds(toggleFold(shape, folds, node));
            else if (act === 'errors') view.visit(firstErrorBelow(spans, span));
            else view.toggleDetail(span);
          }}
          onContextMenu={(event) => {
            const row = event.target instanceof Element ? event.target.closest('[data-node]') : null;
            // Inside a detail, and where text is selected, the browser's own menu has its uses.
            if (!row || window.getSelection()?.type === 'Range') return;
            event.preventDefault();
            const node = Number(row.getAttribute('data-node'));
            setActive(keyOfNode(shape, node));
            openMenu(node, event.clientX);
          }}
          onDoubleClick={(event) => {
            if (!(event.target instanceof Element) || !event.target.closest('[data-act="bar"]')) return;
            const node = Number(event.target.closest('[data-node]')?.getAttribute('data-node'));
            fitSpan(zoom, spans, Math.max(0, shape.span[node] ?? 0));
          }}
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
          <div role="rowgroup" ref={scroller} className={classes['scroller']} tabIndex={-1}>
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
        {menu && (
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
      <ScrollTicks view={view} matches={find.matches} tree={tree} offsets={offsets} onGo={activate} />
    </div>
  );
}
