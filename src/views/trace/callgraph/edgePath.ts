import type { GraphPoint } from './layoutGraph';

const middle = (a: GraphPoint, b: GraphPoint): GraphPoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const text = ({ x, y }: GraphPoint): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** An SVG path that begins and ends at the outer points and is bent smoothly by those between. */
export function edgePath(points: readonly GraphPoint[]): string {
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return '';
  const parts = [`M ${text(first)}`, `L ${text(middle(first, second))}`];
  for (let at = 1; at < points.length - 1; at++) {
    const bend = points[at];
    const next = points[at + 1];
    if (bend && next) parts.push(`Q ${text(bend)} ${text(middle(bend, next))}`);
  }
  parts.push(`L ${text(last)}`);
  return parts.join(' ');
}

/** Thickness of a line, in px: 1.25 for one call, one more for each power of ten. */
export const lineWidth = (calls: number): number => Math.min(5, 1.25 + Math.log10(Math.max(1, calls)));
