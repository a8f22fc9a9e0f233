import {
  callGraphSvg,
  flameSvg,
  timelineSvg,
  type Answer,
  type DurationUnit,
  type SvgPicture,
} from '../../../core';
import type { ExportJob } from '../../../state/session/exportRequest';
import { inSlices } from '../../../state/session/inSlices';
import { callGraphDrawing } from './callGraphDrawing';
import { flameDrawing } from './flameDrawing';
import { notDrawn } from './notDrawn';
import { penFor } from './pen';
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
