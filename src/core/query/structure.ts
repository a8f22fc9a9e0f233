import type { SpanTable } from '../model';
import type { CountComparison, Relation } from './findNode';

// What a find asks of a trace rather than of one span. Spans are given as marks, 1 for each that is meant; `starts` are the runs of the
// traces (see TraceRuns). Each function is a few passes over columns.

type Marks = Uint8Array<ArrayBuffer>;

/** The spans at the right that stand in a relation to some span at the left, within a trace. */
export function relatedSpans(
  spans: SpanTable,
  starts: Int32Array,
  relation: Relation,
  left: Uint8Array,
  right: Uint8Array,
): Marks {
  switch (relation) {
    case '>':
      return children(spans, left, right);
    case '>>':
      return descendants(spans, left, right);
    case '<':
      return parents(spans, left, right);
    case '<<':
      return ancestors(spans, left, right);
    case '~':
      return siblings(spans, left, right);
    case 'before':
      return beginAfter(spans, starts, left, right);
    case 'after':
      return endBefore(spans, starts, left, right);
  }
}

function children({ count, parent }: SpanTable, left: Uint8Array, right: Uint8Array): Marks {
  const marks = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (right[i] === 1 && above >= 0 && left[above] === 1) marks[i] = 1;
  }
  return marks;
}

function descendants({ count, subtreeEnd }: SpanTable, left: Uint8Array, right: Uint8Array): Marks {
  const marks = new Uint8Array(count);
  // Subtrees are runs, one within the other or apart: one place says how far any of those begun reaches.
  let reach = 0;
  for (let i = 0; i < count; i++) {
    if (right[i] === 1 && i < reach) marks[i] = 1;
    if (left[i] === 1) reach = Math.max(reach, subtreeEnd[i] ?? 0);
  }
  return marks;
}

function parents({ count, parent }: SpanTable, left: Uint8Array, right: Uint8Array): Marks {
  const marks = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (left[i] === 1 && above >= 0 && right[above] === 1) marks[above] = 1;
  }
  return marks;
}

function ancestors({ count, subtreeEnd }: SpanTable, left: Uint8Array, right: Uint8Array): Marks {
  const marks = new Uint8Array(count);
  // Backwards: the next span at the left that comes behind a span lies below it if the subtree reaches so far.
  let next = count;
  for (let i = count - 1; i >= 0; i--) {
    if (right[i] === 1 && next < (subtreeEnd[i] ?? 0)) marks[i] = 1;
    if (left[i] === 1) next = i;
  }
  return marks;
}

function siblings({ count, parent }: SpanTable, left: Uint8Array, right: Uint8Array): Marks {
  const marks = new Uint8Array(count);
  const below = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (left[i] === 1 && above >= 0) below[above] = (below[above] ?? 0) + 1;
  }
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    // A span is not its own sibling.
    if (right[i] === 1 && above >= 0 && (below[above] ?? 0) > (left[i] === 1 ? 1 : 0)) marks[i] = 1;
  }
  return marks;
}

function beginAfter(
  { count, start, end }: SpanTable,
  starts: Int32Array,
  left: Uint8Array,
  right: Uint8Array,
): Marks {
  const marks = new Uint8Array(count);
  for (let trace = 0; trace + 1 < starts.length; trace++) {
    const [from, stop] = [starts[trace] ?? 0, starts[trace + 1] ?? 0];
    let first = -1;
    let firstEnd = Infinity;
    let secondEnd = Infinity;
    for (let i = from; i < stop; i++) {
      const own = end[i] ?? 0;
      if (left[i] !== 1 || own >= secondEnd) continue;
      if (own < firstEnd) {
        secondEnd = firstEnd;
        firstEnd = own;
        first = i;
      } else secondEnd = own;
    }
    // A span without length ends where it begins, but not before itself.
    for (let i = from; i < stop; i++)
      if (right[i] === 1 && (start[i] ?? 0) >= (i === first ? secondEnd : firstEnd)) marks[i] = 1;
  }
  return marks;
}

function endBefore(
  { count, start, end }: SpanTable,
  starts: Int32Array,
  left: Uint8Array,
  right: Uint8Array,
): Marks {
  const marks = new Uint8Array(count);
  for (let trace = 0; trace + 1 < starts.length; trace++) {
    const [from, stop] = [starts[trace] ?? 0, starts[trace + 1] ?? 0];
    let last = -1;
    let lastStart = -Infinity;
    let secondStart = -Infinity;
    for (let i = from; i < stop; i++) {
      const own = start[i] ?? 0;
      if (left[i] !== 1 || own <= secondStart) continue;
      if (own > lastStart) {
        secondStart = lastStart;
        lastStart = own;
        last = i;
      } else secondStart = own;
    }
    for (let i = from; i < stop; i++)
      if (right[i] === 1 && (end[i] ?? 0) <= (i === last ? secondStart : lastStart)) marks[i] = 1;
  }
  return marks;
}

/** Per trace how many spans are marked. */
export function countPerTrace(starts: Int32Array, marks: Uint8Array): Uint32Array {
  const counts = new Uint32Array(Math.max(0, starts.length - 1));
  for (let trace = 0; trace < counts.length; trace++) {
    let count = 0;
    for (let i = starts[trace] ?? 0; i < (starts[trace + 1] ?? 0); i++) if (marks[i] === 1) count++;
    counts[trace] = count;
  }
  return counts;
}

/** All that is marked by any of the parts, in traces in which each of them marks something. */
export function togetherInTrace(starts: Int32Array, parts: readonly Uint8Array[]): Marks {
  const counts = parts.map((part) => countPerTrace(starts, part));
  const marks = new Uint8Array(starts.at(-1) ?? 0);
  for (let trace = 0; trace + 1 < starts.length; trace++) {
    if (counts.some((count) => count[trace] === 0)) continue;
    for (const part of parts)
      for (let i = starts[trace] ?? 0; i < (starts[trace + 1] ?? 0); i++) if (part[i] === 1) marks[i] = 1;
  }
  return marks;
}

/**
 * What is marked, in traces where a test holds for how many that are. Where it holds for none there is nothing to point at but the
 * trace: its first span is marked.
 */
export function whereCounted(
  starts: Int32Array,
  marks: Uint8Array,
  holds: (count: number) => boolean,
): Marks {
  const counts = countPerTrace(starts, marks);
  const found = new Uint8Array(marks.length);
  for (let trace = 0; trace < counts.length; trace++) {
    const count = counts[trace] ?? 0;
    if (!holds(count)) continue;
    const [from, stop] = [starts[trace] ?? 0, starts[trace + 1] ?? 0];
    if (count === 0 && from < stop) found[from] = 1;
    for (let i = from; i < stop; i++) if (marks[i] === 1) found[i] = 1;
  }
  return found;
}

/** The test of a count. */
export function countTest(comparison: CountComparison, wanted: number): (count: number) => boolean {
  switch (comparison) {
    case '=':
      return (count) => count === wanted;
    case '!=':
      return (count) => count !== wanted;
    case '<':
      return (count) => count < wanted;
    case '<=':
      return (count) => count <= wanted;
    case '>':
      return (count) => count > wanted;
    case '>=':
      return (count) => count >= wanted;
  }
}
