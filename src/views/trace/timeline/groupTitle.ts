import { nameOf, serviceOf, spanIndex, type GroupFacts, type Trace } from '../../../core';
import { lineText } from './rowName';

/** Calls of a loop that are named; the rest is "…". */
const named = 3;

/** What a group repeats, in words: its service and operation, or the calls of a loop in their order. */
export function groupTitle(trace: Trace, { members, period }: GroupFacts): string {
  const calls: string[] = [];
  for (let at = 0; at < Math.min(period, named); at++) {
    const span = spanIndex(members[at] ?? 0);
    calls.push(
      `${lineText(serviceOf(trace, span)) || 'unknown service'} ${lineText(nameOf(trace, span)) || 'no name'}`,
    );
  }
  return calls.join(' → ') + (period > named ? ' → …' : '');
}
