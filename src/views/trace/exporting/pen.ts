import {
  durationWriter,
  formatTimestamp,
  Redactor,
  traceHeader,
  type DurationUnit,
  type PictureHead,
} from '../../../core';
import type { ExportJob } from '../../../state/session/exportRequest';
import { inTheme, themeStyle } from '../../../ui/inTheme';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { plural } from '../timeline/rowName';

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

/** The pen for pictures of a trace. */
export function penFor({ trace, facts }: OpenTrace, { redaction }: ExportJob, unit: DurationUnit): Pen {
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
