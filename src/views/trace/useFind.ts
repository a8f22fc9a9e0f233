import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import {
  formatCount,
  spanIndex,
  type Answer,
  type Failure,
  type FindAnswer,
  type FindMistake,
  type FindPart,
  type NearestKey,
  type SpanIndex,
  type Trace,
} from '../../core';
import { getEngine } from '../../state/query/connection';
import { whileBusy } from '../../state/session/busy';
import { findModes, type FindMode } from '../../state/url/trace/findParts';
import { announce } from '../../ui/announce';
import { listThatStays, nearSpan } from './followSpans';
import { referenceTo } from './spanReference';
import { useFollowing } from './useFollowing';
import type { TraceView } from './useTraceView';

/** The find text of the page and what it hits. */
export interface Find {
  readonly text: string;
  /** Spans that are hit, ascending; undefined while nothing is looked for or the first answer is awaited. */
  readonly matches: Int32Array | undefined;
  /** 1 for each span that is hit. */
  readonly hit: Uint8Array | undefined;
  /** How many are found while the rest of the trace is still looked through. */
  readonly soFar: number | undefined;
  readonly current: SpanIndex | undefined;
  /** Position of `current` among the matches, from 1; 0 for none. */
  readonly position: number;
  readonly failure: Failure | undefined;
  /** What is wrong with the text; the last good matches stay meanwhile. */
  readonly mistake: FindMistake | undefined;
  /** How the text was read, in plain words; '' while that is not known. */
  readonly echo: string;
  /** What a text without matches may have meant. */
  readonly nearest: NearestKey | undefined;
  /** What becomes of rows: matches are marked, only matches stay, matches go. */
  readonly mode: FindMode;
  /** The next mode in turn. */
  readonly cycleMode: () => void;
  readonly setText: (text: string) => void;
  /** Puts one more term to the text, joined by “and”. A term comes from printTerm or is any text of the find language. */
  readonly add: (term: string) => void;
  /** 1 = next, −1 = previous, around the ends. */
  readonly step: (by: 1 | -1) => void;
}

interface Result {
  readonly handle: number;
  readonly text: string;
  readonly matches: Int32Array;
  readonly hit: Uint8Array;
  readonly failure: Failure | undefined;
  readonly mistake: FindMistake | undefined;
  readonly echo: string;
  readonly nearest: NearestKey | undefined;
}

const none = new Int32Array(0);
const unsaid = { failure: undefined, mistake: undefined, echo: '', nearest: undefined } as const;

function marksOf(trace: Trace, matches: Int32Array): Uint8Array {
  const hit = new Uint8Array(trace.spans.count);
  for (const span of matches) hit[span] = 1;
  return hit;
}

/** What was found in the state before stays until the new one is asked. */
function resultThatStays(result: Result | undefined, before: Trace, after: Trace): Result | undefined {
  if (!result) return undefined;
  const matches = listThatStays(result.matches, before, after);
  return { ...result, matches, hit: marksOf(after, matches) };
}

/** What the modes do, as it is announced. */
export const modeWords: Readonly<Record<FindMode, string>> = {
  highlight: 'Matches are highlighted',
  only: 'Only matches are shown',
  hide: 'Matches are hidden',
};

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
  const { trace } = open;
  const [result, setResult] = useFollowing<Trace, Result | undefined>(
    trace,
    () => undefined,
    resultThatStays,
  );
  const [at, setAt] = useFollowing<Trace, { readonly text: string; readonly span: SpanIndex } | undefined>(
    trace,
    () => undefined,
    (step, before, after) => step && { ...step, span: nearSpan(step.span, before, after) },
  );

  const [part, setPart] = useState<Result>();
  const [opening] = useState({ text, selected });
  const partArrived = useEffectEvent((asked: string, { matches }: FindPart) => {
    // The same text in a newer state of the trace: all of what was found stays on screen until all of it is known.
    if (result?.text === asked) return;
    setPart({ ...unsaid, handle: open.handle, text: asked, matches, hit: marksOf(trace, matches) });
  });
  const arrived = useEffectEvent((asked: string, answer: Answer<FindAnswer>) => {
    setPart(undefined);
    const mistake = answer.ok ? answer.value.mistake : undefined;
    if (mistake) {
      const { matches, hit } = result ?? { matches: none, hit: new Uint8Array(0) };
      announce(mistake.message);
      setResult({
        ...unsaid,
        matches,
        hit,
        handle: open.handle,
        text: asked,
        mistake,
      });
      return;
    }
    const matches = answer.ok ? answer.value.matches : none;
    // The same text asked of a newer state of the trace: what is on screen stays there, and is only brought up to date.
    const isAgain = result?.text === asked && result.handle !== open.handle;
    const { length } = matches;
    if (!isAgain || length !== result.matches.length)
      announce(
        answer.ok
          ? length === 0
            ? 'No match'
            : `${formatCount(length)} ${length === 1 ? 'match' : 'matches'}`
          : answer.failure.message,
      );
    setResult({
      handle: open.handle,
      text: asked,
      matches,
      hit: marksOf(trace, matches),
      failure: answer.ok ? undefined : answer.failure,
      mistake,
      echo: answer.ok ? answer.value.echo : '',
      nearest: answer.ok ? answer.value.nearest : undefined,
    });
    if (isAgain) return;
    setAt(undefined);
    const first = matches[firstFrom(matches, selected)];
    if (address.selectsFirst) {
      const chosen = first === undefined ? {} : { selected: referenceTo(trace, spanIndex(first)) };
      change({ ...chosen, selectsFirst: false }, 'replace');
    }
    // A link that names a span shows that span, not the first match.
    const pinned = opening.selected !== undefined && opening.text === asked;
    if (first === undefined || pinned) return;
    // A link with one match is one to that span (Jaeger UI's are such): nothing shall hide it.
    if (matches.length === 1 && opening.text === asked) show(spanIndex(first));
    else scrollTo(spanIndex(first));
  });

  useEffect(() => {
    if (text === '') return;
    const abort = new AbortController();
    const asking = getEngine().find(open.handle, text, abort.signal, (some) => {
      partArrived(text, some);
    });
    void whileBusy(asking).then((answer) => {
      if (!abort.signal.aborted) arrived(text, answer);
    });
    return () => {
      abort.abort();
    };
  }, [open, text]);

  const isPart = part?.text === text && part.handle === open.handle;
  const soFar = isPart ? part.matches.length : undefined;
  // What hides rows waits for the whole: rows shall not come and go.
  const live = text === '' ? undefined : isPart && address.findMode === 'highlight' ? part : result;

  useEffect(() => {
    if (result) performance.mark('spanlight:find-done');
  }, [result]);

  const first = live === undefined ? 0 : firstFrom(live.matches, selected);
  const stepped = live && at?.text === live.text ? matchesBefore(live.matches, at.span) : -1;
  const index =
    live === undefined || live.matches.length === 0
      ? -1
      : stepped >= 0 && live.matches[stepped] === at?.span
        ? stepped
        : first;
  const matched = live?.matches[index];
  const current = matched === undefined ? undefined : spanIndex(matched);

  const step = useCallback(
    (by: 1 | -1) => {
      if (!live || live.matches.length === 0) return;
      const next = (index + by + live.matches.length) % live.matches.length;
      const span = spanIndex(live.matches[next] ?? 0);
      setAt({ text: live.text, span });
      show(span);
      announce(
        `${formatCount(next + 1)} of ${formatCount(live.matches.length)}${soFar === undefined ? '' : ' so far'}`,
      );
    },
    [live, soFar, index, show, setAt],
  );
  const setText = useCallback(
    (next: string) => {
      change({ find: next }, 'settle');
    },
    [change],
  );
  const mode = address.findMode;
  const cycleMode = useCallback(() => {
    const next = findModes[(findModes.indexOf(mode) + 1) % findModes.length] ?? 'highlight';
    change({ findMode: next }, 'replace');
    announce(modeWords[next]);
  }, [change, mode]);
  const add = useCallback(
    (term: string) => {
      const joining = import('./joinTerms').then(({ joinTerms }) => {
        change({ find: joinTerms(text, term) }, 'push');
      });
      void whileBusy(joining);
    },
    [change, text],
  );
  return useMemo(
    () => ({
      text,
      matches: live?.matches,
      hit: live?.hit,
      soFar,
      current,
      position: index + 1,
      failure: live?.failure,
      mistake: live?.mistake,
      echo: live?.echo ?? '',
      nearest: live?.nearest,
      mode,
      cycleMode,
      setText,
      add,
      step,
    }),
    [text, live, soFar, current, index, mode, cycleMode, setText, add, step],
  );
}
