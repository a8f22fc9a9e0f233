import { nanos, spanIndex, type Nanos, type SpanIndex, type Trace, type TraceFacts } from '../../model';
import { membersOf } from './nodes';
import type { ShapedTree } from './ShapedTree';

/** What a group of repeated siblings is, in numbers. A turn is one repetition: one span, or one run through a loop of several calls. */
export interface GroupFacts {
  readonly turns: number;
  /** Members in the order of their start, `period` of them a turn. */
  readonly members: Int32Array;
  readonly period: number;
  /** From the first start to the last end, in nanoseconds since the trace's start. */
  readonly start: Nanos;
  readonly end: Nanos;
  /** Lengths of turns: all together, the middle one, the longest. */
  readonly sum: Nanos;
  readonly p50: Nanos;
  readonly longest: Nanos;
  /** The first span of the longest turn. */
  readonly slowest: SpanIndex;
  /** The first span in error among the members and all below them; undefined without one. */
  readonly firstError: SpanIndex | undefined;
}

/** The first span in error in [from, to); undefined when there is none. */
function firstErrorIn({ errorsBefore }: TraceFacts, from: number, to: number): SpanIndex | undefined {
  const before = errorsBefore[from] ?? 0;
  if ((errorsBefore[to] ?? 0) === before) return undefined;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((errorsBefore[middle + 1] ?? 0) > before) high = middle;
    else low = middle + 1;
  }
  return spanIndex(low);
}

/** Facts of one group, by its number. Work: its members, sorted. */
export function groupFacts(trace: Trace, facts: TraceFacts, shape: ShapedTree, group: number): GroupFacts {
  const { start, end, subtreeEnd } = trace.spans;
  const period = Math.max(1, shape.groups.period[group] ?? 1);
  // Rows may stand in another order than that of their starts.
  const members = membersOf(shape, group).slice();
  members.sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || a - b);
  const turns = Math.max(1, Math.ceil(members.length / period));
  const lengths = new Float64Array(turns);
  let first = Infinity;
  let last = -Infinity;
  let sum = 0;
  let slowest = 0;
  let firstError: SpanIndex | undefined;
  for (let turn = 0; turn < turns; turn++) {
    let from = Infinity;
    let to = -Infinity;
    for (let at = turn * period; at < Math.min(members.length, (turn + 1) * period); at++) {
      const span = members[at] ?? 0;
      from = Math.min(from, start[span] ?? 0);
      to = Math.max(to, end[span] ?? 0);
      const failed = firstErrorIn(facts, span, Math.max(span + 1, subtreeEnd[span] ?? 0));
      if (failed !== undefined && (firstError === undefined || failed < firstError)) firstError = failed;
    }
    const length = Math.max(0, to - from);
    lengths[turn] = length;
    sum += length;
    if (length > (lengths[slowest] ?? 0)) slowest = turn;
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  const longest = lengths[slowest] ?? 0;
  const sorted = lengths.slice().sort();
  return {
    turns,
    members,
    period,
    start: nanos(first),
    end: nanos(last),
    sum: nanos(sum),
    p50: nanos(sorted[Math.floor((turns - 1) / 2)] ?? 0),
    longest: nanos(longest),
    slowest: spanIndex(members[slowest * period] ?? 0),
    firstError,
  };
}
