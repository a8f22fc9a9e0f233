import {
  callGraphSvg,
  durationWriter,
  flameSvg,
  formatTimestamp,
  Redactor,
  timelineSvg,
  traceHeader,
  type Answer,
  type DurationUnit,
  type PictureHead,
  type SvgPicture,
} from '../../../core';
import type { ExportJob } from '../../../state/session/exportRequest';
import { inSlices } from '../../../state/session/inSlices';
import { inTheme, themeStyle } from '../../../ui/inTheme';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { plural } from '../timeline/rowName';
import { callGraphDrawing } from './callGraphDrawing';
import { flameDrawing } from './flameDrawing';
import { notDrawn } from './notDrawn';
import { pictureRows } from './pictureRows';
import type { ShownPicture } from './shownPictures';

const NAME_WIDTH = 360;
const AXIS_WIDTH = 960;
/** Pixels of a picture for each of the page, where it is not too large for that. */
const SHARPNESS = 2;
const LONGEST_SIDE = 16_000;
/** Of a canvas, and pixels for each of the page below which nothing can be read. */
const MOST_PIXELS = 60_000_000;
const LEAST_SHARPNESS = 0.5;

/** How a picture is drawn: what stands above it, what is left out of it, and the colours of the page in its own words. */
export interface Pen {
  readonly head: PictureHead;
  readonly redactor: Redactor;
  /** A colour of the page as red, green and blue: few programs that show SVG know others. */
  readonly plain: (colour: string) => string;
}

function plainColours(): (colour: string) => string {
  const style = themeStyle();
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string>();
  return (colour) => {
    let plain = known.get(colour);
    if (plain === undefined) {
      plain = inTheme(colour, style);
      if (context !== null) {
        context.fillStyle = plain;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        plain = `rgb(${String(red)},${String(green)},${String(blue)})`;
      }
      known.set(colour, plain);
    }
    return plain;
  };
}

function penFor({ trace, facts }: OpenTrace, { redaction }: ExportJob, unit: DurationUnit): Pen {
  const plain = plainColours();
  const redactor = new Redactor(redaction);
  const head = traceHeader(trace, facts);
  const errors = head.errorCount === 0 ? '' : `, ${plural(head.errorCount, 'error', 'errors')}`;
  return {
    redactor,
    plain,
    head: {
      title: `${redactor.service(head.service)}: ${redactor.name(head.name)}`,
      facts: `${formatTimestamp(trace.startEpoch, { zone: 'utc', precision: 'seconds' })} UTC, ${durationWriter(unit)(trace.duration)}, ${plural(head.spanCount, 'span', 'spans')}, ${plural(head.serviceCount, 'service', 'services')}${errors}`,
      unit,
      theme: {
        ground: plain('var(--surface)'),
        ink: plain('var(--ink)'),
        faint: plain('var(--ink-faint)'),
        line: plain('var(--line)'),
        lineStrong: plain('var(--line-strong)'),
        error: plain('var(--error)'),
        find: plain('var(--find-current)'),
        critical: plain('var(--critical)'),
        font: inTheme('var(--font)', themeStyle()),
      },
    },
  };
}

/** Draws what is on screen. Of rows or lanes at most `most`; what is not drawn is said in the picture. */
export async function drawPicture(
  shown: ShownPicture,
  job: ExportJob,
  unit: DurationUnit,
  most: number,
): Promise<SvgPicture> {
  switch (shown.of) {
    case 'timeline': {
      const { open, tree, zoom, colours } = shown;
      const { head, redactor, plain } = penFor(open, job, unit);
      return timelineSvg({
        ...head,
        rows: pictureRows(open, tree, colours, redactor, plain, most),
        more: Math.max(0, tree.rows.length - most),
        axis: zoom.axisOf(AXIS_WIDTH),
        nameWidth: NAME_WIDTH,
      });
    }
    case 'flame graph': {
      const pen = penFor(shown.flame.picture.open, job, unit);
      return inSlices(flameSvg(flameDrawing(shown, pen, NAME_WIDTH + AXIS_WIDTH, most)));
    }
    case 'call graph':
      return inSlices(callGraphSvg(callGraphDrawing(shown, penFor(shown.model.open, job, unit))));
  }
}

/** Draws an SVG on a canvas, as sharply as a canvas of the browser allows; none where no text of it could be read. */
export async function pngOf(of: string, { text, width, height }: SvgPicture): Promise<Answer<Blob>> {
  const scale = Math.min(
    SHARPNESS,
    LONGEST_SIDE / height,
    LONGEST_SIDE / width,
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  if (scale < LEAST_SHARPNESS)
    return notDrawn(of, 'It is so large that nothing could be read in a PNG; an SVG has room for it.');
  const image = new Image();
  // The policy of the page lets pictures be data, and the picture itself refers to nothing.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  try {
    await image.decode();
  } catch {
    return notDrawn(of, 'The browser could not draw the picture.');
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return blob === null
    ? notDrawn(of, 'The picture is too large for the browser.')
    : { ok: true, value: blob };
}
