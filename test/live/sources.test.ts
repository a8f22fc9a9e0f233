import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nanos, type Answer } from '../../src/core';
import { connect, type TraceQuery, type TraceSource } from '../../src/sources';
import { EngineCore } from '../../src/worker/EngineCore';
import { sourceSuite } from '../sources/sourceSuite';
import { goIsHere, startJaeger, type LiveJaeger } from './startJaeger';

const MINUTE = 60_000_000_000n;

if (!goIsHere()) {
  console.warn(
    '\n*** SKIPPED: the suite on a real Jaeger. The `go` command, which builds it, is not here. ***\n',
  );
  describe.skip('the sources on a real Jaeger (needs Go)', () => {
    it('is skipped');
  });
} else {
  let jaeger: LiveJaeger | undefined;
  const running = (): LiveJaeger => {
    if (jaeger === undefined) throw new Error('Jaeger does not run');
    return jaeger;
  };
  beforeAll(async () => {
    jaeger = await startJaeger();
    await jaeger.sendGoldenTraces({ poison: true });
    await jaeger.driveHotrod(3);
  });
  afterAll(async () => {
    await jaeger?.stop();
  });

  const now = (): bigint => BigInt(Date.now()) * 1_000_000n;

  sourceSuite(
    'a live Jaeger 2.13',
    {
      kind: 'jaeger-v1',
      dependencies: true,
      operationKinds: true,
      maxLimit: 1500,
      poison: true,
      rawTraces: true,
    },
    () =>
      Promise.resolve({
        base: running().base,
        asked: () => [],
        start: now() - 10n * MINUTE,
        end: now() + 15n * MINUTE,
      }),
    () => Promise.resolve(),
  );

  describe('HotROD on a live Jaeger 2.13', () => {
    const engine = new EngineCore();
    let source: TraceSource;
    const must = <T>(answer: Answer<T>): T => {
      if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
      return answer.value;
    };
    const query = (asked: Partial<TraceQuery>): TraceQuery => ({
      service: 'frontend',
      operation: undefined,
      tags: [],
      minDuration: undefined,
      maxDuration: undefined,
      start: now() - 10n * MINUTE,
      end: now() + MINUTE,
      limit: 50,
      ...asked,
    });
    beforeAll(async () => {
      source = must(await connect(running().base, engine));
    });

    it('is searched by service, operation, tag and duration', async () => {
      const operation = '/dispatch';
      const rides = must(await source.search(query({ operation }))).summaries;
      expect(rides).toHaveLength(3);
      const seen = new Set(rides.map(({ traceId }) => traceId));
      const asGet = must(
        await source.search(query({ operation, tags: [{ key: 'http.request.method', value: 'GET' }] })),
      );
      const asPost = must(
        await source.search(query({ operation, tags: [{ key: 'http.request.method', value: 'POST' }] })),
      );
      expect(asGet.summaries.map(({ traceId }) => traceId).every((traceId) => seen.has(traceId))).toBe(true);
      expect(asPost.summaries).toEqual([]);
      const slowest = rides.reduce((longest, { duration }) => Math.max(longest, duration), 0);
      const slow = must(await source.search(query({ operation, minDuration: nanos(slowest) })));
      expect(slow.summaries.length).toBeGreaterThan(0);
      const slower = must(await source.search(query({ operation, minDuration: nanos(slowest + 1e6) })));
      expect(slower.summaries).toEqual([]);
    });

    it('is searched through API v3 where the legacy API cannot write the answer', async () => {
      const window = { start: now() - 30n * MINUTE, end: now() + 30n * MINUTE };
      const found = must(await source.search(query({ service: 'poison', ...window })));
      expect(found.summaries.length).toBeGreaterThan(0);
      expect(found.notices.join(' ')).toContain('NaN');
      // API v3 of this version would drop the tags in silence.
      const tags = [{ key: 'service.name', value: 'no such value' }];
      const none = must(await source.search(query({ service: 'poison', tags, ...window })));
      expect(none.summaries).toEqual([]);
    });

    it('is opened with all its spans, and found in', async () => {
      const [ride] = must(await source.search(query({ operation: '/dispatch' }))).summaries;
      const open = must(await source.trace(ride?.traceId ?? ''));
      expect(open.trace.spans.count).toBe(ride?.spanCount);
      expect(open.trace.services).toEqual(
        expect.arrayContaining(['frontend', 'customer', 'driver', 'route', 'redis-manual', 'mysql']),
      );
      const { matches } = must(await engine.find(open.handle, '"SQL SELECT"'));
      expect(matches.length).toBeGreaterThan(0);
      engine.close(open.handle);
    });
  });
}
