/** Where something lies, in px. */
interface GraphPoint {
  readonly x: number;
  readonly y: number;
}

const directions = new Map<string, readonly [x: number, y: number]>([
  ['ArrowRight', [1, 0]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowDown', [0, 1]],
  ['ArrowUp', [0, -1]],
]);

/**
 * The place that an arrow key leads to: the nearest one on that side, where what lies straight ahead counts as nearer than
 * what lies aside. Home and End lead to the first and last. undefined for other keys and where nothing is on that side.
 */
export function nextInDirection(
  places: readonly GraphPoint[],
  from: number,
  key: string,
): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const direction = directions.get(key);
  const here = places[from];
  if (!direction || !here) return undefined;
  const [dx, dy] = direction;
  let best: number | undefined;
  let least = Infinity;
  places.forEach((there, place) => {
    const ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
    if (place === from || ahead <= 0) return;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    const distance = ahead + 2 * aside;
    if (distance >= least) return;
    least = distance;
    best = place;
  });
  return best;
}
