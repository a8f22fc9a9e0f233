import { SpanStatus, nameOf, serviceOf, spanIdOf, spanIndex, type SpanIndex, type Trace } from '../model';
import { likeness } from './matchWords';

/** Spans between two looks at what the reader does. */
const STEP = 512;
/** Least digits that are taken for the beginning of a span's id. */
const LEAST_DIGITS = 4;

export interface SpansByWords {
  /** The best first; of those that answer equally well failed ones first, then longer ones. */
  readonly spans: readonly SpanIndex[];
  /** How many answer, listed or not. */
  readonly count: number;
}

interface Ranked {
  readonly span: SpanIndex;
  readonly score: number;
  readonly isFailed: boolean;
  readonly length: number;
}

const isBefore = (score: number, isFailed: boolean, length: number, other: Ranked): boolean => {
  if (score !== other.score) return score > other.score;
  return isFailed === other.isFailed ? length > other.length : isFailed;
};

/** Tests whether a span's id begins with these digits; undefined where the words are no such digits. */
function idTest(words: readonly string[], trace: Trace): ((span: SpanIndex) => boolean) | undefined {
  const digits = words.length === 1 ? (words[0] ?? '') : '';
  if (digits.length < LEAST_DIGITS || digits.length > 16 || !/^[0-9a-f]+$/.test(digits)) return undefined;
  const part = (from: number) => digits.slice(from, from + 8);
  const low = (text: string) => parseInt(text.padEnd(8, '0'), 16);
  const high = (text: string) => parseInt(text.padEnd(8, 'f'), 16);
  const { idHigh, idLow } = trace.spans;
  const [highFrom, highTo, lowFrom, lowTo] = [low(part(0)), high(part(0)), low(part(8)), high(part(8))];
  return (span) => {
    if (trace.oddIds.has(span)) return spanIdOf(trace, span).toLowerCase().startsWith(digits);
    const [a, b] = [idHigh[span] ?? 0, idLow[span] ?? 0];
    return a >= highFrom && a <= highTo && b >= lowFrom && b <= lowTo;
  };
}

/**
 * The spans of a trace that answer typed words by name, service or the beginning of their id, at most `most` of them. Linear in the
 * spans, in short steps; what a name and a service are worth together is found once.
 */
export function* spansByWords(
  trace: Trace,
  words: readonly string[],
  most: number,
): Generator<void, SpansByWords, void> {
  const { spans, services } = trace;
  const hasId = idTest(words, trace);
  const worth = new Map<number, number>();
  const best: Ranked[] = [];
  let count = 0;
  for (let at = 0; at < spans.count; at++) {
    if (at % STEP === 0) yield;
    const span = spanIndex(at);
    const pair = (spans.name[at] ?? 0) * services.length + (spans.service[at] ?? 0);
    let score = worth.get(pair);
    if (score === undefined) {
      score = likeness(words, [nameOf(trace, span), serviceOf(trace, span)]);
      worth.set(pair, score);
    }
    if (score < 1 && hasId?.(span) === true) score = 1;
    if (score === 0) continue;
    count++;
    const isFailed = spans.status[at] === SpanStatus.error;
    const length = (spans.end[at] ?? 0) - (spans.start[at] ?? 0);
    // Nearly all end here: nothing is made for them.
    const last = best.at(-1);
    if (best.length >= most && (last === undefined || !isBefore(score, isFailed, length, last))) continue;
    let place = best.length;
    for (
      let other = best[place - 1];
      other && isBefore(score, isFailed, length, other);
      other = best[place - 1]
    )
      place--;
    best.splice(place, 0, { span, score, isFailed, length });
    if (best.length > most) best.pop();
  }
  return { spans: best.map(({ span }) => span), count };
}
