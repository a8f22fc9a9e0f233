import type { SlowPart, Trace } from '../../../core';

/** A text of the find box that finds the spans of a part; undefined where none can. */
export function findTerm(trace: Trace, { kind, service, name }: SlowPart): string | undefined {
  if (kind !== 'held') return undefined;
  const text = name < 0 ? trace.services[service] : trace.names[name];
  if (text === undefined || text === '' || /["\\]/.test(text)) return undefined;
  return `"${text}"`;
}
