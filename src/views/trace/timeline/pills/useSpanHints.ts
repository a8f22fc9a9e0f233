import { useEffect, useState } from 'react';
import { spanOfNode, type SpanHints, type SpanIndex } from '../../../../core';
import { getEngine } from '../../../../state/query/connection';
import { whileBusy } from '../../../../state/session/busy';
import type { OpenTrace } from '../../../../worker/TraceEngine';
import type { RowTree } from '../useRowTree';

/** Scrolling rests when it has not moved for this long. */
const restMs = 80;
/** Spans whose hints are kept at most. */
const kept = 5000;
/** Rows beyond each edge that are asked for too, so that a scroll meets rows that are complete. */
const beyond = 150;

type Hints = ReadonlyMap<SpanIndex, SpanHints>;
const nothing: Hints = new Map();

/** What the attributes of the rows on screen say at a glance: asked for in one batch when scrolling rests, kept for later. */
export function useSpanHints(open: OpenTrace, { shape, rows }: RowTree, first: number, end: number): Hints {
  const [known, setKnown] = useState<{ readonly handle: number; readonly hints: Hints }>();
  const hints = known?.handle === open.handle ? known.hints : nothing;
  useEffect(() => {
    const missing = (from: number, to: number): SpanIndex[] => {
      const spans: SpanIndex[] = [];
      for (let row = Math.max(0, from); row < Math.min(rows.length, to); row++) {
        const span = spanOfNode(shape, rows[row] ?? -1);
        if (span !== undefined && !hints.has(span)) spans.push(span);
      }
      return spans;
    };
    if (missing(first, end).length === 0) return;
    const wanted = missing(first - beyond, end + beyond);
    let isStale = false;
    const ask = () => {
      void whileBusy(getEngine().spanHints(open.handle, wanted)).then((answer) => {
        // Without an answer the rows have no pills; opening a span says what went wrong.
        if (isStale || !answer.ok) return;
        const next = new Map(hints.size > kept ? nothing : hints);
        answer.value.forEach((each, at) => {
          const span = wanted[at];
          if (span !== undefined) next.set(span, each);
        });
        setKnown({ handle: open.handle, hints: next });
      });
    };
    const timer = setTimeout(ask, hints.size === 0 ? 0 : restMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [open, shape, rows, first, end, hints]);
  return hints;
}
