import type { ServiceGraph, ServicePlaces } from '../../../core';
import type { SystemLayout } from '../../../state/url/system/graphParts';
import { boxHeight, boxWidth } from './boxSize';

/** The lines of all edges, in px of the picture at full size. */
export interface EdgeLines {
  /** Points of edge e: x and y in turns, from points[2 × start[e]] to before points[2 × start[e + 1]]. */
  readonly start: Int32Array;
  readonly points: Float64Array;
  /** Left, top, right and bottom of each edge. */
  readonly bounds: Float64Array;
}

/** How far an edge of the layers leaves and enters a box straight on, in px. */
const lead = 36;

/** Lines from the border of one box to that of the other, past the bends of the layout. Linear. */
export function edgeLines(graph: ServiceGraph, places: ServicePlaces, layout: SystemLayout): EdgeLines {
  const { x, y, bendStart, bends } = places;
  const count = graph.calls.length;
  const ends = layout === 'layers' ? 4 : 2;
  const start = Int32Array.from({ length: count + 1 }, (_, edge) => (bendStart[edge] ?? 0) + ends * edge);
  const points = new Float64Array(2 * (start[count] ?? 0));
  const bounds = new Float64Array(4 * count);
  for (let edge = 0; edge < count; edge++) {
    const [a = 0, b = 0] = [graph.from[edge], graph.to[edge]];
    const [ax = 0, ay = 0, bx = 0, by = 0] = [x[a], y[a], x[b], y[b]];
    let at = 2 * (start[edge] ?? 0);
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const put = (px: number, py: number) => {
      points[at++] = px;
      points[at++] = py;
      left = Math.min(left, px);
      right = Math.max(right, px);
      top = Math.min(top, py);
      bottom = Math.max(bottom, py);
    };
    if (layout === 'layers') {
      // Edges leave on the side of the next layer; one that stays in its layer goes around on the right.
      const out = bx < ax ? -1 : 1;
      const into = bx > ax ? -1 : 1;
      put(ax + (out * boxWidth) / 2, ay);
      put(ax + out * (boxWidth / 2 + lead), ay);
      for (let bend = bendStart[edge] ?? 0; bend < (bendStart[edge + 1] ?? 0); bend++)
        put(bends[2 * bend] ?? 0, bends[2 * bend + 1] ?? 0);
      put(bx + into * (boxWidth / 2 + lead), by);
      put(bx + (into * boxWidth) / 2, by);
    } else {
      const share = toBorder(bx - ax, by - ay);
      put(ax + (bx - ax) * share, ay + (by - ay) * share);
      put(bx - (bx - ax) * share, by - (by - ay) * share);
    }
    bounds.set([left, top, right, bottom], 4 * edge);
  }
  return { start, points, bounds };
}

/** The share of a way from the middle of a box at which it leaves the box. */
function toBorder(dx: number, dy: number): number {
  const across = dx === 0 ? Infinity : boxWidth / 2 / Math.abs(dx);
  const up = dy === 0 ? Infinity : boxHeight / 2 / Math.abs(dy);
  return Math.min(0.5, across, up);
}

/** How far a point is from an edge's line, in px at full size. Infinity for points far outside of it. */
export function distanceToEdge(lines: EdgeLines, edge: number, px: number, py: number, near: number): number {
  const { start, points, bounds } = lines;
  const at = 4 * edge;
  if (px < (bounds[at] ?? 0) - near || px > (bounds[at + 2] ?? 0) + near) return Infinity;
  if (py < (bounds[at + 1] ?? 0) - near || py > (bounds[at + 3] ?? 0) + near) return Infinity;
  let least = Infinity;
  for (let place = start[edge] ?? 0; place < (start[edge + 1] ?? 0) - 1; place++) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.subarray(2 * place, 2 * place + 4);
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
    least = Math.min(least, Math.hypot(px - ax - dx * share, py - ay - dy * share));
  }
  return least;
}
