import { nanos, px, type Px, type SpanIndex, type SpanTable } from '../../model';
import { barOf } from '../bars';
import type { TimeAxis } from '../timeAxis';

/** A place on the time side, y in px downwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Length and half the width of an arrow's head, in px. */
export const headLength = 6;
const headHalf = 3.5;
/** The farthest that a curve's handles stand off its ends. */
const farthest = 60;

const one = (value: number) => value.toFixed(1);

/** A curve that leaves and arrives upright, and the head at its end, as SVG paths. */
export function arrowPath(from: Place, to: Place): { readonly line: string; readonly head: string } {
  const down = to.y >= from.y ? 1 : -1;
  const neck = to.y - down * headLength;
  const bend = Math.min(farthest, Math.max(2, Math.abs(neck - from.y) / 2)) * down;
  return {
    line: `M${one(from.x)} ${one(from.y)}C${one(from.x)} ${one(from.y + bend)} ${one(to.x)} ${one(neck - bend)} ${one(to.x)} ${one(neck)}`,
    head: `M${one(to.x)} ${one(to.y)}L${one(to.x - headHalf)} ${one(neck)}H${one(to.x + headHalf)}z`,
  };
}

/** Where a link leaves or meets the bar of a span: at its end towards `other`, inside of the axis. */
export function linkEndX(spans: SpanTable, span: SpanIndex, other: SpanIndex, axis: TimeAxis): Px {
  const start = nanos(spans.start[span] ?? 0);
  const end = nanos(spans.end[span] ?? 0);
  const bar = barOf(start, end, axis);
  const isBefore = end <= (spans.start[other] ?? 0);
  // Not on the very edge of a bar, which may belong to the neighbour.
  const inset = Math.min(3, bar.width / 2);
  return px(
    Math.min(axis.width - 1, Math.max(1, isBefore ? bar.left + bar.width - inset : bar.left + inset)),
  );
}
