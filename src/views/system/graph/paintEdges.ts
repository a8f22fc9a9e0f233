import { formatCountShort } from '../../../core';
import { inTheme } from '../../../ui/inTheme';
import type { GraphScene, Spot, Viewport } from './GraphScene';

/** Curves and arrow heads are drawn from this scale on, and for no more edges than this: else lines. */
const curvedFrom = 0.3;
const mostCurved = 2500;
/** Numbers are drawn from this scale on, and for no more edges than this. */
const namedFrom = 0.5;
const mostNamed = 250;
const arrowLength = 9;

/** Width of a line: a class for few, more and most calls. */
const widths = [1, 1.8, 3];
const widthClass = (share: number) => (share > 0.5 ? 2 : share > 0.2 ? 1 : 0);

export interface EdgeColours {
  readonly line: string;
  readonly strong: string;
  readonly ground: string;
  readonly text: string;
}

export const edgeColours = (style: CSSStyleDeclaration): EdgeColours => ({
  line: inTheme('var(--line-strong)', style),
  strong: inTheme('var(--accent)', style),
  ground: inTheme('var(--ground)', style),
  text: inTheme('var(--ink-soft)', style),
});

/** Adds the line of an edge to the path. */
function trace(
  context: CanvasRenderingContext2D,
  { lines }: GraphScene,
  edge: number,
  isCurved: boolean,
): void {
  const { points } = lines;
  const first = 2 * (lines.start[edge] ?? 0);
  const end = 2 * (lines.start[edge + 1] ?? 0);
  context.moveTo(points[first] ?? 0, points[first + 1] ?? 0);
  if (!isCurved) {
    for (let at = first + 2; at < end; at += 2) context.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
    return;
  }
  for (let at = first + 2; at < end - 2; at += 2) {
    const [x = 0, y = 0, nextX = 0, nextY = 0] = [points[at], points[at + 1], points[at + 2], points[at + 3]];
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  context.lineTo(points[end - 2] ?? 0, points[end - 1] ?? 0);
}

/** Adds the head of an edge's arrow to the path. */
function point(context: CanvasRenderingContext2D, { lines }: GraphScene, edge: number): void {
  const end = 2 * (lines.start[edge + 1] ?? 0);
  const [beforeX = 0, beforeY = 0, x = 0, y = 0] = lines.points.subarray(end - 4, end);
  const length = Math.hypot(x - beforeX, y - beforeY) || 1;
  const [dx, dy] = [((x - beforeX) / length) * arrowLength, ((y - beforeY) / length) * arrowLength];
  context.moveTo(x, y);
  context.lineTo(x - dx - dy * 0.45, y - dy + dx * 0.45);
  context.lineTo(x - dx + dy * 0.45, y - dy - dx * 0.45);
  context.closePath();
}

/** Whether an edge is one that the chosen or pointed spot is about. */
function isAbout({ part }: GraphScene, spot: Spot | undefined, edge: number): boolean {
  if (spot === undefined) return false;
  if (spot.kind === 'edge') return spot.at === edge;
  return part.graph.from[edge] === spot.at || part.graph.to[edge] === spot.at;
}

/** Paints the edges that cross the screen; the context counts in px of the picture. Work: edges. */
export function paintEdges(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  view: Viewport,
  screen: { readonly width: number; readonly height: number },
  spot: Spot | undefined,
  colours: EdgeColours,
): void {
  const { bounds } = scene.lines;
  const { calls } = scene.part.graph;
  const [right, bottom] = [view.x + screen.width / view.scale, view.y + screen.height / view.scale];
  const most = Math.log(1 + calls.reduce((greatest, each) => Math.max(greatest, each), 1));
  /** By width: those in the background, and those that stand out. */
  const behind: number[][] = widths.map(() => []);
  const front: number[] = [];
  let shown = 0;
  for (let edge = 0; edge < calls.length; edge++) {
    const at = 4 * edge;
    if ((bounds[at] ?? 0) > right || (bounds[at + 2] ?? 0) < view.x) continue;
    if ((bounds[at + 1] ?? 0) > bottom || (bounds[at + 3] ?? 0) < view.y) continue;
    shown++;
    if (isAbout(scene, spot, edge)) front.push(edge);
    else behind[widthClass(Math.log(1 + (calls[edge] ?? 0)) / most)]?.push(edge);
  }
  const isCurved = view.scale >= curvedFrom && shown <= mostCurved;
  const unit = 1 / view.scale;
  const paint = (edges: readonly number[], colour: string, width: number) => {
    if (edges.length === 0) return;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = Math.max(width, 0.6 * unit);
    context.beginPath();
    for (const edge of edges) trace(context, scene, edge, isCurved);
    context.stroke();
    if (!isCurved) return;
    context.beginPath();
    for (const edge of edges) point(context, scene, edge);
    context.fill();
  };
  context.globalAlpha = spot === undefined && scene.found === undefined ? (isCurved ? 1 : 0.55) : 0.3;
  behind.forEach((edges, at) => {
    paint(edges, colours.line, widths[at] ?? 1);
  });
  context.globalAlpha = 1;
  paint(front, colours.strong, Math.max(2, 1.2 * unit));
  if (view.scale < namedFrom) return;
  context.textAlign = 'center';
  if (shown <= mostNamed && spot === undefined)
    for (const edges of behind) nameEdges(context, scene, edges, colours);
  nameEdges(context, scene, front.slice(0, mostNamed), colours);
  context.textAlign = 'start';
}

/** Writes the calls of edges at the middle of their lines. */
function nameEdges(
  context: CanvasRenderingContext2D,
  { lines, part }: GraphScene,
  edges: readonly number[],
  colours: EdgeColours,
): void {
  for (const edge of edges) {
    const [first = 0, end = 0] = [lines.start[edge], lines.start[edge + 1]];
    const before = 2 * (first + Math.floor((end - first - 1) / 2));
    const [ax = 0, ay = 0, bx = 0, by = 0] = lines.points.subarray(before, before + 4);
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
    const text = formatCountShort(part.graph.calls[edge] ?? 0);
    const wide = context.measureText(text).width + 8;
    context.fillStyle = colours.ground;
    context.fillRect(x - wide / 2, y - 8, wide, 16);
    context.fillStyle = colours.text;
    context.fillText(text, x, y + 0.5);
  }
}
