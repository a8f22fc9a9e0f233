import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nanos, type EpochNanos } from '../core';
import { edges, errorsOf, must, mustFail, nothing } from '../../test/sources/suiteAnswers';
import type { LocalServer } from '../../test/support/localServer';
import { shopIds, shopTraces } from '../../test/zipkin/shopTraces';
import { startZipkin } from '../../test/zipkin/zipkinServer';
import { EngineCore } from '../worker/EngineCore';
import type { TraceQuery, TraceSource } from './TraceSource';
import { annotationQuery, zipkin } from './zipkin';

describe('the source of Zipkin', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  const start: EpochNanos = BigInt(now) * 1_000_000n - 3_600_000_000_000n + 1n;
  const end: EpochNanos = BigInt(now) * 1_000_000n - 1n;
  const [first, second, third, fourth] = shopIds;
  const wideSecond = second.padStart(32, '0');
  let server: LocalServer;
  let source: TraceSource;
  beforeAll(async () => {
    server = await startZipkin(() => shopTraces(now));
    source = zipkin(server.base, new EngineCore(), 'Zipkin');
  });
  afterAll(() => server.close());
  const lastAsked = (): URL => new URL((server.asked.at(-1) ?? '').replace('GET ', ''), 'http://x');
  const search = async (query: Partial<TraceQuery>) =>
    must(await source.search({ ...nothing, start, end, ...query }));
  const sample = (query: TraceQuery) => {
    if (source.sampleCalls === undefined) throw new Error('calls are not sampled');
    return source.sampleCalls(query, 2);
  };
  const ids = async (query: Partial<TraceQuery>) =>
    (await search(query)).summaries.map(({ traceId }) => traceId);

  it('lists services and the names of their spans', async () => {
    expect(must(await source.services())).toEqual(['shop', 'stock']);
    expect(must(await source.operations('shop')).map(({ name }) => name)).toEqual([
      'get /',
      'post /order',
      'reserve',
    ]);
    expect(must(await source.operations('none & all'))).toEqual([]);
    expect(lastAsked().searchParams.get('serviceName')).toBe('none & all');
  });

  it('searches whole traces, newest first, in milliseconds around the window', async () => {
    const found = await search({});
    expect(found.summaries.map(({ traceId }) => traceId)).toEqual([first, wideSecond, third, fourth]);
    expect(found.summaries[0]).toMatchObject({
      rootService: 'shop',
      rootName: 'post /order',
      duration: 120e6,
      spanCount: 3,
      errorCount: 0,
    });
    expect(found.summaries[1]?.errorCount).toBe(2);
    expect(found.suggestions.find(({ key }) => key === 'http.method')?.values).toContain('POST');
    expect(found.limitReached).toBe(false);
    expect(found.notices).toEqual([]);
    expect(Object.fromEntries(lastAsked().searchParams)).toEqual({
      endTs: String(now),
      lookback: '3600000',
      limit: '20',
    });
    expect((await search({ limit: 1 })).limitReached).toBe(true);
    expect((await search({ limit: 1e6 })).notices).toHaveLength(1);
  });

  it('finds by service, name, tag, error and event', async () => {
    expect(await ids({ service: 'STOCK' })).toEqual([first, fourth]);
    expect(await ids({ service: 'shop', operation: 'post /order' })).toEqual([first, wideSecond]);
    expect(await ids({ tags: [{ key: 'http.method', value: 'GET' }] })).toEqual([third]);
    expect(await ids({ tags: [{ key: 'error', value: 'true' }] })).toEqual([wideSecond]);
    expect(await ids({ tags: [{ key: 'half', value: '' }] })).toEqual([fourth]);
    expect(await ids({ service: 'nope' })).toEqual([]);
  });

  it.each([
    [{ minDuration: nanos(1e9) }, { minDuration: '1000000' }, 1],
    // Alone it would be refused.
    [{ maxDuration: nanos(95e6) }, { minDuration: '1', maxDuration: '95000' }, 3],
    [{ minDuration: nanos(1001), maxDuration: nanos(1999) }, { minDuration: '2', maxDuration: '2' }, 0],
    [{ minDuration: nanos(0) }, { minDuration: '1' }, 4],
  ])('asks for durations: %j', async (query, parameters, count) => {
    expect(await ids(query)).toHaveLength(count);
    expect(Object.fromEntries(lastAsked().searchParams)).toMatchObject(parameters);
  });

  it('says what Zipkin understands otherwise', async () => {
    const said = async (query: Partial<TraceQuery>) => (await search(query)).notices.join('\n');
    expect(await said({ operation: 'get /', minDuration: nanos(1e6) })).toMatch(/different spans/);
    expect(await said({ operation: 'all' })).toMatch(/any name/);
    expect(await said({ tags: [{ key: 'span.kind', value: 'server' }] })).toMatch(/not search by kind/);
    expect(await said({ tags: [{ key: 'half', value: '' }] })).toMatch(/any value/);
    expect(await said({ operation: 'get /' })).toBe('');
  });

  it.each([
    ['a=b', 'c'],
    ['a and b', 'c'],
    ['a', 'b and c'],
    ['a', ' b'],
    ['a ', 'b'],
    ['a', 'b and'],
    ['', 'b'],
  ])('refuses the tag %j=%j before it asks, since its condition would mean another', async (key, value) => {
    const before = server.asked.length;
    const query = { ...nothing, start, end, tags: [{ key, value }] };
    expect(mustFail(await source.search(query)).kind).toBe('bad-request');
    expect(mustFail(await sample(query)).kind).toBe('bad-request');
    expect(server.asked).toHaveLength(before);
  });

  it('opens traces by ids of both lengths, and says when there is none', async () => {
    const { trace } = must(await source.trace(first.toUpperCase()));
    expect(edges(trace)).toEqual(['shop post /order', 'shop reserve ← shop', 'stock reserve ← shop']);
    expect(errorsOf(must(await source.trace(second)).trace)).toEqual(['0a', '0b']);
    expect(must(await source.trace(wideSecond)).trace.traceId).toBe(wideSecond);
    const missing = mustFail(await source.trace('ab'));
    expect(missing).toMatchObject({
      kind: 'not-found',
      status: 404,
      serverSaid: '00000000000000ab not found',
    });
    const before = server.asked.length;
    expect(mustFail(await source.trace('../services')).kind).toBe('bad-request');
    expect(mustFail(await source.search({ ...nothing, start: end, end: start })).kind).toBe('bad-request');
    expect(server.asked).toHaveLength(before);
  });

  it('takes a page with a 404 for what it is', async () => {
    const other = zipkin(`${server.base}elsewhere/`, new EngineCore(), 'Zipkin');
    expect(mustFail(await other.trace('ab')).kind).toBe('no-endpoint');
    expect(mustFail(await other.services()).kind).toBe('no-endpoint');
  });

  it('gives the calls that the server counted, and samples calls out of traces', async () => {
    expect(must(await source.dependencies(end, nanos(3600e9)))).toEqual([
      { parent: 'shop', child: 'stock', callCount: 2 },
    ]);
    expect(lastAsked().search).toBe(`?endTs=${now - 1}&lookback=3600000`);
    expect(must(await sample({ ...nothing, start, end, service: 'shop' })).calls.traces).toBe(3);
    const none = await sample({ ...nothing, start, end, service: 'nope' });
    expect(none).toMatchObject({ ok: true, value: { limitReached: false, calls: { traces: 0 } } });
  });

  it.each([
    [[['a', 'b']], 'a=b'],
    [[['a', '1=2']], 'a=1=2'],
    [
      [
        ['a', '1'],
        ['b', ''],
        ['a', '2'],
      ],
      'a=2 and b',
    ],
    [[['error', 'timeout']], 'error=timeout'],
  ])('asks %j as %s', (pairs, text) => {
    expect(annotationQuery({ tags: pairs.map(([key = '', value = '']) => ({ key, value })) })).toBe(text);
  });
});
