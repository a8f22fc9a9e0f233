import {
  SpanFlag,
  SpanStatus,
  childCount,
  descendantCount,
  errorsBelow,
  formatCount,
  formatDuration,
  nameOf,
  nanos,
  serviceOf,
  visibleText,
  type SpanIndex,
} from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

const plural = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** How many characters of a name are read out or shown; the whole stands in the detail. */
const longest = 300;

/** A name for one line: hostile characters made visible, cut where nobody would read on. */
export const lineText = (text: string): string =>
  visibleText(text.length > longest ? `${text.slice(0, longest)}…` : text);

/** What a screen reader says of a row: service, operation, duration, offset, errors, children. */
export function rowName({ trace, facts }: OpenTrace, span: SpanIndex, folded: boolean): string {
  const { spans } = trace;
  const flags = spans.flags[span] ?? 0;
  const start = spans.start[span] ?? 0;
  const below = errorsBelow(spans, facts, span);
  const children = childCount(spans, span);
  return [
    `${lineText(serviceOf(trace, span)) || 'unknown service'}: ${lineText(nameOf(trace, span)) || 'no name'}`,
    formatDuration(nanos((spans.end[span] ?? 0) - start)),
    `starts at ${formatDuration(nanos(start))}`,
    spans.status[span] === SpanStatus.error ? 'error' : '',
    (flags & SpanFlag.orphan) !== 0 ? 'its parent is missing' : '',
    (flags & SpanFlag.offScale) !== 0 ? 'its times are off the scale' : '',
    children > 0 ? plural(children, 'child', 'children') : '',
    below > 0 ? `${plural(below, 'error', 'errors')} below` : '',
    folded ? `${plural(descendantCount(spans, span), 'span', 'spans')} folded away` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
