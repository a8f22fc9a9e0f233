import type { LaneIndex } from './LaneIndex';

/**
 * The frame that an arrow key leads to from another: ↑ and ↓ to the frame above or below that it lies across from (of
 * several the longest), ← and → to its neighbours in the lane, Home and End to the ends of the lane. undefined for
 * other keys and where nothing is.
 */
export function moveInFlame(index: LaneIndex, frame: number, key: string): number | undefined {
  const { left, right, lane } = index.frames;
  const at = lane[frame] ?? -1;
  if (at < 0) return undefined;
  switch (key) {
    case 'ArrowUp':
      return index.longestAcross(at - 1, left[frame] ?? 0, right[frame] ?? 0);
    case 'ArrowDown':
      return index.longestAcross(at + 1, left[frame] ?? 0, right[frame] ?? 0);
    case 'ArrowLeft':
      return index.beside(frame, -1);
    case 'ArrowRight':
      return index.beside(frame, 1);
    case 'Home':
      return index.order[index.laneStart[at] ?? 0];
    case 'End':
      return index.order[(index.laneStart[at + 1] ?? 1) - 1];
    default:
      return undefined;
  }
}

/**
 * The stretch to show when one leaves a stretch outwards: that of the smallest frame which reaches beyond it on both
 * sides or one, undefined where none does. Work: the lanes.
 */
export function frameAround(index: LaneIndex, start: number, end: number): number | undefined {
  const { left, right, laneCount } = index.frames;
  const middle = (start + end) / 2;
  const slack = (end - start) * 1e-3 + 2;
  let best: number | undefined;
  for (let lane = laneCount - 1; lane >= 0; lane--) {
    const frame = index.longestAcross(lane, middle, middle);
    if (frame === undefined) continue;
    const [from = 0, to = 0] = [left[frame], right[frame]];
    if (from > start + slack || to < end - slack || to - from <= end - start + 2 * slack) continue;
    if (best === undefined || to - from < (right[best] ?? 0) - (left[best] ?? 0)) best = frame;
  }
  return best;
}
