import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ask, DAY, DEMO_NOW, readTraces, searchIds, searchTraces } from '../../testing/demoDay';
import { EXAMPLE_TRACE_ID } from './index';

const TAGS = v.record(v.string(), v.string());

// All traces of the day: A takes part in every one of them.
const day = searchTraces({ service: 'A' });

describe('search', () => {
  const cases: readonly Record<string, string>[] = [
    { service: 'C' },
    { service: 'D', operation: 'stock.Stock/Reserve' },
    { service: 'D', minDuration: '300ms' },
    { service: 'A', maxDuration: '5ms' },
    { service: 'B', minDuration: '100ms', maxDuration: '1.2s' },
    { service: 'A', tags: '{"error":"true"}' },
    { service: 'C', tags: '{"error":"true","rpc.grpc.status_code":"4"}' },
    { service: 'D', tag: 'cache.state:cold' },
    { service: 'D', tags: '{"host.name":"node-d2"}' },
    { service: 'B', tags: '{"exception.type":"*payments.AuthorizeError"}' },
    { service: 'A', start: String(DEMO_NOW - DAY / 2), end: String(DEMO_NOW - DAY / 3) },
    { service: 'nope' },
    { service: 'A', operation: 'all' },
  ];

  it.each(cases)('finds what a plain filter finds: %o', (query) => {
    const nanos = { ms: 1e3, s: 1e6 };
    const micros = (text: string | undefined, otherwise: number): number => {
      const parts = /^([\d.]+)(ms|s)$/.exec(text ?? '');
      return parts === null ? otherwise : Number(parts[1]) * (parts[2] === 's' ? nanos.s : nanos.ms);
    };
    const wanted = new Map(Object.entries(v.parse(TAGS, JSON.parse(query['tags'] ?? '{}'))));
    const [key, ...value] = (query['tag'] ?? '').split(':');
    if (key !== undefined && key !== '') wanted.set(key, value.join(':'));
    const expected = day.filter((trace) =>
      trace.spans.some((span) => {
        const process = trace.processes[span.processID];
        const pairs = [...span.tags, ...(process?.tags ?? []), ...span.logs.flatMap((log) => log.fields)];
        return (
          process?.serviceName === query['service'] &&
          (query['operation'] === undefined || span.operationName === query['operation']) &&
          span.duration >= micros(query['minDuration'], 0) &&
          span.duration <= micros(query['maxDuration'], Infinity) &&
          span.startTime >= Number(query['start'] ?? 0) &&
          span.startTime <= Number(query['end'] ?? Infinity) &&
          [...wanted].every(([name, text]) =>
            pairs.some((tag) => tag.key === name && `${tag.value}` === text),
          )
        );
      }),
    );
    expect(searchIds(query)).toEqual(expected.map((trace) => trace.traceID));
    if (query['service'] !== 'nope' && query['operation'] !== 'all')
      expect(expected.length).toBeGreaterThan(0);
  });

  it('takes the newest when there are more than the limit', () => {
    expect(searchIds({ service: 'A', limit: '20' })).toEqual(day.slice(0, 20).map((trace) => trace.traceID));
  });

  it('fetches traces by id and lists those that are missing', () => {
    const missing = '5b8aa5a200000000000000000000dead';
    const { status, text } = ask(`/api/traces?traceID=${EXAMPLE_TRACE_ID.toUpperCase()}&traceID=${missing}`);
    const envelope = readTraces(text);
    expect(status).toBe(200);
    expect(envelope.data.map((trace) => trace.traceID)).toEqual([EXAMPLE_TRACE_ID]);
    expect(envelope.errors).toEqual([{ msg: 'trace not found', traceID: missing }]);
  });
});
