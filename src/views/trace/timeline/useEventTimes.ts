import { useEffect } from 'react';
import { NodeKind, SpanFlag, spanIndex, type Nanos, type ShapedTree, type SpanIndex } from '../../../core';
import { getEngine } from '../../../state/query/connection';
import { whileBusy } from '../../../state/session/busy';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { spansThatStay } from '../followSpans';
import { useFollowing } from '../useFollowing';

/** Scrolling rests when it has not moved for this long. */
const restMs = 80;
/** Spans whose times are kept at most. */
const kept = 5000;

type Times = ReadonlyMap<SpanIndex, readonly Nanos[]>;
const nothing: Times = new Map();

/** Times of the events of the rows on screen: asked for in one batch when scrolling rests, kept for later. */
export function useEventTimes(
  open: OpenTrace,
  shape: ShapedTree,
  rows: Int32Array,
  first: number,
  end: number,
): Times {
  // Those of the state before stay on screen until those of this one are there.
  const [known, setKnown] = useFollowing(
    open.trace,
    () => ({ handle: open.handle, times: nothing }),
    ({ handle, times }, before, after) => ({ handle, times: spansThatStay(times, before, after) }),
  );
  const times = known.handle === open.handle ? known.times : nothing;
  useEffect(() => {
    const wanted: SpanIndex[] = [];
    for (let row = first; row < end; row++) {
      const node = rows[row] ?? -1;
      if (shape.kind[node] !== NodeKind.span) continue;
      const span = spanIndex(shape.span[node] ?? 0);
      const flags = open.trace.spans.flags[span] ?? 0;
      if ((flags & SpanFlag.events) !== 0 && !times.has(span)) wanted.push(span);
    }
    if (wanted.length === 0) return;
    let stale = false;
    const timer = setTimeout(() => {
      void whileBusy(getEngine().eventTimes(open.handle, wanted)).then((answer) => {
        // Without an answer the rows have no ticks; opening a span says what went wrong.
        if (stale || !answer.ok) return;
        const next = new Map(times.size > kept ? nothing : times);
        wanted.forEach((span, at) => next.set(span, answer.value[at] ?? []));
        setKnown({ handle: open.handle, times: next });
      });
    }, restMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [open, shape, rows, first, end, times, setKnown]);
  return known.times;
}
