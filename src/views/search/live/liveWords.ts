import { formatCount } from '../../../core';
import type { TraceNews } from '../../../sources/mergeAnswers';
import { lookbacks } from '../../../state/url/search/questionParts';

/** "12 new", "12 new, 1 changed". */
export function newsWords({ added, changed }: TraceNews): string {
  const parts = [];
  if (added > 0) parts.push(`${formatCount(added)} new`);
  if (changed > 0) parts.push(`${formatCount(changed)} changed`);
  return parts.join(', ');
}

/** The shortest look-back that is as long as a window (microseconds), for windows that shall move. */
export function lookbackFor(start: number, end: number): string {
  for (const [name, milliseconds] of lookbacks) if (milliseconds * 1000 >= end - start) return name;
  return [...lookbacks.keys()].at(-1) ?? '';
}
