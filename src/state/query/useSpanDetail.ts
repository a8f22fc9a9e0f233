import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SpanIndex } from '../../core';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** The question for the detail of a span. */
export const spanDetailQuery = (handle: number, span: SpanIndex) =>
  queryOptions({
    queryKey: ['span', handle, span],
    gcTime: 30_000,
    queryFn: async () => unwrap(await whileBusy(getEngine().detail(handle, span))),
  });

/** All of a span that is not in the columns, decoded by the worker. Large details are let go half a minute after the last look. */
export const useSpanDetail = (handle: number, span: SpanIndex) => useQuery(spanDetailQuery(handle, span));
