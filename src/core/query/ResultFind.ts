import type { FindBase, IndexedTrace, LoadedTrace } from './LoadedTrace';
import type { Completion } from './completeFind';
import { FindIndex } from './FindIndex';
import { joinedFacts, joinTraces } from './joinTraces';
import type { AttributeSizes, JoinedSpans } from '../analyse';
import { attributeSizes } from './attributeSizes';
import { TraceFind, type FindAnswer } from './TraceFind';
import { countPerTrace } from './structure';

/**
 * What a find looks at of loaded traces: at most so many spans, and so many bytes of their text; the newest traces first. What lies
 * beyond is not looked at, and is said.
 */
const findBounds: FindBounds = { spans: 1_000_000, bytes: 256 * 2 ** 20 };

interface FindBounds {
  readonly spans: number;
  readonly bytes: number;
}

/** Spans that the index takes in between two breaths. */
const STEP = 64;

/** What became of a find text over loaded traces. */
export interface ResultFindAnswer extends Omit<FindAnswer, 'matches'> {
  /** Traces in which something is hit, and the spans in all of them. */
  readonly traces: number;
  readonly spans: number;
  /** Traces that were looked at; fewer than are loaded where only their summaries came, or where there are too many spans. */
  readonly lookedAt: number;
}

/** The answer with 1 for each loaded trace in which something is hit. */
export interface ResultsFound {
  readonly answer: ResultFindAnswer;
  readonly marks: Uint8Array;
}

type Work<T> = Generator<undefined, T>;

/** The places of the traces that are looked at: the newest, within the bounds; in their own order. */
function withinBounds(traces: readonly LoadedTrace[], bounds: FindBounds): number[] {
  const newest = traces
    .map(({ summary, parsed }, place) => ({ place, start: summary.start, parsed }))
    .sort((a, b) => (a.start === b.start ? a.place - b.place : a.start < b.start ? 1 : -1));
  const taken: number[] = [];
  let [spans, bytes] = [0, 0];
  for (const { place, parsed } of newest) {
    if (parsed === undefined) continue;
    spans += parsed.trace.spans.count;
    for (const length of parsed.texts.length) bytes += length;
    if (taken.length > 0 && (spans > bounds.spans || bytes > bounds.bytes)) break;
    taken.push(place);
  }
  return taken.sort((a, b) => a - b);
}

interface PlacedBase {
  readonly base: FindBase;
  /** Of each run of the index the place of its trace in the table; −1 = it is not there. */
  readonly places: Int32Array;
}

/** What is found so far is of no use here: it is one of many traces. */
function* wholeAnswer(search: Generator<unknown, FindAnswer>): Work<FindAnswer> {
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    yield;
  }
}

/** Finds in loaded traces. Made by `indexResults`. */
export class ResultFind {
  constructor(
    private readonly bases: readonly PlacedBase[],
    private readonly loaded: number,
  ) {}

  *find(text: string): Work<ResultsFound> {
    const marks = new Uint8Array(this.loaded);
    let whole: ResultFindAnswer | undefined;
    let [traces, spans, lookedAt] = [0, 0, 0];
    for (const { base, places } of this.bases) {
      const { matches, ...answer } = yield* wholeAnswer(base.finder.find(text));
      const hits = new Uint8Array(base.index.trace.spans.count);
      for (const span of matches) hits[span] = 1;
      for (const [run, count] of countPerTrace(base.index.runs.starts, hits).entries()) {
        const place = places[run] ?? -1;
        if (place < 0) continue;
        lookedAt++;
        if (count === 0) continue;
        marks[place] = 1;
        traces++;
        spans += count;
      }
      whole = { ...answer, nearest: whole?.nearest ?? answer.nearest, traces, spans, lookedAt };
    }
    const none = { mistake: undefined, echo: '', nearest: undefined, traces, spans, lookedAt };
    const answer = whole ?? none;
    return { marks, answer: traces > 0 ? { ...answer, nearest: undefined } : answer };
  }

  /** How a text can go on, out of the largest of what is looked at. */
  complete(text: string, caret: number): Work<readonly Completion[]> {
    const [first, ...others] = this.bases;
    if (first === undefined) throw new Error('there is always one');
    const size = ({ base }: PlacedBase): number => base.index.trace.spans.count;
    const largest = others.reduce((best, other) => (size(other) > size(best) ? other : best), first);
    return largest.base.finder.complete(text, caret);
  }

  /** The columns of what is looked at; `traceIds` are those of the table, in its order. */
  joined(traceIds: readonly string[]): readonly JoinedSpans[] {
    return this.bases.map(({ base: { index }, places }) => ({
      trace: index.trace,
      starts: index.runs.starts,
      traceIds: Array.from(places, (place) => (place < 0 ? undefined : traceIds[place])),
    }));
  }

  /** What is known of the attributes of the joined, one by one. */
  attributeSizes(): readonly AttributeSizes[] {
    return this.bases.map(({ base }) => attributeSizes(base.index));
  }

  /** Where the trace at a place of the table is held; undefined where it is not. */
  placed(place: number): IndexedTrace | undefined {
    for (const { base, places } of this.bases) {
      const run = places.indexOf(place);
      if (run >= 0) return { base, run };
    }
    return undefined;
  }
}

/**
 * Makes what finds in loaded traces, in small steps. Nothing of their texts is kept; what finds in some of them already goes on doing
 * so.
 */
export function* indexResults(traces: readonly LoadedTrace[], bounds = findBounds): Work<ResultFind> {
  const known = new Map<FindBase, Int32Array>();
  for (const [place, { parsed, indexed }] of traces.entries()) {
    if (parsed !== undefined || indexed === undefined) continue;
    const places =
      known.get(indexed.base) ?? new Int32Array(indexed.base.index.runs.durations.length).fill(-1);
    known.set(indexed.base, places);
    places[indexed.run] = place;
  }
  const places = withinBounds(traces, bounds);
  const chosen = places.flatMap((place) => traces[place]?.parsed ?? []);
  const joined = yield* joinTraces(chosen);
  const index = new FindIndex(joined.trace, joined.texts, joined.runs);
  while (!index.build(STEP)) yield;
  joined.release();
  const finder = new TraceFind(index, () => joinedFacts(index.trace, index.runs));
  const own = { base: { index, finder }, places: Int32Array.from(places) };
  const others = Array.from(known, ([base, runs]): PlacedBase => ({ base, places: runs }));
  return new ResultFind([own, ...others], traces.length);
}
