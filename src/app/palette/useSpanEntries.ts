import { useEffect, useMemo, useState } from 'react';
import {
  SpanStatus,
  durationWriter,
  formatOffset,
  nameOf,
  nanos,
  serviceOf,
  spanIdOf,
  spansByWords,
  visibleText,
  type DurationUnit,
  type SpanIndex,
  type SpansByWords,
  type Trace,
} from '../../core';
import { useDurationUnit } from '../../pieces/times/TimesContext';
import { serviceHues } from '../../pieces/serviceColour';
import { useAtHand } from '../../state/session/atHand';
import { whileBusy } from '../../state/session/busy';
import { inSlices } from '../../state/session/inSlices';
import type { PaletteEntry } from './PaletteEntry';
import { mostInGroup, type FoundSpans } from './paletteRows';

const longest = 200;
const nothing: FoundSpans = { entries: [], count: 0 };

function entryOf(
  trace: Trace,
  span: SpanIndex,
  hues: ReadonlyMap<string, number>,
  unit: DurationUnit,
  go: (span: SpanIndex) => void,
): PaletteEntry {
  const { start, end, status } = trace.spans;
  const service = serviceOf(trace, span);
  const from = start[span] ?? 0;
  const id = spanIdOf(trace, span);
  return {
    id: `span:${String(span)}`,
    group: 'Spans of this trace',
    icon: 'timeline',
    hue: hues.get(service),
    texts: [
      visibleText(nameOf(trace, span).slice(0, longest)) || '(no name)',
      visibleText(service.slice(0, longest)),
      visibleText(id.slice(0, longest)),
    ],
    lately: 0,
    aside: `${durationWriter(unit)(nanos((end[span] ?? 0) - from))} ${formatOffset(nanos(from), unit)}`,
    isFailed: status[span] === SpanStatus.error,
    isPassing: true,
    does: () => {
      go(span);
      return undefined;
    },
  };
}

/** Spans of the trace on screen that answer typed words; looked for in slices, so that the largest trace holds nothing up. */
export function useSpanEntries(words: readonly string[]): FoundSpans {
  const { open, goToSpan } = useAtHand();
  const trace = open?.trace;
  const unit = useDurationUnit();
  const [found, setFound] = useState<{
    readonly of: Trace;
    readonly words: readonly string[];
    readonly answer: SpansByWords;
  }>();
  useEffect(() => {
    if (!trace || words.length === 0) return;
    const leaving = new AbortController();
    void whileBusy(inSlices(spansByWords(trace, words, mostInGroup), leaving.signal)).then((answer) => {
      if (answer) setFound({ of: trace, words, answer });
    });
    return () => {
      leaving.abort();
    };
  }, [trace, words]);
  const hues = useMemo(() => serviceHues(trace?.services ?? []), [trace]);
  return useMemo(() => {
    if (!trace || words.length === 0 || found?.of !== trace) return nothing;
    const { spans, count } = found.answer;
    // Those of the words before stay until the next ones are there; how many they are says nothing any more.
    return {
      entries: spans.map((span) => entryOf(trace, span, hues, unit, goToSpan)),
      count: found.words === words ? count : 0,
    };
  }, [trace, words, found, hues, unit, goToSpan]);
}
