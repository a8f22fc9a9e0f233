import {
  SpanFlag,
  SpanStatus,
  childCount,
  formatCount,
  nameOf,
  nanos,
  serviceOf,
  visibleText,
  type SpanIndex,
  type TreeColumns,
  type WriteDuration,
} from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

export const plural = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** How many characters of a name are read out or shown; the whole stands in the detail. */
const longest = 300;

/** A name for one line: hostile characters made visible, cut where nobody would read on. */
export const lineText = (text: string): string => visibleText(text, longest);

/** Where a span's row stands in the tree of rows. */
export interface RowPlace {
  readonly tree: TreeColumns;
  readonly node: number;
  readonly folded: boolean;
  /** Spans in error and all spans below the node. */
  readonly errorsInside: number;
  readonly spansInside: number;
}

/** What a screen reader says of a row: service, operation, duration, offset, errors, children. */
export function rowName(
  { trace }: OpenTrace,
  span: SpanIndex,
  place: RowPlace,
  durationText: WriteDuration,
): string {
  const { spans } = trace;
  const flags = spans.flags[span] ?? 0;
  const start = spans.start[span] ?? 0;
  const { tree, node, folded, errorsInside: below, spansInside } = place;
  const children = childCount(tree, node);
  return [
    `${lineText(serviceOf(trace, span)) || 'unknown service'}: ${lineText(nameOf(trace, span)) || 'no name'}`,
    durationText(nanos((spans.end[span] ?? 0) - start)),
    `starts at ${durationText(nanos(start))}`,
    spans.status[span] === SpanStatus.error ? 'error' : '',
    (flags & SpanFlag.orphan) !== 0 ? 'its parent is missing' : '',
    (flags & SpanFlag.offScale) !== 0 ? 'its times are off the scale' : '',
    (flags & SpanFlag.links) !== 0 ? 'has links' : '',
    children > 0 ? plural(children, 'child', 'children') : '',
    below > 0 ? `${plural(below, 'error', 'errors')} below` : '',
    folded ? `${plural(spansInside, 'span', 'spans')} folded away` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
