import {
  formatCount,
  formatPercent,
  type SlowPart,
  type Trace,
  type WhySlow,
  type WriteDuration,
} from '../../../core';
import { lineText } from '../timeline/rowName';

const plural = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** Who a part of the time belongs to. */
export function partName(trace: Trace, { kind, service, name }: SlowPart): string {
  if (kind === 'waiting') return 'Waiting for an answer';
  if (kind === 'unknown') return 'Not explained';
  const who = lineText(trace.services[service] ?? '') || 'unknown service';
  return name < 0 ? who : `${who} ${lineText(trace.names[name] ?? '') || 'no name'}`;
}

export const shareOf = (part: SlowPart, total: number): string =>
  formatPercent(total > 0 ? part.time / total : 0);

/** "62 % of 1.84 s: D SELECT orders (14 spans, one after another)" */
export function partSentence(
  trace: Trace,
  part: SlowPart,
  { total }: WhySlow,
  durationText: WriteDuration,
): string {
  const head = `${shareOf(part, total)} of ${durationText(total)}`;
  if (part.kind === 'waiting')
    return `${head}: waiting between ${plural(part.spanCount, 'call', 'calls')} and the spans that answer: network, queues, or work that nobody recorded`;
  if (part.kind === 'unknown')
    return `${head} is not explained: it lies before or after the longest root, whose critical path this is`;
  const how = part.spanCount === 1 ? '' : part.serial ? ', one after another' : ', some at the same time';
  return `${head}: ${partName(trace, part)} (${plural(part.spanCount, 'span', 'spans')}${how})`;
}

/** What the critical path does not see, in sentences; none where it sees everything. */
export function leftOutSentences(trace: Trace, { leftOut }: WhySlow, durationText: WriteDuration): string[] {
  const sentences: string[] = [];
  const reasons: string[] = [];
  if (leftOut.elsewhere > 0)
    reasons.push(`${plural(leftOut.elsewhere, 'span', 'spans')} below other roots or without their parents`);
  if (leftOut.followed > 0)
    reasons.push(`${plural(leftOut.followed, 'span', 'spans')} that nobody waited for (FOLLOWS_FROM)`);
  if (leftOut.offScale > 0) reasons.push(`${plural(leftOut.offScale, 'span', 'spans')} off the scale`);
  if (reasons.length > 0) {
    const overlap =
      leftOut.overlap > 0
        ? `; some of them ran during ${durationText(leftOut.overlap)} of it, which may be theirs`
        : '';
    sentences.push(`Left out: ${reasons.join(', ')}${overlap}.`);
  }
  const outside = trace.problems.find(({ code }) => code === 'outside-parent');
  const skew = trace.problems.find(({ code }) => code === 'clock-skew');
  if (outside)
    sentences.push(
      `${plural(outside.count, 'span lies', 'spans lie')} partly outside of their parents${skew ? ' (the server reports clock skew)' : ''}: what lies outside is not counted.`,
    );
  return sentences;
}
