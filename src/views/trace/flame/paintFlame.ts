import {
  cellAt,
  criticalSegments,
  flameCells,
  px,
  spanIndex,
  visibleText,
  type FlameCells,
  type TimeWindow,
  type WriteDuration,
} from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { ShadeColours } from '../calls/shadeColours';
import type { FlamePicture } from './flamePicture';
import { frameValue } from './frameWords';
import { inTheme, themeStyle } from '../../../ui/inTheme';
import { sharpen } from '../../../ui/sharpen';

/** Height of a lane, in CSS px. */
export const laneHeight = 20;
const gap = 1;
const fontSize = 11;
const padding = 4;

/** What is to be painted. */
export interface FlameScene {
  readonly open: OpenTrace;
  readonly picture: FlamePicture;
  readonly shades: ShadeColours;
  readonly window: TimeWindow;
  /** Size of the part on screen, in CSS px, and how far it is scrolled. */
  readonly width: number;
  readonly height: number;
  readonly scroll: number;
  /** Spans found before each place of the index' order; undefined while nothing is looked for. */
  readonly foundBefore: Float64Array | undefined;
  /** Writes the durations. */
  readonly durationText: WriteDuration;
  /** Frames of this service and name stand out. */
  readonly similar: { readonly service: number; readonly name: number } | undefined;
}

const widths = new Map<string, number>();
let measuredFont = '';

/** The text, or as much of it as fits; '' where that is next to nothing. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (measuredFont !== context.font || widths.size > 20_000) {
    measuredFont = context.font;
    widths.clear();
  }
  let width = widths.get(text);
  if (width === undefined) widths.set(text, (width = context.measureText(text).width));
  if (width <= room) return text;
  const kept = Math.floor((text.length * (room - 8)) / width);
  return kept < 3 ? '' : `${text.slice(0, kept)}…`;
}

/** Diagonal lines, so that red is not the only sign of an error. */
function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.beginPath();
  for (let at = x - height; at < x + width; at += 6) {
    const from = Math.max(at, x);
    const to = Math.min(at + height, x + width);
    if (to <= from) continue;
    context.moveTo(from, y + height - (from - at));
    context.lineTo(to, y + height - (to - at));
  }
  context.stroke();
}

/** Paints the frames on screen and says what lies where. Work: the cells on screen. */
export function paintFlame(canvas: HTMLCanvasElement, scene: FlameScene): FlameCells {
  const { open, picture, shades, width, height, scroll, foundBefore, similar } = scene;
  const { columns, index } = picture;
  const cells = flameCells(index, {
    start: scene.window.start,
    end: scene.window.end,
    width: px(width),
    from: Math.floor(scroll / laneHeight),
    to: Math.ceil((scroll + height) / laneHeight),
  });
  const context = sharpen(canvas, width, height);
  if (!context) return cells;
  const style = themeStyle();
  const palette = shades.palette.map((colour) => inTheme(colour, style));
  const [ink, error, find, surface, critical] = [
    shades.ink,
    '--error',
    '--find-current',
    '--surface',
    '--critical',
  ].map((token) => inTheme(`var(${token})`, style));
  if (!ink || !error || !find || !surface || !critical) return cells;
  context.font = `${String(fontSize)}px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  const marked = foundBefore !== undefined || similar !== undefined;
  for (let cell = 0; cell < cells.count; cell++) {
    const frame = cells.frame[cell] ?? 0;
    const single = cells.frames[cell] === 1;
    const x = cells.left[cell] ?? 0;
    const cellWidth = (cells.right[cell] ?? 0) - x;
    const y = (cells.lane[cell] ?? 0) * laneHeight - scroll;
    const tall = laneHeight - gap;
    const drawn = cellWidth > 3 ? cellWidth - 1 : cellWidth;
    const place = cells.place[cell] ?? 0;
    const found =
      foundBefore !== undefined &&
      (foundBefore[place + (cells.frames[cell] ?? 1)] ?? 0) > (foundBefore[place] ?? 0);
    const alike =
      similar !== undefined &&
      columns.service[frame] === similar.service &&
      columns.name[frame] === similar.name;
    context.globalAlpha =
      (marked && !found && !alike ? 0.3 : 1) * (single ? 1 : 0.35 + 0.65 * (cells.covered[cell] ?? 1));
    context.fillStyle = palette[shades.classOf[frame] ?? 0] ?? surface;
    context.fillRect(x, y, drawn, tall);
    context.globalAlpha = 1;
    const failed = (cells.errors[cell] ?? 0) > 0;
    if (failed) {
      context.fillStyle = error;
      context.strokeStyle = error;
      // A notch that stays on the narrowest of cells, and hatching where there is room.
      context.fillRect(x, y, Math.max(1, Math.min(drawn, 3)), tall);
      if (drawn > 12) hatch(context, x + drawn - Math.min(14, drawn / 3), y, Math.min(14, drawn / 3), tall);
    }
    if (found && drawn > 2) {
      context.strokeStyle = find;
      context.lineWidth = 2;
      context.strokeRect(x + 1, y + 1, drawn - 2, tall - 2);
      context.lineWidth = 1;
    } else if (found) {
      context.fillStyle = find;
      context.fillRect(x, y + tall - 5, drawn, 5);
    }
    if (!single) continue;
    if (picture.form === 'time' && drawn >= 2) {
      context.fillStyle = critical;
      const scale = width / (scene.window.end - scene.window.start);
      for (const { start, end } of criticalSegments(open.trace.spans, open.facts, spanIndex(frame), false)) {
        const from = Math.max(x, (start - scene.window.start) * scale);
        const to = Math.min(x + drawn, (end - scene.window.start) * scale);
        if (to > from) context.fillRect(from, y + tall - 3, to - from, 3);
      }
    }
    if (drawn < 28) continue;
    context.globalAlpha = marked && !found && !alike ? 0.55 : 1;
    context.fillStyle = marked && !found && !alike ? inTheme('var(--ink)', style) : ink;
    paintLabel(context, scene, frame, x + (failed ? 3 : 0), y, drawn - (failed ? 17 : 0));
    context.globalAlpha = 1;
  }
  return cells;
}

function paintLabel(
  context: CanvasRenderingContext2D,
  { open, picture, durationText }: FlameScene,
  frame: number,
  x: number,
  y: number,
  room: number,
): void {
  const { columns } = picture;
  const middle = y + (laneHeight - gap) / 2 + 0.5;
  let left = room - 2 * padding;
  if (room > 170) {
    const said = frameValue(picture, frame, durationText);
    const width = context.measureText(said).width;
    context.fillText(said, x + room - padding - width, middle);
    left -= width + 12;
  }
  const service = visibleText((open.trace.services[columns.service[frame] ?? 0] ?? '').slice(0, 100));
  const name = visibleText((open.trace.names[columns.name[frame] ?? 0] ?? '').slice(0, 200)) || '(no name)';
  const text = fitted(context, left > 90 ? `${service}: ${name}` : name, left);
  if (text !== '') context.fillText(text, x + padding, middle);
}

/** The outlines over the picture: of the frame under the pointer, and of the one that the keys act on. */
export function paintOutlines(
  canvas: HTMLCanvasElement,
  scene: FlameScene,
  hovered: number | undefined,
  active: number | undefined,
): void {
  const context = sharpen(canvas, scene.width, scene.height);
  if (!context) return;
  const style = themeStyle();
  const outline = (frame: number | undefined, token: string, thick: number) => {
    const box = frame === undefined ? undefined : boxOf(scene, frame);
    if (!box) return;
    context.strokeStyle = inTheme(`var(${token})`, style);
    context.lineWidth = thick;
    context.strokeRect(
      box.x + thick / 2,
      box.y + thick / 2,
      Math.max(thick, box.width - thick - (box.width > 3 ? 1 : 0)),
      laneHeight - gap - thick,
    );
  };
  outline(hovered, '--ink-soft', 1);
  // A light line inside the dark one: seen on every colour.
  outline(active, '--ink', 3);
  outline(active, '--surface', 1);
}

/** Where a frame lies on screen, in CSS px; undefined outside the window. */
export function boxOf({ picture, window: shown, width, scroll }: FlameScene, frame: number) {
  const { left, right, lane } = picture.frames;
  const at = lane[frame] ?? -1;
  const scale = width / (shown.end - shown.start);
  const from = Math.max(0, ((left[frame] ?? 0) - shown.start) * scale);
  const to = Math.min(width, ((right[frame] ?? 0) - shown.start) * scale);
  if (at < 0 || to < 0 || from > width) return undefined;
  return { x: Math.min(from, width - 2), y: at * laneHeight - scroll, width: Math.max(2, to - from) };
}

/** The cell at a point of the screen, in CSS px. */
export const cellAtPoint = (cells: FlameCells, scroll: number, x: number, y: number): number | undefined =>
  cellAt(cells, Math.floor((y + scroll) / laneHeight), x);
