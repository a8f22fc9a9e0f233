import { formatCount, type Nanos, type Overview, type WriteDuration } from '../../../core';

const counted = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** What is looked for, as far as it is found. */
export interface FoundWords {
  readonly count: number;
  /** Start of the first; undefined where none is on scale. */
  readonly first: Nanos | undefined;
}

/** The overview in sentences: the same for the same trace, whatever size the picture has. */
export function minimapWords(
  overview: Overview,
  found: FoundWords | undefined,
  durationText: WriteDuration,
): string {
  const { spanCount, serviceCount, busiest, most, errorCount, errors, offScale } = overview;
  const sentences = [
    `${counted(spanCount, 'span', 'spans')} in ${counted(serviceCount, 'service', 'services')}.`,
    busiest === undefined
      ? 'They are spread evenly.'
      : `The busiest stretch is ${durationText(busiest.start)} to ${durationText(busiest.end)}, with up to ${counted(most, 'span', 'spans')} in a hundredth of the trace.`,
  ];
  if (spanCount === 1) sentences.pop();
  if (errorCount === 0) sentences.push('No errors.');
  else if (errors === undefined) sentences.push(`${counted(errorCount, 'error', 'errors')}.`);
  else if (errorCount === 1) sentences.push(`1 error, at ${durationText(errors.start)}.`);
  else
    sentences.push(
      `${formatCount(errorCount)} errors, the first at ${durationText(errors.start)}, the last at ${durationText(errors.end)}.`,
    );
  if (offScale > 0)
    sentences.push(`${counted(offScale, 'span is', 'spans are')} off the scale and not in the picture.`);
  if (found !== undefined)
    sentences.push(
      found.first === undefined
        ? `${counted(found.count, 'match', 'matches')}.`
        : `${counted(found.count, 'match', 'matches')}, the first at ${durationText(found.first)}.`,
    );
  return sentences.join(' ');
}
