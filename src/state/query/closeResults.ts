import type { QueryCache } from '@tanstack/react-query';
import { getEngine } from './connection';

/** The table that an answer of a search holds. */
const tableOf = (answer: unknown): number | undefined =>
  typeof answer === 'object' && answer !== null && 'results' in answer && typeof answer.results === 'number'
    ? answer.results
    : undefined;

const followed = new WeakSet<QueryCache>();

/** Lets the engine forget the table of a search whose answer is gone, or was replaced by a newer one; from now on, once a cache. */
export function closeResults(cache: QueryCache): void {
  if (followed.has(cache)) return;
  followed.add(cache);
  const held = new Map<string, number>();
  cache.subscribe(({ type, query }) => {
    const key: unknown = query.queryKey;
    if (!Array.isArray(key) || key[0] !== 'search') return;
    const before = held.get(query.queryHash);
    const results = type === 'removed' ? undefined : tableOf(query.state.data);
    if (results === before) return;
    if (before !== undefined) getEngine().close(before);
    if (results === undefined) held.delete(query.queryHash);
    else held.set(query.queryHash, results);
  });
}
