import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { formatCount, spanIndex, type Answer, type Failure, type SpanIndex } from '../../core';
import { getEngine } from '../../state/query/connection';
import { whileBusy } from '../../state/session/busy';
import { announce } from '../../ui/announce';
import type { TraceView } from './useTraceView';

/** The find text of the page and what it hits. */
export interface Find {
  readonly text: string;
  /** Spans that are hit, ascending; undefined while nothing is looked for or the first answer is awaited. */
  readonly matches: Int32Array | undefined;
  /** 1 for each span that is hit. */
  readonly hit: Uint8Array | undefined;
  readonly current: SpanIndex | undefined;
  /** Position of `current` among the matches, from 1; 0 for none. */
  readonly position: number;
  readonly failure: Failure | undefined;
  readonly setText: (text: string) => void;
  /** 1 = next, −1 = previous, around the ends. */
  readonly step: (by: 1 | -1) => void;
}

interface Result {
  readonly handle: number;
  readonly text: string;
  readonly matches: Int32Array;
  readonly hit: Uint8Array;
  readonly failure: Failure | undefined;
}

const none = new Int32Array(0);

/** Number of matches below `span`: where it is, or would be, in the list. */
export function matchesBefore(matches: Int32Array, span: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((matches[middle] ?? 0) < span) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first match at or after a span, around the end; the first of all where there is none. */
function firstFrom(matches: Int32Array, span: SpanIndex | undefined): number {
  if (span === undefined) return 0;
  const at = matchesBefore(matches, span);
  return at < matches.length ? at : 0;
}

/** Asks the worker for each text, the last one wins; scrolls to the first match. */
export function useFind(view: TraceView): Find {
  const { open, address, change, selected, scrollTo, show } = view;
  const text = address.find;
  const [result, setResult] = useState<Result>();
  const [at, setAt] = useState<{ readonly of: Result; readonly index: number }>();

  const [opening] = useState({ text, selected });
  const arrived = useEffectEvent((asked: string, answer: Answer<Int32Array>) => {
    const matches = answer.ok ? answer.value : none;
    const hit = new Uint8Array(open.trace.spans.count);
    for (const span of matches) hit[span] = 1;
    setResult({
      handle: open.handle,
      text: asked,
      matches,
      hit,
      failure: answer.ok ? undefined : answer.failure,
    });
    const first = matches[firstFrom(matches, selected)];
    // A link that names a span shows that span, not the first match.
    const pinned = opening.selected !== undefined && opening.text === asked;
    if (first !== undefined && !pinned) scrollTo(spanIndex(first));
  });

  useEffect(() => {
    if (text === '') return;
    const abort = new AbortController();
    void whileBusy(getEngine().find(open.handle, text, abort.signal)).then((answer) => {
      if (!abort.signal.aborted) arrived(text, answer);
    });
    return () => {
      abort.abort();
    };
  }, [open, text]);

  const live = text !== '' && result?.handle === open.handle ? result : undefined;

  useEffect(() => {
    if (!result) return;
    performance.mark('spanlight:find-done');
    const { length } = result.matches;
    announce(
      result.failure?.message ??
        (length === 0 ? 'No match' : `${formatCount(length)} ${length === 1 ? 'match' : 'matches'}`),
    );
  }, [result]);

  const first = live === undefined ? 0 : firstFrom(live.matches, selected);
  const index = live === undefined || live.matches.length === 0 ? -1 : at?.of === live ? at.index : first;
  const matched = live?.matches[index];
  const current = matched === undefined ? undefined : spanIndex(matched);

  const step = useCallback(
    (by: 1 | -1) => {
      if (!live || live.matches.length === 0) return;
      const next = (index + by + live.matches.length) % live.matches.length;
      setAt({ of: live, index: next });
      const span = spanIndex(live.matches[next] ?? 0);
      show(span);
      announce(`${formatCount(next + 1)} of ${formatCount(live.matches.length)}`);
    },
    [live, index, show],
  );
  const setText = useCallback(
    (next: string) => {
      change({ find: next }, 'settle');
    },
    [change],
  );
  return useMemo(
    () => ({
      text,
      matches: live?.matches,
      hit: live?.hit,
      current,
      position: index + 1,
      failure: live?.failure,
      setText,
      step,
    }),
    [text, live, current, index, setText, step],
  );
}
