import {
  nameOf,
  serviceOf,
  spanIndex,
  type AttributeColumn,
  type GroupFacts,
  type Trace,
} from '../../../core';
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

/** The values that the members of a group share, in words; '' for none. Those of a loop are of its first call. */
export function sharedValues(alike: readonly AttributeColumn[], { members }: GroupFacts): string {
  const first = members[0] ?? -1;
  return alike
    .map(({ key, of, texts }) => {
      const value = texts[of[first] ?? -1];
      return `${lineText(key)}${value === undefined ? ' –' : `=${lineText(value)}`}`;
    })
    .join(' ');
}
