import { SpanFlag, SpanStatus, type Trace, type TraceFacts } from '../model';
import { PairNumbers } from './PairNumbers';
import { criticalTimes } from './spanFacts';

/** A text for each span, by which spans are grouped. */
export interface GroupColumn {
  readonly texts: readonly string[];
  /** Per span an index into `texts`, −1 = the span has none: those make up a group of their own. */
  readonly of: Int32Array;
}

/**
 * Spans grouped by one text or by two, as columns of a tree of one or two levels in pre-order (folding and sorting of layout work on it).
 * Every span is in exactly one group of each level, so counts and sums of a level add up to those of all spans. Times are nanoseconds.
 * Spans off scale are counted, but their times are left out. All arrays have `count` members.
 */
export interface SpanStatistics {
  readonly count: number;
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  /** 0 = by the first text, 1 = by the second within it. */
  readonly depth: Int32Array;
  /** Index into the texts of the level's column, −1 = spans that have none. */
  readonly value: Int32Array;
  readonly spanCount: Uint32Array;
  readonly errorCount: Uint32Array;
  /** Sum of the durations of all spans of the group, each for itself: a span inside another one of the group counts again. */
  readonly total: Float64Array;
  /** Sum of the durations of those spans that are not below another span of the group: nested ones count once. ≤ total. */
  readonly outermost: Float64Array;
  /** Sum of the self times. */
  readonly self: Float64Array;
  /** Time on the critical path, without children. */
  readonly critical: Float64Array;
  /** total by the number of spans on scale; NaN where there is none. So are the next ones. */
  readonly average: Float64Array;
  readonly min: Float64Array;
  /** Nearest rank: the least duration that at least half (95 %) of the spans do not exceed. */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly max: Float64Array;
  /** The slowest span of the group (the first of equals): an example to look at; the first one where all are off scale. */
  readonly slowest: Int32Array;
  /** Per span the group of the deepest level, −1 for spans that are left out. */
  readonly groupOf: Int32Array;
}

/** Spans between two steps. */
const STEP = 16_384;

/** Groups spans; only those with included[span] = 1 where `included` is given. n log n because of the percentiles; in short steps. */
export function* spanStatistics(
  trace: Trace,
  facts: TraceFacts,
  first: GroupColumn,
  second?: GroupColumn,
  included?: Uint8Array,
): Generator<void, SpanStatistics, void> {
  const groups = yield* number(trace.spans.count, first, second, included);
  const { count } = groups;
  const statistics = {
    ...groups,
    spanCount: new Uint32Array(count),
    errorCount: new Uint32Array(count),
    total: new Float64Array(count),
    outermost: new Float64Array(count),
    self: new Float64Array(count),
    critical: new Float64Array(count),
    average: new Float64Array(count).fill(NaN),
    min: new Float64Array(count).fill(NaN),
    p50: new Float64Array(count).fill(NaN),
    p95: new Float64Array(count).fill(NaN),
    max: new Float64Array(count).fill(NaN),
    slowest: new Int32Array(count).fill(-1),
  };
  yield* addUp(trace, facts, statistics);
  yield* rank(trace, statistics);
  return statistics;
}

type Groups = Pick<SpanStatistics, 'count' | 'parent' | 'subtreeEnd' | 'depth' | 'value' | 'groupOf'>;

/** Gives each group its place: those of the first level as they first appear, each followed by its own of the second. */
function* number(
  spanCount: number,
  first: GroupColumn,
  second: GroupColumn | undefined,
  included: Uint8Array | undefined,
): Generator<void, Groups, void> {
  const groupOf = new Int32Array(spanCount).fill(-1);
  const outer = new PairNumbers();
  const inner = new PairNumbers();
  const outerValue: number[] = [];
  const innerValue: number[] = [];
  const innerOuter: number[] = [];
  for (let i = 0; i < spanCount; i++) {
    if (i % STEP === STEP - 1) yield;
    if (included !== undefined && included[i] !== 1) continue;
    const value = first.of[i] ?? -1;
    const group = outer.numberOf(value, 0);
    if (group === outerValue.length) outerValue.push(value);
    if (second === undefined) {
      groupOf[i] = group;
      continue;
    }
    const part = inner.numberOf(group, second.of[i] ?? -1);
    if (part === innerValue.length) {
      innerValue.push(second.of[i] ?? -1);
      innerOuter.push(group);
    }
    groupOf[i] = part;
  }
  const count = outerValue.length + innerValue.length;
  const groups = {
    count,
    parent: new Int32Array(count).fill(-1),
    subtreeEnd: new Int32Array(count),
    depth: new Int32Array(count),
    value: new Int32Array(count),
    groupOf,
  };
  const size = new Int32Array(outerValue.length).fill(1);
  for (const group of innerOuter) size[group] = (size[group] ?? 1) + 1;
  const placeOfOuter = new Int32Array(outerValue.length);
  let place = 0;
  outerValue.forEach((value, group) => {
    placeOfOuter[group] = place;
    groups.value[place] = value;
    place += size[group] ?? 1;
    groups.subtreeEnd[placeOfOuter[group] ?? 0] = place;
  });
  const next = placeOfOuter.map((at) => at + 1);
  const placeOfInner = new Int32Array(innerValue.length);
  innerValue.forEach((value, part) => {
    const group = innerOuter[part] ?? 0;
    const at = next[group] ?? 0;
    next[group] = at + 1;
    placeOfInner[part] = at;
    groups.parent[at] = placeOfOuter[group] ?? 0;
    groups.subtreeEnd[at] = at + 1;
    groups.depth[at] = 1;
    groups.value[at] = value;
  });
  yield;
  const placeOf = second === undefined ? placeOfOuter : placeOfInner;
  for (let i = 0; i < spanCount; i++) {
    const group = groupOf[i] ?? -1;
    if (group >= 0) groupOf[i] = placeOf[group] ?? -1;
  }
  return groups;
}

const durationOf = ({ spans }: Trace, span: number): number =>
  (spans.end[span] ?? 0) - (spans.start[span] ?? 0);
const isOffScale = ({ spans }: Trace, span: number): boolean =>
  ((spans.flags[span] ?? 0) & SpanFlag.offScale) !== 0;

const add = (sums: Float64Array | Uint32Array, at: number, by: number): void => {
  sums[at] = (sums[at] ?? 0) + by;
};

function* addUp(trace: Trace, facts: TraceFacts, statistics: SpanStatistics): Generator<void, void, void> {
  const { spans } = trace;
  const { groupOf, parent } = statistics;
  const critical = criticalTimes(facts);
  // Up to where the subtree of the outermost open span of each group reaches: spans stand in pre-order.
  const coveredTo = new Int32Array(statistics.count);
  const longest = new Float64Array(statistics.count).fill(-1);
  for (let i = 0; i < spans.count; i++) {
    if (i % STEP === STEP - 1) yield;
    const off = isOffScale(trace, i);
    const length = off ? 0 : durationOf(trace, i);
    for (let group = groupOf[i] ?? -1; group >= 0; group = parent[group] ?? -1) {
      add(statistics.spanCount, group, 1);
      if (spans.status[i] === SpanStatus.error) add(statistics.errorCount, group, 1);
      const size = off ? -0.5 : length;
      if (size > (longest[group] ?? -1)) {
        longest[group] = size;
        statistics.slowest[group] = i;
      }
      if (off) continue;
      add(statistics.total, group, length);
      add(statistics.self, group, facts.selfTime[i] ?? 0);
      add(statistics.critical, group, critical[i] ?? 0);
      if (i < (coveredTo[group] ?? 0)) continue;
      coveredTo[group] = spans.subtreeEnd[i] ?? i + 1;
      add(statistics.outermost, group, length);
    }
  }
}

/** Least, greatest, average and percentiles: the durations of each group are laid side by side and sorted, level by level. */
function* rank(trace: Trace, statistics: SpanStatistics): Generator<void, void, void> {
  const { groupOf, parent, depth, count } = statistics;
  const levels = count > 0 && depth.includes(1) ? 2 : 1;
  for (let level = 0; level < levels; level++) {
    const groupAt = (span: number): number => {
      const group = groupOf[span] ?? -1;
      return group >= 0 && (depth[group] ?? 0) > level ? (parent[group] ?? -1) : group;
    };
    const offset = new Int32Array(count + 1);
    for (let i = 0; i < groupOf.length; i++) {
      if (i % STEP === STEP - 1) yield;
      const group = groupAt(i);
      if (group >= 0 && !isOffScale(trace, i)) offset[group + 1] = (offset[group + 1] ?? 0) + 1;
    }
    for (let group = 0; group < count; group++)
      offset[group + 1] = (offset[group + 1] ?? 0) + (offset[group] ?? 0);
    const durations = new Float64Array(offset[count] ?? 0);
    const next = offset.slice();
    for (let i = 0; i < groupOf.length; i++) {
      if (i % STEP === STEP - 1) yield;
      const group = groupAt(i);
      if (group < 0 || isOffScale(trace, i)) continue;
      const at = next[group] ?? 0;
      durations[at] = durationOf(trace, i);
      next[group] = at + 1;
    }
    let ranked = 0;
    for (let group = 0; group < count; group++) {
      if (depth[group] !== level) continue;
      const own = durations.subarray(offset[group], offset[group + 1]);
      if (own.length === 0) continue;
      ranked += own.length;
      if (ranked > STEP) {
        ranked = 0;
        yield;
      }
      if (own.length > 1) own.sort();
      const nearest = (share: number) => own[Math.max(0, Math.ceil(share * own.length) - 1)] ?? NaN;
      statistics.average[group] = (statistics.total[group] ?? 0) / own.length;
      statistics.min[group] = own[0] ?? NaN;
      statistics.p50[group] = nearest(0.5);
      statistics.p95[group] = nearest(0.95);
      statistics.max[group] = own[own.length - 1] ?? NaN;
    }
  }
}
