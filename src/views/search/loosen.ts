import { nanos } from '../../core';
import { formatDuration } from '../../core';
import { printLogfmt } from '../../state/url/tags';
import { lookbacks } from '../../state/url/search/questionParts';
import type { SearchAddress } from '../../state/url/searchAddress';
import { windowOf } from '../../state/query/searchQuery';
import { lookbackWords } from '../../pieces/lookbackWords';

/** One way to ask for more: a term to drop, or a wider window. */
export interface Looser {
  /** "without error=true", "over the last 24 hours". */
  readonly words: string;
  readonly change: Partial<SearchAddress>;
}

const wider = ['24h', '7d', '4w'];

/** The terms of a search that found nothing, each with the question that drops it. `now` in microseconds. */
export function looserQuestions(
  address: SearchAddress,
  canSearchAll: boolean,
  now: number,
): readonly Looser[] {
  const { tags, minDuration, maxDuration, operation, service, start, end, lookback } = address;
  const found: Looser[] = tags.map((tag) => ({
    words: `without ${printLogfmt([tag])}`,
    change: { tags: tags.filter((other) => other !== tag) },
  }));
  if (address.where !== '')
    found.push({ words: `without the condition ${address.where}`, change: { where: '' } });
  if (address.moreOperations.length > 0)
    found.push({ words: 'over all operations', change: { operation: undefined, moreOperations: [] } });
  if (minDuration !== undefined) {
    found.push({
      words: `without the least duration of ${formatDuration(minDuration)}`,
      change: { minDuration: undefined },
    });
  }
  if (maxDuration !== undefined) {
    found.push({
      words: `without the greatest duration of ${formatDuration(maxDuration)}`,
      change: { maxDuration: undefined },
    });
  }
  if (operation !== undefined && address.moreOperations.length === 0) {
    found.push({
      words: `over all operations of ${service ?? 'all services'}`,
      change: { operation: undefined },
    });
  }
  if (service !== undefined && canSearchAll) {
    found.push({ words: 'over all services', change: { service: undefined, operation: undefined } });
  }
  if (start !== undefined && end !== undefined) {
    const length = end - start;
    if (lookback === 'custom') {
      found.push({
        words: `over a longer time: ${formatDuration(nanos(length * 3000))} around this window`,
        change: { start: Math.max(0, start - length), end: end + length },
      });
    } else {
      const next = wider.find((name) => (lookbacks.get(name) ?? 0) * 1000 > length * 1.01);
      if (next !== undefined) {
        found.push({
          words: `over ${lookbackWords(next)}`,
          change: { lookback: next, ...windowOf({ start: undefined, end: undefined, lookback: next }, now) },
        });
      }
    }
  }
  return found.map(({ words, change }) => ({ words, change: { ...change, box: undefined } }));
}
