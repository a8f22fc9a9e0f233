import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { flushSync } from 'react-dom';
import {
  rowOfSpan,
  rowShowing,
  siblingPlaces,
  spanIndex,
  toggleFold,
  visibleRows,
  type SpanIndex,
} from '../../../core';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { PaneDivider } from '../../../ui/PaneDivider';
import type { SpanColours } from '../colours/SpanColours';
import { fetchDetailCode } from '../LazyDetail';
import { nearSpan } from '../followSpans';
import type { Find } from '../useFind';
import { useFollowing } from '../useFollowing';
import type { TraceView } from '../useTraceView';
import { fitSpan } from '../fitSpan';
import type { Zoom } from '../useZoom';
import { gridMove } from './gridKeys';
import { GridLines } from './GridLines';
import classes from './Timeline.module.css';
import { TimelineHead } from './TimelineHead';
import { TimelineRows } from './TimelineRows';
import { rowHeight, useDetailRows } from './useDetailRows';
import { useKeptPlace } from './useKeptPlace';
import { useRowRun } from './useRowRun';
import { useTimePointer } from './useTimePointer';
import { useTimelineShortcuts } from './useTimelineShortcuts';

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
  const { open, folds, setFolds, selected, opened, shown } = view;
  const { spans } = open.trace;
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => visibleRows(spans, folds), [spans, folds]);
  const places = useMemo(() => siblingPlaces(spans), [spans]);
  const { details, offsets, setHeight } = useDetailRows(open.trace, rows, opened);
  const run = useRowRun(scroller, offsets);

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
  const nameWidth = Math.min(preferredName, widest);
  const { axisOf, measured } = zoom;
  const timeAxis = useMemo(() => axisOf(size.axis), [axisOf, size.axis]);
  useEffect(() => {
    if (size.axis > 0) measured(size.axis);
  }, [measured, size.axis]);

  const [active, setActive] = useFollowing(open.trace, () => selected ?? spanIndex(0), nearSpan);
  const activeRow = rowShowing(rows, active) ?? 0;
  const activeSpan = spanIndex(rows[activeRow] ?? 0);
  const activate = (row: number) => {
    const span = spanIndex(rows[row] ?? 0);
    flushSync(() => {
      setActive(span);
    });
    run.showRow(row);
    // On a small screen the whole timeline may be taller than the page: that scrolls too.
    document.getElementById(`${id}-${String(span)}`)?.scrollIntoView({ block: 'nearest' });
  };

  // A wish to see a span is granted once its row is there: folds may still be on their way through the address.
  const granted = useRef(-1);
  const viewportReady = size.total > 0;
  useLayoutEffect(() => {
    if (shown === undefined || !viewportReady || granted.current === shown.turn) return;
    const row = rowShowing(rows, shown.span);
    if (row === undefined) return;
    run.showRow(row);
    if (rows[row] === shown.span) granted.current = shown.turn;
  }, [shown, rows, run, viewportReady]);
  const [followed, setFollowed] = useState(shown);
  if (shown?.turn !== followed?.turn) {
    setFollowed(shown);
    if (shown) setActive(shown.span);
  }

  const drawn = size.axis > 0 && spans.count > 0;
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

  useKeptPlace(scroller, open.trace, rows, offsets);
  useTimePointer(grid, axis, timeAxis, zoom);
  useTimelineShortcuts({ view, zoom, rows, activeRow, activate, scroller });

  const closeDetail = (span: SpanIndex) => {
    view.closeDetail(span);
    setActive(span);
    grid.current?.focus({ preventScroll: true });
  };
  const height = (span: SpanIndex, pixels: number) => {
    const row = rowOfSpan(rows, span);
    const element = scroller.current;
    if (row === undefined || !element) return;
    const above = offsets.topOf(row) + rowHeight < element.scrollTop;
    const grown = setHeight(span, pixels);
    // What is read below an opened part above it stays where it is.
    if (above && grown !== 0) element.scrollTop += grown;
  };

  const style: CSSProperties & Record<'--name' | '--screen', string> = {
    '--name': `${String(nameWidth)}px`,
    '--screen': `${String(size.total)}px`,
  };
  return (
    <div className={classes['timeline']} style={style}>
      <GridLines axis={timeAxis} mark={zoom.mark.stretch} />
      <div
        ref={grid}
        role="treegrid"
        className={classes['grid']}
        aria-label="Spans"
        aria-rowcount={rows.length + 1}
        aria-colcount={2}
        aria-activedescendant={rows.length > 0 ? `${id}-${String(activeSpan)}` : undefined}
        tabIndex={0}
        onKeyDown={(event) => {
          const inDetail = event.target instanceof Element ? event.target.closest('[data-detail-of]') : null;
          if (inDetail && event.key === 'Escape' && !event.defaultPrevented) {
            event.preventDefault();
            closeDetail(spanIndex(Number(inDetail.getAttribute('data-detail-of'))));
            return;
          }
          if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.shiftKey && event.key !== 'Enter') return;
          const move = gridMove(event.key, spans, folds, rows, activeRow, run.pageRows());
          if (!move) return;
          if (move.move === 'close') {
            const isOpen = opened.includes(activeSpan);
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
          else if (move.move === 'span') activate(rowShowing(rows, move.span) ?? 0);
          else if (move.move === 'detail') view.toggleDetail(activeSpan);
          else setFolds(toggleFold(spans, folds, activeSpan));
        }}
        onClick={(event) => {
          if (!(event.target instanceof Element)) return;
          const row = event.target.closest('[data-span]');
          if (!row) return;
          const span = spanIndex(Number(row.getAttribute('data-span')));
          grid.current?.focus({ preventScroll: true });
          setActive(span);
          // The second click of a double click is part of "fit this span".
          if (event.detail > 1 || window.getSelection()?.type === 'Range') return;
          if (event.target.closest('[data-act="fold"]')) setFolds(toggleFold(spans, folds, span));
          else view.toggleDetail(span);
        }}
        onDoubleClick={(event) => {
          if (!(event.target instanceof Element) || !event.target.closest('[data-act="bar"]')) return;
          const span = Number(event.target.closest('[data-span]')?.getAttribute('data-span'));
          fitSpan(zoom, spans, span);
        }}
      >
        <TimelineHead view={view} zoom={zoom} axis={timeAxis} rowCount={rows.length} axisRef={axis} />
        <div role="rowgroup" ref={scroller} className={classes['scroller']} tabIndex={-1}>
          <TimelineRows
            id={id}
            view={view}
            find={find}
            colours={colours}
            rows={rows}
            places={places}
            details={details}
            offsets={offsets}
            run={run}
            axis={timeAxis}
            nameWidth={nameWidth}
            activeRow={activeRow}
            onHeight={height}
            onClose={closeDetail}
          />
        </div>
      </div>
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
    </div>
  );
}
