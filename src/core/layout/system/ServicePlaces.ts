import type { Arrows } from '../../analyse';

/** A graph to be laid out: boxes of one size, in px, and at most one edge a pair. */
export interface PlacesQuestion extends Arrows {
  readonly width: number;
  readonly height: number;
  /** Labels of the edges that the layers shall have room for: their widths, and their one height, in px. */
  readonly labels?: { readonly widths: ArrayLike<number>; readonly height: number };
}

/** Where the boxes and the bends of the edges lie, in px; nothing lies left of or above 0. */
export interface ServicePlaces {
  /** Middle of each box. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Bends of edge e between its two boxes: x and y in turns, from bends[2 × bendStart[e]] to before bends[2 × bendStart[e + 1]]. */
  readonly bendStart: Int32Array;
  readonly bends: Float64Array;
}

/**
 * The bend that is the middle of an edge's label, where the layers were asked to have room for labels: the first bend of an edge lies
 * between two layers, the second on one, and so on. undefined where the edge has no bends.
 */
export function labelBend({ bendStart }: Pick<ServicePlaces, 'bendStart'>, edge: number): number | undefined {
  const [first = 0, end = 0] = [bendStart[edge], bendStart[edge + 1]];
  const middle = (end - first - 1) >> 1;
  return end === first ? undefined : first + middle - (middle % 2);
}

/** Moves everything to the right of and below 0. */
export function fromZero({ width, height }: PlacesQuestion, places: ServicePlaces): ServicePlaces {
  let left = Infinity;
  let top = Infinity;
  const see = (x: number, y: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
  };
  places.x.forEach((x, node) => {
    see(x - width / 2, (places.y[node] ?? 0) - height / 2);
  });
  for (let at = 0; at < places.bends.length; at += 2) see(places.bends[at] ?? 0, places.bends[at + 1] ?? 0);
  if (left === Infinity) return places;
  return {
    x: places.x.map((x) => x - left),
    y: places.y.map((y) => y - top),
    bendStart: places.bendStart,
    bends: places.bends.map((value, at) => value - (at % 2 === 0 ? left : top)),
  };
}
