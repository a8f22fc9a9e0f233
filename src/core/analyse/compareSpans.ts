import { spanIdOf, spanIndex, type Trace } from '../model';
import { PairNumbers } from './PairNumbers';

/** How two states of one trace differ: fetched twice, or with and without the server's adjustments. */
export interface SpanChanges {
  /** Spans of `after` that `before` did not have, ascending. */
  readonly added: Int32Array;
  /** How many spans of `before` are gone. */
  readonly removed: number;
  /** Spans of `after` that `before` has at another time, ascending, and by how much each starts later, in nanoseconds (or ends, where the start is the same). */
  readonly moved: Int32Array;
  readonly movedBy: Float64Array;
  /** Spans of `after` that `before` has with another time, name, service, kind or status, ascending. */
  readonly changed: Int32Array;
}

/** Spans between two steps. */
const STEP = 16_384;

/** Numbers the spans of two traces by id and, where several share one, by their turn. */
class SpanNames {
  private readonly ids = new PairNumbers();
  private readonly odd = new Map<string, number>();
  private readonly turns = new PairNumbers();

  /** One number a span; the same in both traces for the same span. */
  *of(trace: Trace): Generator<void, Int32Array, void> {
    const { count, idHigh, idLow } = trace.spans;
    const names = new Int32Array(count);
    const seen = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const id = trace.oddIds.has(i)
        ? -1 - this.oddNumber(spanIdOf(trace, spanIndex(i)))
        : this.ids.numberOf(idHigh[i] ?? 0, idLow[i] ?? 0);
      const turn = seen.get(id) ?? 0;
      seen.set(id, turn + 1);
      names[i] = this.turns.numberOf(id, turn);
      if (i % STEP === STEP - 1) yield;
    }
    return names;
  }

  get count(): number {
    return this.turns.count;
  }

  private oddNumber(id: string): number {
    const known = this.odd.get(id) ?? this.odd.size;
    this.odd.set(id, known);
    return known;
  }
}

/** For each span of one state of a trace its place in the other, −1 where that has no such span. Linear, in short steps. */
export function* spanPlaces(of: Trace, inOther: Trace): Generator<void, Int32Array, void> {
  const names = new SpanNames();
  const here = yield* names.of(of);
  const there = yield* names.of(inOther);
  const place = new Int32Array(names.count).fill(-1);
  for (let i = 0; i < there.length; i++) place[there[i] ?? 0] = i;
  return here.map((name) => place[name] ?? -1);
}

/** For each text of one dictionary its place in another, −1 where it is not there. */
function textPlaces(of: readonly string[], inOther: readonly string[]): Int32Array {
  const places = new Map(inOther.map((text, at) => [text, at]));
  return Int32Array.from(of, (text) => places.get(text) ?? -1);
}

/** Tells whether span `i` of `after` and `was` of `before` differ in what they say of themselves beside their times. */
function differ(before: Trace, after: Trace): (i: number, was: number) => boolean {
  const services = textPlaces(after.services, before.services);
  const names = textPlaces(after.names, before.names);
  const [now, old] = [after.spans, before.spans];
  return (i, was) =>
    now.kind[i] !== old.kind[was] ||
    now.status[i] !== old.status[was] ||
    services[now.service[i] ?? 0] !== old.service[was] ||
    names[now.name[i] ?? 0] !== old.name[was];
}

/** Compares two states of one trace by the ids of their spans. Linear, in short steps. */
export function* compareSpans(before: Trace, after: Trace): Generator<void, SpanChanges, void> {
  const places = yield* spanPlaces(after, before);
  const isOther = differ(before, after);
  // Later start of the trace itself; near in practice, and where it is not, exactness matters to nobody.
  const shift = Number(after.startEpoch - before.startEpoch);
  const added: number[] = [];
  const moved: number[] = [];
  const movedBy: number[] = [];
  const changed: number[] = [];
  let kept = 0;
  for (let i = 0; i < places.length; i++) {
    if (i % STEP === STEP - 1) yield;
    const was = places[i] ?? -1;
    if (was < 0) {
      added.push(i);
      continue;
    }
    kept++;
    const later = (after.spans.start[i] ?? 0) + shift - (before.spans.start[was] ?? 0);
    const by = later !== 0 ? later : (after.spans.end[i] ?? 0) + shift - (before.spans.end[was] ?? 0);
    if (by !== 0 || isOther(i, was)) changed.push(i);
    if (by === 0) continue;
    moved.push(i);
    movedBy.push(by);
  }
  return {
    added: Int32Array.from(added),
    removed: before.spans.count - kept,
    moved: Int32Array.from(moved),
    movedBy: Float64Array.from(movedBy),
    changed: Int32Array.from(changed),
  };
}

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** Whether two traces have the same spans, times, names and problems. Linear. */
export function isSameTrace(a: Trace, b: Trace): boolean {
  const columns = [
    'start',
    'end',
    'parent',
    'service',
    'name',
    'kind',
    'status',
    'flags',
    'idHigh',
    'idLow',
  ] as const;
  return (
    a.startEpoch === b.startEpoch &&
    a.spans.count === b.spans.count &&
    sameTexts(a.services, b.services) &&
    sameTexts(a.names, b.names) &&
    columns.every((column) => sameNumbers(a.spans[column], b.spans[column])) &&
    a.oddIds.size === b.oddIds.size &&
    [...a.oddIds].every(([span, id]) => b.oddIds.get(span) === id) &&
    a.problems.length === b.problems.length &&
    a.problems.every(
      (problem, at) => problem.code === b.problems[at]?.code && problem.detail === b.problems[at].detail,
    )
  );
}
