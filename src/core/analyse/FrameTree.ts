/**
 * Spans merged into frames: a tree as columns in pre-order (like SpanTable, so that folding works on both). All arrays
 * have `count` members; times are sums over the spans merged, in nanoseconds.
 */
export interface FrameTree {
  readonly count: number;
  /** −1 for roots. */
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  readonly depth: Int32Array;
  /** Index into Trace.services and Trace.names. */
  readonly service: Uint32Array;
  readonly name: Uint32Array;
  /** How many spans were merged. */
  readonly spanCount: Uint32Array;
  readonly errorCount: Uint32Array;
  /** Sum of the durations; may exceed the wall time where spans ran side by side. */
  readonly total: Float64Array;
  readonly self: Float64Array;
  /** Time on the critical path, without the children. */
  readonly critical: Float64Array;
  /** Duration of the longest of the spans merged. */
  readonly longest: Float64Array;
  /** The longest of the spans merged (the first of equals): an example to look at. */
  readonly longestSpan: Int32Array;
}

/**
 * Columns of frames that are still to be filled. In short steps, and written once from front to back: memory comes when
 * it is first touched, and thousands of places far apart, in each of a dozen columns of millions, take 40 ms.
 */
export function* emptyFrames(count: number) {
  const parent = new Int32Array(count).fill(0);
  yield;
  const subtreeEnd = new Int32Array(count).fill(0);
  yield;
  const depth = new Int32Array(count).fill(0);
  yield;
  const service = new Uint32Array(count).fill(0);
  yield;
  const name = new Uint32Array(count).fill(0);
  yield;
  const spanCount = new Uint32Array(count).fill(0);
  yield;
  const errorCount = new Uint32Array(count).fill(0);
  yield;
  const total = new Float64Array(count).fill(0);
  yield;
  const self = new Float64Array(count).fill(0);
  yield;
  const critical = new Float64Array(count).fill(0);
  yield;
  const longest = new Float64Array(count).fill(0);
  yield;
  const longestSpan = new Int32Array(count).fill(-1);
  yield;
  return {
    count,
    parent,
    subtreeEnd,
    depth,
    service,
    name,
    spanCount,
    errorCount,
    total,
    self,
    critical,
    longest,
    longestSpan,
  };
}

/** Adds the sums of a frame of another tree to a frame. */
export function addFrame(into: FrameTree, node: number, from: FrameTree, other: number): void {
  into.spanCount[node] = (into.spanCount[node] ?? 0) + (from.spanCount[other] ?? 0);
  into.errorCount[node] = (into.errorCount[node] ?? 0) + (from.errorCount[other] ?? 0);
  into.total[node] = (into.total[node] ?? 0) + (from.total[other] ?? 0);
  into.self[node] = (into.self[node] ?? 0) + (from.self[other] ?? 0);
  into.critical[node] = (into.critical[node] ?? 0) + (from.critical[other] ?? 0);
  const longest = from.longest[other] ?? 0;
  if ((into.longestSpan[node] ?? -1) >= 0 && longest <= (into.longest[node] ?? 0)) return;
  into.longest[node] = longest;
  into.longestSpan[node] = from.longestSpan[other] ?? -1;
}

/** Nodes between two steps. */
const STEP = 32_768;

/**
 * Nodes that were numbered parents first, as a pre-order: the new place of each, and the sizes of the subtrees by old
 * number. Siblings keep the order of their numbers. Linear, in short steps.
 */
export function* framePlaces(
  parent: ArrayLike<number>,
): Generator<void, { readonly place: Int32Array; readonly size: Int32Array }, void> {
  const count = parent.length;
  const size = new Int32Array(count).fill(1);
  for (let i = count - 1; i >= 0; i--) {
    if (i % STEP === 0) yield;
    const above = parent[i] ?? -1;
    if (above >= 0) size[above] = (size[above] ?? 0) + (size[i] ?? 0);
  }
  yield;
  const place = new Int32Array(count);
  const nextInside = new Int32Array(count); // where the next child of a node goes
  let nextRoot = 0;
  for (let i = 0; i < count; i++) {
    if (i % STEP === STEP - 1) yield;
    const above = parent[i] ?? -1;
    const here = above < 0 ? nextRoot : (nextInside[above] ?? 0);
    place[i] = here;
    nextInside[i] = here + 1;
    if (above < 0) nextRoot += size[i] ?? 0;
    else nextInside[above] = here + (size[i] ?? 0);
  }
  return { place, size };
}
