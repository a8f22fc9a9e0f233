import { spreadInOrder } from './spreadInOrder';

/** Moves boxes of one size, given by their middles, until none lies over another: row by row from above, each at the first free place. */
export function separateBoxes(x: Float64Array, y: Float64Array, width: number, height: number): void {
  // Bands of one height: boxes of different bands can not meet, those of one are spread along it.
  const bands = new Map<number, number[]>();
  y.forEach((value, node) => {
    const band = Math.round(value / height);
    const there = bands.get(band);
    if (there) there.push(node);
    else bands.set(band, [node]);
  });
  for (const [band, nodes] of bands) {
    nodes.sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
    const wishes = nodes.map((node) => x[node] ?? 0);
    const offsets = nodes.map((_, at) => at * width);
    spreadInOrder(wishes, offsets).forEach((value, at) => {
      const node = nodes[at] ?? 0;
      x[node] = value;
      y[node] = band * height;
    });
  }
}
