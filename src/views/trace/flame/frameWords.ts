import { formatCount, formatPercent, nanos, visibleText, type WriteDuration } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { FlamePicture } from './flamePicture';

const cut = (text: string, most: number) => visibleText(text, most);

/** What is said about a frame, in its tooltip, below the picture and to screen readers. */
export interface FrameWords {
  readonly service: string;
  readonly name: string;
  /** "Self 1.2 ms" and so on, the most telling first. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly errors: number;
  readonly spans: number;
}

const widthLabels = {
  total: 'Width',
  self: 'Self, with callees',
  critical: 'Critical, with callees',
} as const;

export function frameWords(
  open: OpenTrace,
  picture: FlamePicture,
  frame: number,
  durationText: WriteDuration,
): FrameWords {
  const { columns, frames, form, measure } = picture;
  const time = (column: ArrayLike<number>) => durationText(nanos(column[frame] ?? 0));
  const width = (frames.right[frame] ?? 0) - (frames.left[frame] ?? 0);
  const share = formatPercent(width / frames.extent);
  const spans = columns.spanCount[frame] ?? 0;
  const facts: (readonly [string, string])[] = [];
  if (form === 'time') {
    facts.push(['Starts at', durationText(nanos(frames.left[frame] ?? 0))]);
    facts.push(['Duration', time(columns.total)]);
    facts.push(['Share of the trace', share]);
  } else {
    facts.push(['Total', time(columns.total)]);
    const inflated = form !== 'callers' && (measure !== 'total' || width > (columns.total[frame] ?? 0) + 1);
    if (inflated) facts.push([widthLabels[measure], durationText(nanos(width))]);
    facts.push(['Share of the picture', share]);
  }
  facts.push(['Self', time(columns.self)], ['Critical', time(columns.critical)]);
  if (form !== 'time') {
    facts.push(['Spans', formatCount(spans)]);
    if (spans > 1) facts.push(['Longest', time(columns.longest)]);
  }
  const errors = columns.errors[frame] ?? 0;
  return {
    service: cut(open.trace.services[columns.service[frame] ?? 0] ?? '', 200),
    name: cut(open.trace.names[columns.name[frame] ?? 0] ?? '', 400) || '(no name)',
    facts,
    errors,
    spans,
  };
}

/** The value that stands in a frame: its duration or width, and of how many spans. */
export function frameValue(picture: FlamePicture, frame: number, durationText: WriteDuration): string {
  const { columns, frames, form, measure } = picture;
  const isTotal = form === 'time' || measure === 'total';
  const width = (frames.right[frame] ?? 0) - (frames.left[frame] ?? 0);
  const count = columns.spanCount[frame] ?? 1;
  return `${count > 1 ? `${formatCount(count)}× ` : ''}${durationText(nanos(isTotal ? (columns.total[frame] ?? 0) : width))}`;
}

/** "2 errors", '' for none. */
export const errorWords = (errors: number): string =>
  errors === 0 ? '' : `${formatCount(errors)} ${errors === 1 ? 'error' : 'errors'}`;

/** One frame as a sentence. */
export function frameSentence(
  open: OpenTrace,
  picture: FlamePicture,
  frame: number,
  durationText: WriteDuration,
  found = 0,
): string {
  const { service, name, facts, errors } = frameWords(open, picture, frame, durationText);
  return [
    `${service} ${name}`,
    ...facts.map(([label, value]) => `${label.toLowerCase()} ${value}`),
    errorWords(errors),
    found > 0 ? `${formatCount(found)} found` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
