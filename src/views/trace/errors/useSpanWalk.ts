import { useCallback, useRef } from 'react';
import { formatCount, nameOf, serviceOf, spanIndex, type SpanIndex, type Trace } from '../../../core';
import { announce } from '../../../ui/announce';
import { lineText } from '../timeline/rowName';
import type { TraceView } from '../useTraceView';

/** A way through some spans, from the selected one on. */
export interface SpanWalk {
  /** Place of the selected span among them, from 1; 0 where it is none of them. */
  readonly position: number;
  /** 1 = next, −1 = previous, around the ends. */
  readonly step: (by: 1 | -1) => void;
}

/** How many members of an ascending list are below `span`. */
function countBelow(ascending: Int32Array, span: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < span) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the next or previous member, seen from a span; around the ends. */
export function nextPlace(ascending: Int32Array, from: SpanIndex | undefined, by: 1 | -1): number {
  const { length } = ascending;
  if (from === undefined) return by > 0 ? 0 : length - 1;
  const below = countBelow(ascending, from);
  const next = by < 0 ? below - 1 : ascending[below] === from ? below + 1 : below;
  return (next + length) % length;
}

/** Walks through `spans` (ascending), selecting each. `what` names them when they are announced: "errors". */
export function useSpanWalk(view: TraceView, spans: Int32Array, what: string): SpanWalk {
  const { selected, visit, open } = view;
  // Keys may come faster than the address follows: the next step starts from where the last one went.
  const last = useRef<{
    readonly of: Trace;
    readonly from: SpanIndex | undefined;
    readonly to: SpanIndex;
  }>(undefined);
  const step = useCallback(
    (by: 1 | -1) => {
      if (spans.length === 0) return;
      const { trace } = open;
      const before = last.current?.of === trace && last.current.from === selected ? last.current : undefined;
      const from = before?.to ?? selected;
      const place = nextPlace(spans, from, by);
      const to = spanIndex(spans[place] ?? 0);
      last.current = { of: trace, from: selected, to };
      visit(to);
      const name = `${lineText(serviceOf(trace, to))}: ${lineText(nameOf(trace, to))}`;
      announce(`${formatCount(place + 1)} of ${formatCount(spans.length)} ${what}. ${name}`);
    },
    [spans, selected, visit, open, what],
  );
  const place = selected === undefined ? -1 : countBelow(spans, selected);
  return { position: place >= 0 && spans[place] === selected ? place + 1 : 0, step };
}
