import { inTheme, themeStyle } from '../../../ui/inTheme';
import { sharpen } from '../../../ui/sharpen';
import { boxHeight, boxWidth } from './boxSize';
import type { GraphScene, Screen, Spot, Viewport } from './GraphScene';
import type { LinesLayer } from './LinesLayer';
import { edgeColours, paintEdges } from './paintEdges';

/** Names are written from this scale on; below it boxes are marks. */
const namedFrom = 0.28;
const numberedFrom = 0.5;
const fadedAlpha = 0.3;

const shortened = new Map<string, string>();

/** The text, or as much of it as fits. */
function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  const key = `${context.font} ${text}`;
  if (shortened.size > 20_000) shortened.clear();
  let short = shortened.get(key);
  if (short === undefined) {
    short = text;
    for (let kept = text.length; kept > 1 && context.measureText(short).width > room;)
      short = `${text.slice(0, (kept = Math.floor(kept * 0.9)))}…`;
    shortened.set(key, short);
  }
  return short;
}

/** Paints what is on screen of the graph: lines, then boxes. Work: services and edges. */
export function paintGraph(
  canvas: HTMLCanvasElement,
  scene: GraphScene,
  view: Viewport,
  screen: Screen,
  pointed: Spot | undefined,
  active: number | undefined,
  layer: LinesLayer,
): void {
  const context = sharpen(canvas, screen.width, screen.height);
  if (!context) return;
  const style = themeStyle();
  const font = getComputedStyle(document.body).fontFamily;
  context.scale(view.scale, view.scale);
  context.translate(-view.x, -view.y);
  context.textBaseline = 'middle';
  context.font = `11px ${font}`;
  const spot = pointed ?? scene.picked;
  paintEdges(context, scene, view, screen, spot, edgeColours(style, scene.toneColours), layer);
  const colour = (token: string) => inTheme(`var(${token})`, style);
  const [surface, selected, line, ink, soft, accent, find] = [
    colour('--surface'),
    colour('--selected'),
    colour('--line-strong'),
    colour('--ink'),
    colour('--ink-soft'),
    colour('--accent'),
    colour('--find-current'),
  ];
  const colours = new Map([...new Set(scene.colours)].map((each) => [each, inTheme(each, style)]));
  const { x, y } = scene.places;
  const near = nodesAbout(scene, spot);
  const [right, bottom] = [view.x + screen.width / view.scale, view.y + screen.height / view.scale];
  const unit = 1 / view.scale;
  for (let node = 0; node < x.length; node++) {
    const [left, top] = [(x[node] ?? 0) - boxWidth / 2, (y[node] ?? 0) - boxHeight / 2];
    if (left > right || left + boxWidth < view.x || top > bottom || top + boxHeight < view.y) continue;
    const isFound = scene.found?.[node] === 1;
    const isNear = near?.has(node) ?? (scene.found === undefined || isFound);
    const isPicked = scene.picked?.kind === 'node' && scene.picked.at === node;
    context.fillStyle = surface;
    context.fillRect(left, top, boxWidth, boxHeight);
    context.globalAlpha = isNear || isFound ? 1 : fadedAlpha;
    if (isPicked) {
      context.fillStyle = selected;
      context.fillRect(left, top, boxWidth, boxHeight);
    }
    context.strokeStyle = isPicked ? accent : line;
    context.lineWidth = Math.max(isPicked ? 2 : 1, (isPicked ? 1.5 : 0.7) * unit);
    context.strokeRect(left, top, boxWidth, boxHeight);
    if (scene.part.graph.members[node] !== 1)
      context.strokeRect(left + 4, top + 4, boxWidth - 4, boxHeight - 4);
    context.fillStyle = colours.get(scene.colours[node] ?? '') ?? line;
    context.fillRect(left, top, view.scale < namedFrom ? boxWidth : 5, boxHeight);
    const size = scene.nodeSizes?.[node] ?? 0;
    if (size > 0) {
      context.fillStyle = soft;
      context.fillRect(left + 5, top + boxHeight - 3, size * (boxWidth - 5), 3);
    }
    if (view.scale >= namedFrom) {
      const isNumbered = view.scale >= numberedFrom;
      context.fillStyle = ink;
      context.font = `600 13px ${font}`;
      const text = fitting(context, scene.names[node] ?? '', boxWidth - 24);
      context.fillText(text, left + 14, isNumbered ? top + 14 : top + boxHeight / 2);
      if (isNumbered) {
        context.fillStyle = soft;
        context.font = `11px ${font}`;
        context.fillText(fitting(context, scene.numbers[node] ?? '', boxWidth - 20), left + 14, top + 30);
      }
    }
    const outline = (token: string, distance: number, width: number) => {
      context.strokeStyle = token;
      context.lineWidth = Math.max(width, width * unit * 0.7);
      context.strokeRect(left - distance, top - distance, boxWidth + 2 * distance, boxHeight + 2 * distance);
    };
    if (isFound) outline(find, 3, 2);
    if (scene.focused === node) outline(ink, 2, 1.5);
    if (active === node) outline(accent, 6, 2);
    context.globalAlpha = 1;
  }
}

/** The nodes that the spot is about: itself and its neighbours; undefined = all. */
function nodesAbout({ part }: GraphScene, spot: Spot | undefined): ReadonlySet<number> | undefined {
  if (spot === undefined) return undefined;
  const { from, to, outStart, inStart, inEdges } = part.graph;
  const { at } = spot;
  if (spot.kind === 'edge') return new Set([from[at] ?? 0, to[at] ?? 0]);
  const near = new Set([at]);
  for (let edge = outStart[at] ?? 0; edge < (outStart[at + 1] ?? 0); edge++) near.add(to[edge] ?? 0);
  for (let place = inStart[at] ?? 0; place < (inStart[at + 1] ?? 0); place++)
    near.add(from[inEdges[place] ?? 0] ?? 0);
  return near;
}
