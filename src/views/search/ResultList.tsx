import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { zoneOffset, type TimeZoneChoice, type TraceSummary } from '../../core';
import { PrintedPart } from '../../pieces/PrintedPart';
import { useLastSearch } from '../../state/url/lastSearch';
import { useShortcuts } from '../../ui/shortcuts';
import { usePrinting } from '../../ui/usePrinting';
import { useWidth } from '../../ui/useWidth';
import { useVisibleRun } from '../../ui/useVisibleRun';
import { cx } from '../../ui/cx';
import classes from './ResultList.module.css';
import { ResultRow } from './ResultRow';
import { SortHeads } from './SortHeads';
import { startRange } from './startRange';

const rowHeight = 54;
const compactRowHeight = 84;
/** Below this width a row needs three lines. */
const compactWidth = 720;

interface ResultListProps {
  readonly summaries: readonly TraceSummary[];
  readonly sort: string;
  readonly descending: boolean;
  readonly zone: TimeZoneChoice;
  readonly from: 'server' | 'files';
  readonly onSort: (sort: string, descending: boolean) => void;
  readonly onMark: (traceId: string | undefined) => void;
}

/** Whether clocks were changed between the first and the last of the traces. */
function changesOffset(summaries: readonly TraceSummary[], zone: TimeZoneChoice): boolean {
  const range = startRange(summaries);
  return range !== undefined && zoneOffset(range.first, zone) !== zoneOffset(range.last, zone);
}

/**
 * The traces found, one row each, drawn only where they are on screen. A grid with one tab stop: arrows, j and k, Home,
 * End and the page keys move, → goes to the row's times, Enter opens; each row is one real link, so that the middle button and the menu work too.
 */
export function ResultList(props: ResultListProps) {
  const { summaries, sort, descending, zone, from, onSort, onMark } = props;
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(grid);
  const isCompact = width > 0 && width < compactWidth;
  const height = isCompact ? compactRowHeight : rowHeight;
  const { first, end } = useVisibleRun(scroller, summaries.length, height);
  const printing = usePrinting();
  const openedTraceId = useLastSearch((state) => state.openedTraceId);
  const [held, setHeld] = useState({ summaries, active: -1 });
  // Another list, or another order: the tab stop returns to the trace opened last, else to the top.
  if (held.summaries !== summaries) setHeld({ summaries, active: -1 });
  const opened = summaries.findIndex(({ traceId }) => traceId === openedTraceId);
  const active = held.summaries === summaries && held.active >= 0 ? held.active : Math.max(0, opened);
  const focusWanted = useRef(false);
  const hasOffset = useMemo(() => changesOffset(summaries, zone), [summaries, zone]);
  const longest = summaries.reduce((most, { duration }) => Math.max(most, duration), 1);

  const reveal = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = index * height;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + height > element.scrollTop + element.clientHeight)
      element.scrollTop = top + height - element.clientHeight;
  };
  const move = (to: number) => {
    if (summaries.length === 0) return;
    const index = Math.min(summaries.length - 1, Math.max(0, to));
    focusWanted.current = true;
    reveal(index);
    setHeld({ summaries, active: index });
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

  const isInList = () => scroller.current?.contains(document.activeElement) === true;
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
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      // Within the row: from its link to its times, and back.
      const stops = [...(document.activeElement?.closest('[role=row]')?.querySelectorAll('a, button') ?? [])];
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
  return (
    <div
      ref={grid}
      className={cx(classes['grid'], isCompact && classes['compact'])}
      role="grid"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label="Traces"
      aria-rowcount={summaries.length + 1}
      aria-colcount={5}
    >
      <SortHeads sort={sort} descending={descending} onSort={onSort} />
      <div
        ref={scroller}
        className={classes['scroller']}
        role="rowgroup"
        onPointerLeave={() => {
          onMark(undefined);
        }}
      >
        <div
          className={classes['rows']}
          role="presentation"
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
                  share={summary.duration / longest}
                  hasOffset={hasOffset}
                  from={from}
                  isTabStop={index === active}
                  wasOpened={summary.traceId === openedTraceId}
                  onMark={onMark}
                />
              )
            );
          })}
        </div>
        <PrintedPart first={first} end={end} count={summaries.length} what="traces" />
      </div>
    </div>
  );
}
