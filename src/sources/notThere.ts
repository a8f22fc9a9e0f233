import { failed, type Answer } from '../core';
import { failure } from '../worker';

/** Some servers say that they have no such trace by a bare 404, which looks as if there were no such path. A page says just that. */
export function bareNotFound<T>(opened: Answer<T>, server: string): Answer<T> {
  if (opened.ok) return opened;
  const { kind, status, asked, serverSaid } = opened.failure;
  if (kind !== 'no-endpoint' || status !== 404 || serverSaid.startsWith('<')) return opened;
  const advice = 'Check the id; the trace may be too old, not sampled, or not stored yet.';
  return failed(failure('not-found', asked, `${server} has no such trace.`, advice, { status, serverSaid }));
}
