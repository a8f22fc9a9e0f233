import type { FrameTree } from '../../analyse';

/** What the width of a frame stands for. */
export const flameMeasures = ['total', 'self', 'critical'] as const;
export type FlameMeasure = (typeof flameMeasures)[number];

/**
 * The width of every frame of a tree of calls, in nanoseconds. `self` and `critical`: the sum over the frame and all below
 * it, so that the roots are as wide as all self time or the whole critical path. `total`: the sum of the durations; a
 * frame whose callees ran side by side, and so took more together, is as wide as they are. Children never need more than
 * their parent has.
 */
export function frameWidths(tree: FrameTree, measure: FlameMeasure): Float64Array {
  const below = new Float64Array(tree.count);
  const width = new Float64Array(tree.count);
  const own = tree[measure];
  for (let node = tree.count - 1; node >= 0; node--) {
    const mine = own[node] ?? 0;
    const inner = below[node] ?? 0;
    const whole = measure === 'total' ? Math.max(mine, inner) : mine + inner;
    width[node] = whole;
    const above = tree.parent[node] ?? -1;
    if (above >= 0) below[above] = (below[above] ?? 0) + whole;
  }
  return width;
}
