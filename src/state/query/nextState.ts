import type { QueryClient } from '@tanstack/react-query';
import { spanIndex, spanPlaces, type Answer } from '../../core';
import type { AskOptions, OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { inSlices } from '../session/inSlices';
import { notePlaces } from '../session/spanPlaces';
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
  const places = await inSlices(spanPlaces(before.trace, after.trace));
  notePlaces(before.trace, after.trace, places);
  // Back leads from one to the other too.
  notePlaces(after.trace, before.trace, await inSlices(spanPlaces(after.trace, before.trace)));
  const questions: Promise<unknown>[] = [];
  for (const { queryKey } of client.getQueryCache().findAll({ type: 'active' })) {
    const [what, of, which] = queryKey;
    if (of !== before.handle) continue;
    if (what === 'attribute-keys') questions.push(client.query(attributeKeysQuery(handle)));
    if (what === 'column' && typeof which === 'string' && which !== '')
      questions.push(client.query(columnQuery(handle, which)));
    const place = what === 'span' && typeof which === 'number' ? (places[which] ?? -1) : -1;
    if (place >= 0) questions.push(client.query(spanDetailQuery(handle, spanIndex(place))));
  }
  // What fails is asked for again by who shows it, and said there.
  await Promise.allSettled(questions);
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
