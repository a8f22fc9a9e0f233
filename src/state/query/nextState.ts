import type { QueryClient } from '@tanstack/react-query';
import { spanIndex, spanPlaces, type Answer } from '../../core';
import type { AskOptions, OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { getConnection } from './connection';
import { traceQueryKey } from './queries';
import { attributeKeysQuery, columnQuery } from './useAttributes';
import { spanDetailQuery } from './useSpanDetail';

/** Asks the server for a trace once more. Nothing on screen changes by that; who asked closes what it does not show. */
export function askAgain(traceId: string, raw: boolean, options: AskOptions): Promise<Answer<OpenTrace>> {
  return whileBusy(
    getConnection().then((connection) =>
      connection.ok ? connection.value.source.trace(traceId, { ...options, raw }) : connection,
    ),
  );
}

/** Asks of the new state what the page has been told of the one on screen, so that nothing on it has to wait when they change places. */
async function prepare(client: QueryClient, before: OpenTrace, after: OpenTrace): Promise<void> {
  const { handle } = after;
  let places: Int32Array | undefined;
  const onScreen = client.getQueryCache().findAll({ type: 'active' });
  const questions = onScreen.map(({ queryKey: [what, of, which] }) => {
    if (of !== before.handle) return undefined;
    if (what === 'attribute-keys') return client.prefetchQuery(attributeKeysQuery(handle));
    if (what === 'column' && typeof which === 'string' && which !== '')
      return client.prefetchQuery(columnQuery(handle, which));
    if (what !== 'span' || typeof which !== 'number') return undefined;
    places ??= spanPlaces(before.trace, after.trace);
    const place = places[which] ?? -1;
    return place < 0 ? undefined : client.prefetchQuery(spanDetailQuery(handle, spanIndex(place)));
  });
  await Promise.all(questions);
}

/** Puts a newer state of the server's trace, or the one as stored, into the cache: a page that shows it goes on with that. */
export async function putState(
  client: QueryClient,
  raw: boolean,
  before: OpenTrace,
  after: OpenTrace,
): Promise<void> {
  await prepare(client, before, after);
  const { traceId } = after.trace;
  client.setQueryData(traceQueryKey(traceId, raw), after);
}

/** The other state of the server's trace (as stored, or adjusted), where the page still has it. */
export const heldState = (client: QueryClient, traceId: string, raw: boolean): OpenTrace | undefined =>
  client.getQueryData<OpenTrace>(traceQueryKey(traceId, raw));
