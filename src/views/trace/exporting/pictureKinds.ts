import {
  failed,
  formatCount,
  formatDuration,
  formatTimestamp,
  pictureSize,
  Redactor,
  timelineSvg,
  traceHeader,
  type Answer,
  type TimelinePicture,
} from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import type { ExportJob, ExportKind } from '../../../state/session/exportRequest';
import { inTheme, themeStyle } from '../../../ui/inTheme';
import { failure } from '../../../worker';
import type { SpanColours } from '../colours/SpanColours';
import { plural } from '../timeline/rowName';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { pictureRows } from './pictureRows';
import { shownRows } from './shownRows';

/** Rows that a picture has at most; a canvas can be no higher. */
const MOST_ROWS = { svg: 5000, png: 700 } as const;
const NAME_WIDTH = 360;
const AXIS_WIDTH = 960;
/** Pixels of a picture for each of the page, where it is not too high for that. */
const SHARPNESS = 2;
const HIGHEST = 16_000;

/** Colours of the page as red, green and blue: few programs that show SVG know others. */
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

/** What the timeline shows, ready to be drawn; undefined where no timeline is on screen. */
function pictureOf(
  { open }: TraceView,
  zoom: Zoom,
  colours: SpanColours,
  { redaction }: ExportJob,
  most: number,
): TimelinePicture | undefined {
  const tree = shownRows();
  if (tree === undefined) return undefined;
  const { trace, facts } = open;
  const own = plainColours();
  const redactor = new Redactor(redaction);
  const head = traceHeader(trace, facts);
  const errors = head.errorCount === 0 ? '' : `, ${plural(head.errorCount, 'error', 'errors')}`;
  return {
    title: `${redactor.service(head.service)}: ${redactor.name(head.name)}`,
    facts: `${formatTimestamp(trace.startEpoch, { zone: 'utc', precision: 'seconds' })} UTC, ${formatDuration(trace.duration)}, ${plural(head.spanCount, 'span', 'spans')}, ${plural(head.serviceCount, 'service', 'services')}${errors}`,
    rows: pictureRows(open, tree, colours, redactor, own, most),
    more: Math.max(0, tree.rows.length - most),
    axis: zoom.axisOf(AXIS_WIDTH),
    nameWidth: NAME_WIDTH,
    theme: {
      ground: own('var(--surface)'),
      ink: own('var(--ink)'),
      faint: own('var(--ink-faint)'),
      line: own('var(--line)'),
      error: own('var(--error)'),
      font: inTheme('var(--font)', themeStyle()),
    },
  };
}

const notDrawn = (message: string): Answer<Blob> =>
  failed(failure('crash', 'a picture of the timeline', message, 'Choose another form.'));

/** Draws an SVG on a canvas. */
async function pngOf(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Answer<Blob>> {
  const scale = Math.min(SHARPNESS, HIGHEST / height);
  const image = new Image();
  // The policy of the page lets pictures be data, and the picture itself refers to nothing.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return notDrawn('The browser could not draw the picture.');
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return blob === null ? notDrawn('The picture is too large for the browser.') : { ok: true, value: blob };
}

/** Pictures of the timeline as it stands, where one is on screen. */
export function pictureKinds(view: TraceView, zoom: Zoom, colours: SpanColours): readonly ExportKind[] {
  if (shownRows() === undefined) return [];
  const draw = (job: ExportJob, kind: keyof typeof MOST_ROWS) =>
    pictureOf(view, zoom, colours, job, MOST_ROWS[kind]);
  const hint = (most: number) => `the timeline as it stands, its first ${formatCount(most)} rows`;
  return [
    {
      kind: 'svg',
      label: 'SVG picture',
      hint: hint(MOST_ROWS.svg),
      ending: 'svg',
      mediaType: 'image/svg+xml',
      isWhole: true,
      make: (job) => {
        const picture = draw(job, 'svg');
        return Promise.resolve<Answer<Blob>>(
          picture === undefined
            ? notDrawn('The timeline is not on screen any more.')
            : { ok: true, value: new Blob([timelineSvg(picture)]) },
        );
      },
    },
    {
      kind: 'png',
      label: 'PNG picture',
      hint: hint(MOST_ROWS.png),
      ending: 'png',
      mediaType: 'image/png',
      isWhole: true,
      make: (job) => {
        const picture = draw(job, 'png');
        return picture === undefined
          ? Promise.resolve(notDrawn('The timeline is not on screen any more.'))
          : whileBusy(pngOf(timelineSvg(picture), pictureSize(picture)));
      },
    },
  ];
}
