import {
  formatCount,
  formatPercent,
  nanos,
  visibleText,
  type Finding,
  type WhySlow,
  type WriteDuration,
} from '../../../core';
import { problemTitle } from '../problemTitle';

const titles = {
  ...problemTitle,
  'missing-root': 'Missing root',
  'zero-duration': 'No duration',
  'critical-path': 'Critical path',
} as const;

const spans = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? `span ${one}` : `spans ${many}`}`;

/** How much of the trace's time the critical path does not explain, and which spans it does not look at. */
function pathWords({ total, parts, leftOut }: WhySlow, durationText: WriteDuration): string {
  const sentences: string[] = [];
  const unknown = parts.find(({ kind }) => kind === 'unknown')?.time ?? 0;
  if (unknown > 0)
    sentences.push(
      `${durationText(nanos(unknown))} (${formatPercent(total > 0 ? unknown / total : 0)}) of the trace lie before or after the span that the critical path belongs to: nothing says who took that time.`,
    );
  const reasons = [
    leftOut.followed > 0
      ? spans(leftOut.followed, 'that only follows (asynchronous)', 'that only follow (asynchronous)')
      : '',
    leftOut.elsewhere > 0 ? spans(leftOut.elsewhere, 'under another root', 'under other roots') : '',
    leftOut.offScale > 0 ? spans(leftOut.offScale, 'off scale', 'off scale') : '',
  ].filter((reason) => reason !== '');
  if (reasons.length > 0) sentences.push(`The path leaves out ${reasons.join(', ')}.`);
  if (leftOut.overlap > 0)
    sentences.push(`They ran for ${durationText(leftOut.overlap)} while others held the path.`);
  return sentences.join(' ');
}

/** What was found and what was done about it, in one or two sentences. Plain text. */
function findingWords(finding: Finding, durationText: WriteDuration): string {
  if (finding.kind === 'critical-path') return pathWords(finding.why, durationText);
  if (finding.kind === 'missing-root')
    return 'No span of this trace is its root: every span at the top names a parent that is not in this trace (not sampled, lost or late).';
  if (finding.kind === 'zero-duration')
    return `${spans(finding.count, 'ends', 'end')} at the moment of the start: shorter than the clock tells apart, or a mere mark.`;
  return visibleText(finding.detail);
}

/** One thing that is said about the data, with the spans that it is about. */
export interface Concern {
  readonly kind: Finding['kind'] | 'late';
  readonly title: string;
  readonly words: string;
  readonly spans: Int32Array;
  readonly count: number;
}

export const concernOf = (finding: Finding, durationText: WriteDuration): Concern => ({
  kind: finding.kind,
  title: titles[finding.kind],
  words: findingWords(finding, durationText),
  spans: finding.spans,
  count: finding.count,
});

/** Spans that a refresh has brought. */
export const lateConcern = (added: Int32Array): Concern => ({
  kind: 'late',
  title: 'Came later',
  words: `${spans(added.length, 'was', 'were')} not there before the last refresh.`,
  spans: added,
  count: added.length,
});
