import type { FrameTree } from '../../analyse';
import { sortSiblings } from '../sortedRows';
import type { FlameFrames } from './FlameFrames';

/** Frames between two steps. */
const STEP = 16_384;

interface Places {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly order: Int32Array;
  readonly depthCount: number;
  readonly extent: number;
}

/** Siblings from left to right, the widest first, from their parent's left end on; roots from 0 on. */
function* placeSiblings(tree: FrameTree, width: Float64Array): Generator<void, Places, void> {
  const order = yield* sortSiblings(tree, width, true);
  yield;
  const left = new Float64Array(tree.count);
  const right = new Float64Array(tree.count);
  const filled = new Float64Array(tree.count); // where the next child of a frame begins
  let extent = 0;
  let depthCount = 0;
  for (let at = 0; at < order.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const node = order[at] ?? 0;
    const above = tree.parent[node] ?? -1;
    const from = above < 0 ? extent : (filled[above] ?? 0);
    // Sums of parts may be a hair more than the whole: what a double cannot hold must not stand out.
    const limit = above < 0 ? Infinity : (right[above] ?? from);
    const to = Math.max(from, Math.min(limit, from + (width[node] ?? 0)));
    left[node] = from;
    right[node] = to;
    filled[node] = from;
    if (above < 0) extent = to;
    else filled[above] = to;
    depthCount = Math.max(depthCount, (tree.depth[node] ?? 0) + 1);
  }
  return { left, right, order, depthCount, extent: extent > 0 ? extent : 1 };
}

/** A tree of frames as a picture: callers above, one lane a depth, left-heavy. Linear, in short steps. */
export function* placeFrames(tree: FrameTree, width: Float64Array): Generator<void, FlameFrames, void> {
  const { left, right, order, depthCount, extent } = yield* placeSiblings(tree, width);
  return {
    count: tree.count,
    left,
    right,
    lane: tree.depth,
    laneCount: depthCount,
    errors: tree.errorCount,
    sequence: order,
    extent,
  };
}

/** The part of a picture that lies below one frame, itself at the top: what stands above and beside it is left out. In short steps. */
export function* framesBelow(
  tree: FrameTree,
  frames: FlameFrames,
  root: number,
): Generator<void, FlameFrames, void> {
  const stop = tree.subtreeEnd[root] ?? root + 1;
  const origin = frames.left[root] ?? 0;
  const top = frames.lane[root] ?? 0;
  const left = frames.left.slice();
  yield;
  const right = frames.right.slice();
  yield;
  const lane = new Int32Array(frames.count).fill(-1);
  let laneCount = 0;
  for (let node = root; node < stop; node++) {
    if (node % STEP === STEP - 1) yield;
    left[node] = (left[node] ?? 0) - origin;
    right[node] = (right[node] ?? 0) - origin;
    lane[node] = (frames.lane[node] ?? 0) - top;
    laneCount = Math.max(laneCount, (lane[node] ?? 0) + 1);
  }
  yield;
  return {
    ...frames,
    left,
    right,
    lane,
    laneCount,
    sequence: frames.sequence.filter((node) => node >= root && node < stop),
    extent: Math.max((right[root] ?? 0) - 0, 0) || 1,
  };
}

/**
 * Callers and callees of one service and name: its own lane, callers above it, callees below. Frames of `callees` keep their numbers;
 * frame n > 0 of `callers` has number callees.count + n − 1 (its frame 0 is that of the callees). `pickLane` is the lane between.
 */
export function* placeSandwich(
  callers: { readonly tree: FrameTree; readonly width: Float64Array },
  callees: { readonly tree: FrameTree; readonly width: Float64Array },
): Generator<void, FlameFrames & { readonly pickLane: number }, void> {
  const above = yield* placeSiblings(callers.tree, callers.width);
  const below = yield* placeSiblings(callees.tree, callees.width);
  yield;
  const count = callees.tree.count + Math.max(0, callers.tree.count - 1);
  const pickLane = Math.max(0, above.depthCount - 1);
  const left = new Float64Array(count);
  const right = new Float64Array(count);
  const lane = new Int32Array(count);
  const errors = new Uint32Array(count);
  const sequence = new Int32Array(count);
  let filled = 0;
  for (const node of below.order) {
    if (filled % STEP === STEP - 1) yield;
    left[node] = below.left[node] ?? 0;
    right[node] = below.right[node] ?? 0;
    lane[node] = pickLane + (callees.tree.depth[node] ?? 0);
    errors[node] = callees.tree.errorCount[node] ?? 0;
    sequence[filled++] = node;
  }
  for (const node of above.order) {
    if (node === 0) continue;
    if (filled % STEP === STEP - 1) yield;
    const frame = callees.tree.count + node - 1;
    left[frame] = above.left[node] ?? 0;
    right[frame] = above.right[node] ?? 0;
    lane[frame] = pickLane - (callers.tree.depth[node] ?? 0);
    errors[frame] = callers.tree.errorCount[node] ?? 0;
    sequence[filled++] = frame;
  }
  const laneCount = count === 0 ? 0 : pickLane + below.depthCount;
  return { count, left, right, lane, laneCount, errors, sequence, extent: below.extent, pickLane };
}
