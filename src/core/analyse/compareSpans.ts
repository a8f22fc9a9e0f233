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
}

/** Numbers the spans of two traces by id and, where several share one, by their turn. */
class SpanNames {
  private readonly ids = new PairNumbers();
  private readonly odd = new Map<string, number>();
  private readonly turns = new PairNumbers();

  /** One number a span; the same in both traces for the same span. */
  of(trace: Trace): Int32Array {
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

/** Compares two states of one trace by the ids of their spans. Linear. */
export function compareSpans(before: Trace, after: Trace): SpanChanges {
  const names = new SpanNames();
  const old = names.of(before);
  const now = names.of(after);
  const place = new Int32Array(names.count).fill(-1);
  for (let i = 0; i < old.length; i++) place[old[i] ?? 0] = i;
  // Later start of the trace itself; near in practice, and where it is not, exactness matters to nobody.
  const shift = Number(after.startEpoch - before.startEpoch);
  const added: number[] = [];
  const moved: number[] = [];
  const movedBy: number[] = [];
  let kept = 0;
  for (let i = 0; i < now.length; i++) {
    const was = place[now[i] ?? 0] ?? -1;
    if (was < 0) {
      added.push(i);
      continue;
    }
    kept++;
    const later = (after.spans.start[i] ?? 0) + shift - (before.spans.start[was] ?? 0);
    const by = later !== 0 ? later : (after.spans.end[i] ?? 0) + shift - (before.spans.end[was] ?? 0);
    if (by === 0) continue;
    moved.push(i);
    movedBy.push(by);
  }
  return {
    added: Int32Array.from(added),
    removed: old.length - kept,
    moved: Int32Array.from(moved),
    movedBy: Float64Array.from(movedBy),
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
