import { gather, type WeighedFrames } from './calleesOf';
import { addFrame, type FrameTree } from './FrameTree';
import { frameGroups } from './frameKeys';
import { PairNumbers } from './PairNumbers';

export interface CallerFrames extends WeighedFrames {
  /** Paths that have further callers, which were left out because there are too many. */
  readonly cutPaths: number;
}

/** Levels of callers, and steps from a frame to its caller, after which no more are added: deep chains would need n² of them. */
export const callerLimits = { levels: 100, steps: 3_000_000 } as const;

/**
 * The tree upside down: roots are services and names, below each stand those that called it, and so on up to the entry.
 * All numbers of a frame are those of the root's spans that came through this path of callers. Starts from all frames,
 * or from `starts`; each brings its weight. Work: starts × levels, at most `limits.steps`.
 */
export function callersOf(
  tree: FrameTree,
  weights: Float64Array,
  starts?: readonly number[],
  groups = frameGroups(tree),
  limits: { readonly levels: number; readonly steps: number } = callerLimits,
): CallerFrames {
  const origin =
    starts === undefined ? Int32Array.from({ length: tree.count }, (_, at) => at) : Int32Array.from(starts);
  const at = origin.slice(); // where each start has come to
  const into = new Int32Array(origin.length).fill(-1); // and its frame there
  const numbers = new PairNumbers();
  const parent: number[] = [];
  const sample: number[] = [];
  const steps: number[] = []; // pairs of frame and start
  let live = origin.length;
  let cutPaths = 0;
  for (let level = 0; live > 0; level++) {
    if (level > limits.levels || steps.length / 2 + live > limits.steps) {
      cutPaths = live;
      break;
    }
    let kept = 0;
    for (let k = 0; k < live; k++) {
      const node = at[k] ?? 0;
      const start = origin[k] ?? 0;
      const number = numbers.numberOf(into[k] ?? -1, groups[node] ?? 0);
      if (number === sample.length) {
        parent.push(into[k] ?? -1);
        sample.push(node);
      }
      steps.push(number, start);
      const above = tree.parent[node] ?? -1;
      if (above < 0) continue;
      origin[kept] = start;
      at[kept] = above;
      into[kept] = number;
      kept++;
    }
    live = kept;
  }
  const merged = gather(tree, parent, sample);
  for (let k = 0; k < steps.length; k += 2) {
    const frame = merged.place[steps[k] ?? 0] ?? 0;
    const start = steps[k + 1] ?? 0;
    addFrame(merged.tree, frame, tree, start);
    merged.width[frame] = (merged.width[frame] ?? 0) + (weights[start] ?? 0);
  }
  return { tree: merged.tree, width: merged.width, cutPaths };
}
