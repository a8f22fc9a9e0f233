import { addFrame, emptyFrames, framePlaces, type FrameTree } from './FrameTree';
import { frameGroups } from './frameKeys';
import { NumberList } from './NumberList';
import { PairNumbers } from './PairNumbers';

/** Frames between two steps. */
const STEP = 8192;

/** Frames with the width that each of them is drawn in, in the unit of the weights that it was made of. */
export interface WeighedFrames {
  readonly tree: FrameTree;
  readonly width: Float64Array;
}

/** The topmost frames of one service and name, ascending: recursion below them is theirs. Linear. */
export function outermostFrames(tree: FrameTree, service: number, name: number): number[] {
  const found: number[] = [];
  for (let node = 0; node < tree.count;) {
    if (tree.service[node] === service && tree.name[node] === name) {
      found.push(node);
      node = Math.max(node + 1, tree.subtreeEnd[node] ?? 0);
    } else node++;
  }
  return found;
}

/**
 * What the given frames called, merged by path from them on: frame 0 stands for all of them. They must be of one service
 * and name, ascending, none inside another. Linear in their subtrees, in short steps.
 */
export function* calleesOf(
  tree: FrameTree,
  weights: Float64Array,
  starts: readonly number[],
  known?: Int32Array,
): Generator<void, WeighedFrames, void> {
  const groups = known ?? (yield* frameGroups(tree));
  const numbers = new PairNumbers();
  const into = new Int32Array(tree.count).fill(-1);
  const sample = new NumberList();
  const visit = (node: number, above: number) => {
    const number = numbers.numberOf(above, groups[node] ?? 0);
    into[node] = number;
    if (number === sample.length) sample.push(node);
  };
  let visited = 0;
  for (const start of starts) {
    visit(start, -1);
    const stop = tree.subtreeEnd[start] ?? 0;
    for (let node = start + 1; node < stop; node++) {
      visit(node, into[tree.parent[node] ?? 0] ?? 0);
      if (++visited % STEP === 0) yield;
    }
  }
  yield;
  const merged = yield* gather(tree, numbers.firsts, sample.members);
  for (const start of starts) {
    const stop = tree.subtreeEnd[start] ?? 0;
    for (let node = start; node < stop; node++) {
      const frame = merged.place[into[node] ?? 0] ?? 0;
      addFrame(merged.tree, frame, tree, node);
      merged.width[frame] = (merged.width[frame] ?? 0) + (weights[node] ?? 0);
      if (++visited % STEP === 0) yield;
    }
  }
  return { tree: merged.tree, width: merged.width };
}

/** Frames out of nodes that were numbered parents first (−1 for none); `sample` is a node of the source for each. */
export function* gather(source: FrameTree, parent: Int32Array, sample: Int32Array) {
  const { place, size } = yield* framePlaces(parent);
  yield;
  const tree = yield* emptyFrames(parent.length);
  for (let old = 0; old < parent.length; old++) {
    if (old % STEP === STEP - 1) yield;
    const frame = place[old] ?? 0;
    const above = parent[old] ?? -1;
    const upper = above < 0 ? -1 : (place[above] ?? -1);
    tree.parent[frame] = upper;
    tree.subtreeEnd[frame] = frame + (size[old] ?? 1);
    tree.depth[frame] = upper < 0 ? 0 : (tree.depth[upper] ?? 0) + 1;
    tree.service[frame] = source.service[sample[old] ?? 0] ?? 0;
    tree.name[frame] = source.name[sample[old] ?? 0] ?? 0;
  }
  return { tree, place, width: new Float64Array(parent.length) };
}
