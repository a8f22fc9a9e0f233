import { printText } from '../../core';
import type { TraceAddress } from './traceAddress';

/** What a link to a trace says of the spans that are named beside it: one is selected, several are found. */
export function spansNamed(
  spanIds: readonly string[],
): Partial<Pick<TraceAddress, 'find' | 'selectsFirst' | 'selected'>> {
  const [only] = spanIds;
  if (only === undefined) return {};
  if (spanIds.length === 1) return { selected: only };
  return { find: spanIds.map(printText).join(' or '), selectsFirst: true };
}
