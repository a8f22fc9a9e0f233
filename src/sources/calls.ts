import { answered, sampleCalls, type Failure } from '../core';
import type { TraceEngine } from '../worker';
import { checkedQuery, type CheckedQuery } from './parameters';
import type { TraceSource } from './TraceSource';
import type { Transport } from './Transport';

/** How calls are taken out of the traces that a search finds. `path`: where whole traces are searched; `isNone`: which failure says that there are none. */
export const askCalls =
  (
    transport: Transport,
    engine: TraceEngine,
    path: (checked: CheckedQuery) => string,
    maxLimit: number,
    // API v3 says “No traces found” with a 404.
    isNone: (failure: Failure) => boolean = ({ kind }) => kind === 'not-found',
  ): NonNullable<TraceSource['sampleCalls']> =>
  async (asked, kind, options) => {
    const checked = checkedQuery(asked, maxLimit);
    if (!checked.ok) return checked;
    const milliseconds = (time: bigint) => Number(time / 1000n) / 1000;
    const wanted = {
      service: asked.service ?? '',
      kind,
      from: milliseconds(asked.start),
      to: milliseconds(asked.end),
    };
    const calls = await engine.sampleCalls(transport.origin(path(checked.value)), wanted, options);
    if (calls.ok)
      return answered({ calls: calls.value, limitReached: calls.value.traces >= checked.value.limit });
    return isNone(calls.failure) ? answered({ calls: sampleCalls([], wanted), limitReached: false }) : calls;
  };

/** How a metrics store is asked. Its code is loaded when it is. */
export const askMetrics =
  (transport: Transport): NonNullable<TraceSource['metrics']> =>
  async (question, options) =>
    (await import('./metrics')).askMetrics(transport, question, options);
