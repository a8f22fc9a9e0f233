import { inTheme } from '../../../ui/inTheme';
import type { GraphScene, Screen, Spot, Viewport } from './GraphScene';
import type { LinesLayer } from './LinesLayer';

/** Curves and arrow heads are drawn from this scale on: else lines. */
const curvedFrom = 0.3;
/** More edges than this are no matter of one frame: they are painted beside it. */
const mostDirect = 1000;
const edgesAStep = 600;
/** Numbers are drawn from this scale on, those of a spot from a smaller one, and for no more edges than this. */
const namedFrom = 0.38;
const spotNamedFrom = 0.15;
const mostNamed = 250;
const arrowLength = 9;

/** Width of a line: a class for few, more and most calls. */
const widths = [1, 1.8, 3];
const widthClass = (share: number) => (share > 0.5 ? 2 : share > 0.2 ? 1 : 0);
const toneCount = 4;
/** Of very many edges, so many of the highest level are drawn over the others in each frame. */
const mostToned = 300;

export interface EdgeColours {
  readonly line: string;
  readonly tones: readonly string[];
  readonly strong: string;
  readonly ground: string;
  readonly text: string;
}

export const edgeColours = (style: CSSStyleDeclaration, tones: readonly string[]): EdgeColours => ({
  tones: tones.map((tone) => inTheme(tone, style)),
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

/** Edges that cross the screen: by width and level those in the background, and those that the spot is about. */
interface ShownEdges {
  readonly behind: readonly (readonly number[])[];
  readonly front: readonly number[];
  readonly count: number;
}

function edgesOnScreen(
  scene: GraphScene,
  view: Viewport,
  screen: Screen,
  spot: Spot | undefined,
): ShownEdges {
  const { bounds } = scene.lines;
  const { edgeSizes, edgeTones } = scene;
  const [right, bottom] = [view.x + screen.width / view.scale, view.y + screen.height / view.scale];
  const behind: number[][] = Array.from({ length: widths.length * toneCount }, () => []);
  const front: number[] = [];
  let count = 0;
  for (let edge = 0; edge < edgeSizes.length; edge++) {
    const at = 4 * edge;
    if ((bounds[at] ?? 0) > right || (bounds[at + 2] ?? 0) < view.x) continue;
    if ((bounds[at + 1] ?? 0) > bottom || (bounds[at + 3] ?? 0) < view.y) continue;
    count++;
    if (isAbout(scene, spot, edge)) front.push(edge);
    else behind[(edgeTones[edge] ?? 0) * widths.length + widthClass(edgeSizes[edge] ?? 0)]?.push(edge);
  }
  return { behind, front, count };
}

/** Draws lines of one colour and width, with heads where they are curved. */
function paintLines(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  edges: readonly number[],
  {
    colour,
    width,
    isCurved,
  }: { readonly colour: string; readonly width: number; readonly isCurved: boolean },
): void {
  if (edges.length === 0) return;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const edge of edges) trace(context, scene, edge, isCurved);
  context.stroke();
  if (!isCurved) return;
  context.beginPath();
  for (const edge of edges) point(context, scene, edge);
  context.fill();
}

/** The lines of the background, some of them at a step: thousands would hold the page up. The context counts in px of the picture. */
export function* paintInSteps(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  view: Viewport,
  screen: Screen,
  colour: string,
): Generator<void, void, void> {
  const { behind } = edgesOnScreen(scene, view, screen, undefined);
  for (const [at, edges] of behind.entries())
    for (let from = 0; from < edges.length; from += edgesAStep) {
      paintLines(context, scene, edges.slice(from, from + edgesAStep), {
        colour,
        width: Math.max(widths[at % widths.length] ?? 1, 0.6 / view.scale),
        isCurved: false,
      });
      yield;
    }
}

/** Paints the edges that cross the screen; the context counts in px of the picture. Work: edges; of very many, those in `layer`. */
export function paintEdges(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  view: Viewport,
  screen: Screen,
  spot: Spot | undefined,
  colours: EdgeColours,
  layer: LinesLayer,
): void {
  const { behind, front, count } = edgesOnScreen(scene, view, screen, spot);
  const isCurved = view.scale >= curvedFrom && count <= mostDirect;
  const unit = 1 / view.scale;
  const isFaded = spot !== undefined || scene.found !== undefined;
  context.globalAlpha = isFaded ? 0.3 : isCurved ? 1 : 0.6;
  const isMany = count > mostDirect;
  if (isMany) layer.draw(context, scene, view, screen, colours.line);
  behind.forEach((edges, at) => {
    const tone = Math.floor(at / widths.length);
    if (isMany && tone < toneCount - 1) return;
    paintLines(context, scene, isMany ? edges.slice(0, mostToned) : edges, {
      colour: colours.tones[tone] ?? colours.line,
      width: Math.max(widths[at % widths.length] ?? 1, 0.6 * unit),
      isCurved,
    });
  });
  context.globalAlpha = 1;
  paintLines(context, scene, front, { colour: colours.strong, width: Math.max(2, 1.2 * unit), isCurved });
  if (view.scale < spotNamedFrom) return;
  context.textAlign = 'center';
  // Small on a small picture, but never too small to be read.
  const height = Math.max(11, 10 * unit);
  context.font = context.font.replace(/^\S+/, `${String(height)}px`);
  const taken: { readonly x: number; readonly y: number; readonly wide: number }[] = [];
  nameEdges(context, scene, front.slice(0, mostNamed), { colours, height, taken });
  if (view.scale >= namedFrom && count <= mostNamed && spot === undefined)
    nameEdges(context, scene, behind.flat(), { colours, height, taken });
  context.textAlign = 'start';
}

/** Writes the numbers of edges at the middle of their lines, those of most calls first; what would lie over another number is left out. */
function nameEdges(
  context: CanvasRenderingContext2D,
  { lines, part, edgeText }: GraphScene,
  edges: readonly number[],
  {
    colours,
    height,
    taken,
  }: {
    readonly colours: EdgeColours;
    /** Of the text, in px of the picture. */
    readonly height: number;
    /** Where numbers are already. */
    readonly taken: { readonly x: number; readonly y: number; readonly wide: number }[];
  },
): void {
  const { calls } = part.graph;
  for (const edge of [...edges].sort((a, b) => (calls[b] ?? 0) - (calls[a] ?? 0))) {
    const [first = 0, end = 0] = [lines.start[edge], lines.start[edge + 1]];
    const before = 2 * (first + Math.floor((end - first - 1) / 2));
    const [ax = 0, ay = 0, bx = 0, by = 0] = lines.points.subarray(before, before + 4);
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
    const text = edgeText(edge);
    const wide = context.measureText(text).width + 0.7 * height;
    // At most some hundred: looking at all of them is next to nothing.
    const isOver = taken.some(
      (other) => Math.abs(other.x - x) < (other.wide + wide) / 2 && Math.abs(other.y - y) < 1.3 * height,
    );
    if (isOver) continue;
    taken.push({ x, y, wide });
    context.fillStyle = colours.ground;
    context.fillRect(x - wide / 2, y - 0.7 * height, wide, 1.4 * height);
    context.fillStyle = colours.text;
    context.fillText(text, x, y + 0.5);
  }
}
