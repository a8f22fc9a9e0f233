import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import { zoneOffset, type TimeZoneChoice, type TraceSummary } from '../../../core';
import { PrintedPart } from '../../../pieces/PrintedPart';
import { usePreferences } from '../../../state/prefs/preferences';
import { useLastSearch } from '../../../state/url/lastSearch';
import { cx } from '../../../ui/cx';
import { useShortcuts } from '../../../ui/shortcuts';
import { usePrinting } from '../../../ui/usePrinting';
import { useVisibleRun } from '../../../ui/useVisibleRun';
import { useWidth } from '../../../ui/useWidth';
import type { ListLayout } from '../columns/useListLayout';
import type { Peek } from '../peek/usePeek';
import { startRange } from '../startRange';
import { ColumnHeads } from './ColumnHeads';
import { columnTemplate, headHeight, leastWidth, narrowWidth, rowHeightOf } from './listSizes';
import type { ListLook } from './ResultCell';
import classes from './ResultList.module.css';
import { ResultRow } from './ResultRow';

interface ResultListProps {
  readonly summaries: readonly TraceSummary[];
  readonly layout: ListLayout;
  readonly zone: TimeZoneChoice;
  readonly peek: Peek;
  readonly ticked: ReadonlySet<string>;
  readonly onMark: (traceId: string | undefined) => void;
  /** Ticks a trace, or takes its tick away. */
  readonly onTick: (summary: TraceSummary) => void;
}

/** Whether clocks were changed between the first and the last of the traces. */
function changesOffset(summaries: readonly TraceSummary[], zone: TimeZoneChoice): boolean {
  const range = startRange(summaries);
  return range !== undefined && zoneOffset(range.first, zone) !== zoneOffset(range.last, zone);
}

/**
 * The traces found, one row each, drawn only where they are on screen. A grid with one tab stop: arrows, j and k, Home,
 * End and the page keys move, → goes to the row's times, Enter opens, Space ticks; each row is one real link, so that the middle button
 * and the menu work too.
 */
export function ResultList(props: ResultListProps) {
  const { summaries, layout, zone, peek, ticked, onMark, onTick } = props;
  const { columns } = layout;
  const density = usePreferences((preferences) => preferences.resultDensity);
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(grid);
  const isNarrow = width > 0 && width < narrowWidth;
  const isDense = density === 'compact';
  const height = rowHeightOf({ isNarrow, isDense, columns });
  const { first, end } = useVisibleRun(scroller, summaries.length, height);
  const printing = usePrinting();
  const openedTraceId = useLastSearch((state) => state.openedTraceId);
  const [held, setHeld] = useState({ summaries, active: -1 });
  // Another list, or another order: the tab stop returns to the trace opened last, else to the top.
  if (held.summaries !== summaries) setHeld({ summaries, active: -1 });
  const opened = summaries.findIndex(({ traceId }) => traceId === openedTraceId);
  const walked = held.summaries === summaries && held.active >= 0 ? held.active : Math.max(0, opened);
  // Whoever peeks goes on from the row that is peeked at.
  const active = peek.at >= 0 ? peek.at : walked;
  const focusWanted = useRef(false);
  const hasOffset = useMemo(() => changesOffset(summaries, zone), [summaries, zone]);
  const look = useMemo((): ListLook => ({ isDense, isNarrow, hasOffset }), [isDense, isNarrow, hasOffset]);
  const longest = summaries.reduce((most, { duration }) => Math.max(most, duration), 1);

  const reveal = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight - headHeight)
      element.scrollTop = top + height - element.clientHeight + headHeight;
  };
  const move = (to: number) => {
    if (summaries.length === 0) return;
    const index = Math.min(summaries.length - 1, Math.max(0, to));
    focusWanted.current = true;
    reveal(index);
    setHeld({ summaries, active: index });
    const row = summaries[index];
    if (row) peek.follow(row.traceId);
    scroller.current?.querySelector<HTMLElement>(`[data-row="${String(index)}"]`)?.focus();
  };
  useEffect(() => {
    if (!focusWanted.current) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${String(active)}"]`);
    if (!link) return;
    focusWanted.current = false;
    link.focus();
  });
  const cameBack = useRef(true);
  useEffect(() => {
    // Once, when the page comes back from a trace.
    if (cameBack.current && opened > 0) reveal(opened);
    cameBack.current = false;
  });

  const { at: peekedAt } = peek;
  const revealPeeked = useEffectEvent(() => {
    if (peekedAt >= 0) reveal(peekedAt);
  });
  useEffect(() => {
    revealPeeked();
  }, [peekedAt]);
  const latest = useRef(peek);
  useEffect(() => {
    latest.current = peek;
  });
  const onPeek = useCallback((traceId: string) => {
    latest.current.toggle(traceId);
  }, []);

  const rowInFocus = () => document.activeElement?.closest('[role=row][aria-selected]');
  const isInList = () => scroller.current?.contains(rowInFocus() ?? null) === true;
  const tick = (index: number) => {
    const summary = summaries[index];
    if (summary) onTick(summary);
  };
  useShortcuts([
    {
      keys: 'j',
      does: 'Next trace of the list',
      group: 'Search',
      run: () => {
        move(isInList() ? active + 1 : active);
      },
    },
    {
      keys: 'k',
      does: 'Previous trace of the list',
      group: 'Search',
      run: () => {
        move(isInList() ? active - 1 : active);
      },
    },
    {
      keys: 'x',
      does: 'Tick the trace of the list, or take its tick away (Space, too)',
      group: 'Search',
      run: () => {
        if (isInList()) tick(active);
      },
    },
    {
      keys: 'p',
      does: peek.traceId === undefined ? 'Peek at the trace beside the list' : 'Close the peek',
      group: 'Search',
      run: () => {
        const row = summaries[active];
        if (row) peek.toggle(row.traceId);
      },
    },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      // Within the row: from its link to its times, and back.
      const stops = [...(rowInFocus()?.querySelectorAll('a, button') ?? [])];
      const to =
        stops[
          stops.findIndex((stop) => stop === document.activeElement) + (event.key === 'ArrowRight' ? 1 : -1)
        ];
      if (to instanceof HTMLElement && isInList()) {
        event.preventDefault();
        to.focus();
      }
      return;
    }
    if (event.key === ' ' && document.activeElement?.matches('a[data-row]') === true) {
      event.preventDefault();
      tick(active);
      return;
    }
    if (!isInList()) {
      // From the heads into the list.
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      move(active);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const targets = new Map([
      ['ArrowDown', active + 1],
      ['ArrowUp', active - 1],
      ['PageDown', active + page],
      ['PageUp', active - page],
      ['Home', 0],
      ['End', summaries.length - 1],
    ]);
    const target = targets.get(event.key);
    if (target === undefined) return;
    event.preventDefault();
    move(target);
  };

  const shown: number[] = [];
  for (let index = first; index < end; index++) shown.push(index);
  // The tab stop exists even where it is scrolled out of sight.
  if (active < summaries.length && (active < first || active >= end)) shown.push(active);
  const sizes: CSSProperties & Record<'--columns', string> = {
    '--columns': columnTemplate(columns),
    minWidth: isNarrow ? undefined : leastWidth(columns),
  };
  return (
    <div
      ref={grid}
      className={cx(classes['grid'], isNarrow && classes['narrow'], isDense && classes['dense'])}
      data-narrow={isNarrow || undefined}
      role="grid"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label="Traces"
      aria-multiselectable="true"
      aria-rowcount={summaries.length + 1}
      aria-colcount={columns.length + 1}
    >
      <div
        ref={scroller}
        className={classes['scroller']}
        onPointerLeave={() => {
          onMark(undefined);
        }}
      >
        <div className={classes['sized']} style={sizes}>
          <ColumnHeads
            columns={columns}
            order={layout.order}
            onOrder={layout.setOrder}
            onColumns={layout.setColumns}
            onWidth={layout.setWidth}
          />
          <div
            className={classes['rows']}
            role="rowgroup"
            style={{ height: (printing ? end : summaries.length) * height }}
          >
            {shown.map((index) => {
              const summary = summaries[index];
              return (
                summary && (
                  <ResultRow
                    key={summary.traceId}
                    summary={summary}
                    index={index}
                    top={index * height}
                    height={height}
                    columns={columns}
                    look={look}
                    share={summary.duration / longest}
                    query={peek.queryOf(summary.traceId)}
                    isTabStop={index === active}
                    isPeeked={index === peekedAt}
                    onPeek={onPeek}
                    isTicked={ticked.has(summary.traceId)}
                    wasOpened={summary.traceId === openedTraceId}
                    onMark={onMark}
                    onTick={onTick}
                  />
                )
              );
            })}
          </div>
        </div>
        <PrintedPart first={first} end={end} count={summaries.length} what="traces" />
      </div>
    </div>
  );
}
