import { minimap, nanos, type TimeAxis, type Trace } from '../../../core';
import type { SpanColours } from '../colours/SpanColours';

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

/** A colour with the tokens in it replaced by what the present theme says: a canvas knows no custom properties. */
const inTheme = (colour: string, style: CSSStyleDeclaration): string =>
  colour.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());

/** Bands of short traces are drawn at most this tall, in CSS px. */
const tallestBand = 9;
/** Height of the strip of error marks at the lower edge, in CSS px. */
const errorStrip = 4;

/** Makes a canvas as sharp as the screen. */
function size(canvas: HTMLCanvasElement, width: number, height: number): number {
  const density = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  return density;
}

/** Paints all spans of a trace in their colours, errors over them, and a mark at the lower edge for each column with errors. */
export function paintMinimap(
  canvas: HTMLCanvasElement,
  trace: Trace,
  colours: SpanColours,
  axis: TimeAxis,
  height: number,
): void {
  const density = size(canvas, axis.width, height);
  const context = canvas.getContext('2d');
  const probe = one();
  if (!context || !probe || trace.spans.count === 0) return;
  const style = getComputedStyle(document.documentElement);
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
  const map = minimap(trace, canvas.width, canvas.height - strip, colours.classOf, axis);
  const image = new ImageData(map.columns, Math.max(1, map.rows));
  const pixels = image.data;
  for (let cell = 0; cell < map.group.length; cell++) {
    const group = map.group[cell] ?? 0;
    if (group === 0) continue;
    const [red, green, blue] = map.error[cell] === 1 ? error : bytesOf(colours.palette[group - 1] ?? '');
    const at = cell * 4;
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
    pixels[at + 3] = 255;
  }
  const source = document.createElement('canvas');
  source.width = image.width;
  source.height = image.height;
  source.getContext('2d')?.putImageData(image, 0, 0);
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
  context.fillStyle = token('--error');
  for (let x = 0; x < map.columns; x++) {
    if ((map.errorsInColumn[x] ?? 0) > 0) context.fillRect(x - density / 2, room, 2 * density, strip);
  }
}

/** Marks where the spans that were found start, along the upper edge. */
export function paintMatches(
  canvas: HTMLCanvasElement,
  trace: Trace,
  matches: Int32Array | undefined,
  axis: TimeAxis,
  height: number,
): void {
  const density = size(canvas, axis.width, height);
  const context = canvas.getContext('2d');
  if (!context || matches === undefined) return;
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--find-current').trim();
  const scale = canvas.width / axis.width;
  let before = -1;
  for (const span of matches) {
    const x = Math.max(
      0,
      Math.min(canvas.width - density, Math.round(axis.px(nanos(trace.spans.start[span] ?? 0)) * scale)),
    );
    if (x === before) continue;
    before = x;
    context.fillRect(x, 0, 2 * density, 6 * density);
  }
}
