import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Answer } from '../../core';
import type { SearchAnswer, TraceQuery } from '../../sources/TraceSource';
import type { SearchPart, WideAnswer } from '../../sources/wide/WideQuestion';
import { whileBusy } from '../session/busy';
import { getConnection, getEngine } from './connection';
import { searchKey, type Searched } from './searchQueries';
import { askWide, type WideSearch } from './wideSearch';

/** A question to the server, as useSearch asks it. */
export interface AlsoAsked {
  readonly query: TraceQuery;
  /** In its place, where one request cannot ask it. */
  readonly wide: WideSearch | undefined;
  readonly whole: boolean;
}

export type Asked = SearchAnswer & Partial<Pick<WideAnswer, 'wide'>>;

/** Under what the answer stands in the cache. */
export const keyOfAsked = ({ query, wide, whole }: AlsoAsked): QueryKey =>
  searchKey(query, 'server', 0, wide, whole);

/** Asks the server a question beside the one on screen; `onParts` is told how far a wide one is. Who asked closes the answer. */
export function askAlso(
  { query, wide, whole }: AlsoAsked,
  signal: AbortSignal,
  onParts: (parts: readonly SearchPart[]) => void = () => undefined,
): Promise<Answer<Asked>> {
  return whileBusy(
    getConnection().then((connection): Promise<Answer<Asked>> | Answer<Asked> => {
      if (!connection.ok) return connection;
      const { source } = connection.value;
      return wide
        ? askWide(wide, source, whole, signal, onParts)
        : source.search(query, { signal, whole: whole || undefined });
    }),
  );
}

/** Puts an answer of the server into the cache: a page that asks its question shows it at once. */
export function putSearched(client: QueryClient, asked: AlsoAsked, answer: Searched): void {
  client.setQueryData(keyOfAsked(asked), answer);
}

/** Lets the engine forget what an answer holds that stands in no cache. */
export function closeSearched({ results, wide }: Asked): void {
  if (results !== undefined) getEngine().close(results);
  for (const { held } of wide?.parts ?? []) if (held !== undefined) getEngine().close(held);
}
