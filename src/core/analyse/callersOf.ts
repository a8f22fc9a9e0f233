import { gather, type WeighedFrames } from './calleesOf';
import { addFrame, type FrameTree } from './FrameTree';
import { frameGroups } from './frameKeys';
import { NumberList } from './NumberList';
import { PairNumbers } from './PairNumbers';

export interface CallerFrames extends WeighedFrames {
  /** Paths that have further callers, which were left out because there are too many. */
  readonly cutPaths: number;
}

/** Frames between two steps. */
const STEP = 8192;

/** Levels of callers, and steps from a frame to its caller, after which no more are added: deep chains would need n² of them. */
export const callerLimits = { levels: 100, steps: 3_000_000 } as const;

/**
 * The tree upside down: roots are services and names, below each stand those that called it, and so on up to the entry.
 * All numbers of a frame are those of the root's spans that came through this path of callers. Starts from all frames,
 * or from `starts`; each brings its weight. `known`: the frames' groups (see frameGroups), where they are made already. Work: starts × levels, at most `limits.steps`; in short steps.
 */
export function* callersOf(
  tree: FrameTree,
  weights: Float64Array,
  starts?: readonly number[],
  known?: Int32Array,
  limits: { readonly levels: number; readonly steps: number } = callerLimits,
): Generator<void, CallerFrames, void> {
  const groups = known ?? (yield* frameGroups(tree));
  const origin =
    starts === undefined ? new Int32Array(tree.count).map((_, at) => at) : Int32Array.from(starts);
  const at = origin.slice(); // where each start has come to
  const into = new Int32Array(origin.length).fill(-1); // and its frame there
  const numbers = new PairNumbers();
  const sample = new NumberList();
  const levels: { readonly frame: Int32Array; readonly start: Int32Array }[] = [];
  let live = origin.length;
  let steps = 0;
  let cutPaths = 0;
  for (; live > 0; steps += live) {
    if (levels.length > limits.levels || steps + live > limits.steps) {
      cutPaths = live;
      break;
    }
    yield* numbers.reserve(sample.length + live);
    const level = { frame: new Int32Array(live), start: origin.slice(0, live) };
    levels.push(level);
    let kept = 0;
    for (let k = 0; k < live; k++) {
      if (k % STEP === STEP - 1) yield;
      const node = at[k] ?? 0;
      const number = numbers.numberOf(into[k] ?? -1, groups[node] ?? 0);
      if (number === sample.length) sample.push(node);
      level.frame[k] = number;
      const above = tree.parent[node] ?? -1;
      if (above < 0) continue;
      origin[kept] = origin[k] ?? 0;
      at[kept] = above;
      into[kept] = number;
      kept++;
    }
    live = kept;
  }
  yield;
  const merged = yield* gather(tree, numbers.firsts, sample.members);
  for (const level of levels) {
    for (let k = 0; k < level.frame.length; k++) {
      if (k % STEP === STEP - 1) yield;
      const frame = merged.place[level.frame[k] ?? 0] ?? 0;
      const start = level.start[k] ?? 0;
      addFrame(merged.tree, frame, tree, start);
      merged.width[frame] = (merged.width[frame] ?? 0) + (weights[start] ?? 0);
    }
  }
  return { tree: merged.tree, width: merged.width, cutPaths };
}
