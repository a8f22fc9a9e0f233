import { minimap, nanos, startColumns, type SpanIndex, type TimeAxis, type Trace } from '../../../core';
import type { SpanColours } from '../colours/SpanColours';
import { inTheme, themeStyle } from '../../../ui/inTheme';

type Rgb = readonly [red: number, green: number, blue: number];

const one = (): CanvasRenderingContext2D | null => {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true });
};

/** A CSS colour as bytes; the canvas does the arithmetic of OKLCH. */
function rgbOf(context: CanvasRenderingContext2D, colour: string): Rgb {
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Bands of short traces are drawn at most this tall, in CSS px. */
const tallestBand = 9;
/** Height of the strip of error marks at the lower edge, in CSS px. */
const errorStrip = 4;

const densityOf = (): number => Math.min(3, window.devicePixelRatio || 1);

/** Makes a canvas as sharp as the screen. */
function size(canvas: HTMLCanvasElement, width: number, height: number): number {
  const density = densityOf();
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  return density;
}

/** What the marks over the picture need to know of it. */
export interface PaintedMinimap {
  /** Spans in error that start in each device pixel. */
  readonly errorsInColumn: Uint32Array;
  /** Bands, and the height of one in device pixels. */
  readonly rows: number;
  readonly band: number;
}

/** How dark a cell is where the densest has `most` spans: 0.4 for one span of many, 1 for the most. */
const shadeOf = (running: number, most: number): number =>
  most <= 1 ? 1 : 0.4 + (0.6 * Math.log2(running)) / Math.log2(most);

/** Cells of the picture between two steps. */
const STEP = 16_384;

/**
 * Paints all spans of a trace in their colours, the darker the more of them run, errors over them. In short steps; the canvas shows what
 * it showed until the last.
 */
export function* paintMinimap(
  canvas: HTMLCanvasElement,
  trace: Trace,
  colours: SpanColours,
  axis: TimeAxis,
  height: number,
): Generator<void, PaintedMinimap | undefined, void> {
  const probe = one();
  if (!probe || trace.spans.count === 0) return undefined;
  const density = densityOf();
  const [wide, tall] = [Math.round(axis.width * density), Math.round(height * density)];
  const style = themeStyle();
  const token = (name: string) => style.getPropertyValue(name).trim();
  const known = new Map<string, Rgb>();
  const bytesOf = (colour: string): Rgb => {
    const found = known.get(colour);
    if (found) return found;
    const bytes = rgbOf(probe, inTheme(colour, style));
    known.set(colour, bytes);
    return bytes;
  };
  const error = rgbOf(probe, token('--error'));
  const strip = Math.round(errorStrip * density);
  const map = yield* minimap(trace, wide, tall - strip, colours.classOf, axis);
  let most = 1;
  for (const running of map.density) if (running > most) most = running;
  yield;
  const image = new ImageData(map.columns, Math.max(1, map.rows));
  const pixels = image.data;
  for (let cell = 0; cell < map.group.length; cell++) {
    if (cell % STEP === STEP - 1) yield;
    const group = map.group[cell] ?? 0;
    if (group === 0) continue;
    const failed = map.error[cell] === 1;
    const [red, green, blue] = failed ? error : bytesOf(colours.palette[group - 1] ?? '');
    const at = cell * 4;
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
    pixels[at + 3] = failed ? 255 : Math.round(255 * shadeOf(map.density[cell] ?? 1, most));
  }
  const source = document.createElement('canvas');
  source.width = image.width;
  source.height = image.height;
  source.getContext('2d')?.putImageData(image, 0, 0);
  yield;
  size(canvas, axis.width, height);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.imageSmoothingEnabled = false;
  const room = canvas.height - strip;
  const band = Math.min(tallestBand * density, room / map.rows);
  if (band < 3) {
    context.drawImage(source, 0, 0, map.columns, map.rows, 0, 0, canvas.width, room);
  } else {
    // A few bands: with a gap between them, so that spans can be told apart.
    const gap = Math.max(1, Math.round(band * 0.25));
    for (let row = 0; row < map.rows; row++) {
      const top = Math.round(row * band);
      context.drawImage(
        source,
        0,
        row,
        map.columns,
        1,
        0,
        top,
        canvas.width,
        Math.round((row + 1) * band) - top - gap,
      );
    }
  }
  return { errorsInColumn: map.errorsInColumn, rows: map.rows, band };
}

/** What is marked over the picture, and stays bright outside of the part that is shown. */
export interface MinimapMarks {
  readonly painted: PaintedMinimap | undefined;
  readonly matches: Int32Array | undefined;
  readonly selected: SpanIndex | undefined;
}

/** Marks where errors start at the lower edge, where the spans that were found start at the upper one, and the selected span. */
export function paintMarks(
  canvas: HTMLCanvasElement,
  trace: Trace,
  { painted, matches, selected }: MinimapMarks,
  axis: TimeAxis,
  height: number,
): void {
  const density = size(canvas, axis.width, height);
  const context = canvas.getContext('2d');
  if (!context || !painted) return;
  const style = themeStyle();
  const strip = Math.round(errorStrip * density);
  const put = (columns: ArrayLike<number>, token: string, top: number, tall: number) => {
    context.fillStyle = style.getPropertyValue(token).trim();
    for (let x = 0; x < columns.length; x++)
      if ((columns[x] ?? 0) > 0)
        context.fillRect(Math.min(x, canvas.width - 2 * density), top, 2 * density, tall);
  };
  put(painted.errorsInColumn, '--error', canvas.height - strip, strip);
  if (matches) put(startColumns(trace.spans, matches, axis, canvas.width), '--find-current', 0, 6 * density);
  if (selected === undefined) return;
  const { spans } = trace;
  const left = Math.max(0, axis.px(nanos(spans.start[selected] ?? 0)) * density);
  const right = Math.min(canvas.width, axis.px(nanos(spans.end[selected] ?? 0)) * density);
  const wide = Math.max(5 * density, right - left);
  const tall = Math.max(5 * density, Math.min(painted.band, 9 * density));
  const middle = (Math.floor((selected * painted.rows) / spans.count) + 0.5) * painted.band;
  const box = [
    Math.max(0, Math.min(left, canvas.width - wide)),
    Math.max(0, middle - tall / 2),
    wide,
    tall,
  ] as const;
  // A light line inside the dark one: seen on every colour.
  for (const [token, thick] of [
    ['--ink', 3],
    ['--surface', 1],
  ] as const) {
    context.strokeStyle = style.getPropertyValue(token).trim();
    context.lineWidth = thick * density;
    context.strokeRect(...box);
  }
}
