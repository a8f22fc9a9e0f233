import type { QueryCache } from '@tanstack/react-query';
import { getEngine } from './connection';

const record = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** What an answer of a search holds in the engine: its table, and the parts that wait for others. */
function heldBy(answer: unknown): readonly number[] {
  const parts = record(record(answer).get('wide')).get('parts');
  const handles = [
    record(answer).get('results'),
    ...(Array.isArray(parts) ? parts.map((part: unknown) => record(part).get('held')) : []),
  ];
  return handles.filter((handle) => typeof handle === 'number');
}

const followed = new WeakSet<QueryCache>();

/** Lets the engine forget the table of a search whose answer is gone, or was replaced by a newer one; from now on, once a cache. */
export function closeResults(cache: QueryCache): void {
  if (followed.has(cache)) return;
  followed.add(cache);
  const held = new Map<string, readonly number[]>();
  cache.subscribe(({ type, query }) => {
    const key: unknown = query.queryKey;
    if (!Array.isArray(key) || key[0] !== 'search') return;
    const before = held.get(query.queryHash) ?? [];
    const now = type === 'removed' ? [] : heldBy(query.state.data);
    for (const handle of before) if (!now.includes(handle)) getEngine().close(handle);
    if (now.length === 0) held.delete(query.queryHash);
    else held.set(query.queryHash, now);
  });
}
