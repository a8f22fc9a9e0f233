import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { spanIndex, type SpanDetail, type SpanIndex } from '../../../core';
import { spanDetailQuery } from '../../../state/query/useSpanDetail';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** Details that are read for one finding at most: enough to see who and how much. */
const mostRead = 100;

export interface ReadDetails {
  readonly details: readonly { readonly span: SpanIndex; readonly detail: SpanDetail }[];
  /** How many spans were looked at. */
  readonly read: number;
  readonly isReading: boolean;
}

const gathered = (answers: readonly UseQueryResult<SpanDetail>[]) => ({
  found: answers.map(({ data }) => data),
  isReading: answers.some(({ isPending }) => isPending),
});

/** What the worker knows of the first spans of a list; nothing is asked before `isWanted`. */
export function useDetails({ handle }: OpenTrace, spans: Int32Array, isWanted: boolean): ReadDetails {
  const first = useMemo(
    () => (isWanted ? Array.from(spans.subarray(0, mostRead), spanIndex) : []),
    [spans, isWanted],
  );
  const { found, isReading } = useQueries({
    queries: first.map((span) => spanDetailQuery(handle, span)),
    combine: gathered,
  });
  const details = useMemo(
    () =>
      first.flatMap((span, at) => {
        const detail = found[at];
        return detail === undefined ? [] : [{ span, detail }];
      }),
    [first, found],
  );
  return { details, read: first.length, isReading };
}
