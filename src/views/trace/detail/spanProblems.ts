import {
  formatCount,
  visibleText,
  type Problem,
  type SpanDetail,
  type SpanIndex,
  type Trace,
} from '../../../core';
import { problemTitle } from '../problemTitle';

/** One thing that is odd about a span, in words. All plain text. */
export interface SpanNote {
  readonly title: string;
  readonly text: string;
}

/** Whether an ascending list holds a number. */
function holds(ascending: Int32Array, wanted: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function problemNote(problem: Problem): SpanNote {
  const others =
    problem.count > 1
      ? ` (${formatCount(problem.count)} cases in this trace; the words are of the first)`
      : '';
  return { title: problemTitle[problem.code], text: visibleText(problem.detail) + others };
}

/** Everything odd about a span: problems that name it, warnings of the server, parts that could not be read, losses. */
export function spanNotes(trace: Trace, span: SpanIndex, detail: SpanDetail): readonly SpanNote[] {
  const notes = trace.problems.filter(({ spans }) => holds(spans, span)).map(problemNote);
  if (detail.parentSpanId !== '' && (trace.spans.parent[span] ?? -1) < 0)
    notes.push({ title: 'Parent', text: `the data names ${visibleText(detail.parentSpanId)}` });
  for (const text of detail.warnings) notes.push({ title: problemTitle['server-warning'], text });
  for (const text of detail.unreadable) notes.push({ title: problemTitle['unreadable-value'], text });
  const dropped = [
    [detail.dropped.attributes, 'tags'],
    [detail.dropped.events, 'logs'],
    [detail.dropped.links, 'links'],
  ] as const;
  for (const [count, what] of dropped) {
    if (count > 0)
      notes.push({
        title: 'Dropped at the source',
        text: `the instrumentation says that it dropped ${formatCount(count)} ${what} of this span`,
      });
  }
  return notes;
}
