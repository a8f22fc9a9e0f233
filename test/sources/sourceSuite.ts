import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nanos, spanIndex, type Answer, type EpochNanos } from '../../src/core';
import { connect, type TraceQuery, type TraceSource } from '../../src/sources';
import { edges, errorsOf, id, must, mustFail, nothing, upstreamFailed } from './suiteAnswers';
import { EngineCore } from '../../src/worker/EngineCore';
import type { OpenTrace, TraceEngine } from '../../src/worker';

/** A server that holds the traces of test/golden/send-traces.mjs. */
export interface SuiteServer {
  /** Ends with a slash. */
  readonly base: string;
  /** Method and URL of every request so far. */
  readonly asked: () => readonly string[];
  /** The window in which the traces lie. */
  readonly start: EpochNanos;
  readonly end: EpochNanos;
  /** The source for it; absent: what `connect` finds out. */
  readonly open?: (base: string, engine: TraceEngine) => TraceSource;
}

/** In what the servers differ. */
export interface SuiteTraits {
  readonly kind: 'jaeger-v1' | 'jaeger-v3' | 'zipkin' | 'tempo';
  readonly dependencies: boolean;
  /** Knows the kinds of operations. */
  readonly operationKinds: boolean;
  readonly maxLimit: number;
  /** Has the trace that the legacy API cannot write (NaN). */
  readonly poison: boolean;
  /** Gives traces without its adjustments too. */
  readonly rawTraces: boolean;
  /** Names are in lower case there, whatever was sent. */
  readonly lowerCase?: boolean;
}

/** The contract of a source, told by the same tests for every server: recorded or live, of either API generation. */
export function sourceSuite(
  name: string,
  traits: SuiteTraits,
  start: () => Promise<SuiteServer>,
  stop: () => Promise<void>,
): void {
  describe(`the source of ${name}`, () => {
    const engine = new EngineCore();
    let server: SuiteServer;
    let source: TraceSource;
    beforeAll(async () => {
      server = await start();
      source = server.open?.(server.base, engine) ?? must(await connect(server.base, engine));
    });
    afterAll(stop);

    const named = (name: string) => (traits.lowerCase === true ? name.toLowerCase() : name);
    const bringsSpans = traits.kind === 'jaeger-v1' || traits.kind === 'zipkin';
    const search = async (query: Partial<TraceQuery>): Promise<string[]> => {
      const { start: from, end } = server;
      const found = must(await source.search({ ...nothing, start: from, end, ...query }));
      return found.summaries.map(({ traceId }) => traceId);
    };

    it('is of the right generation', () => {
      expect(source.kind).toBe(traits.kind);
      expect(source.capabilities).toMatchObject({
        searchWithoutService: traits.kind !== 'jaeger-v1',
        maxLimit: traits.maxLimit,
        rawTraces: traits.rawTraces,
      });
    });

    it('lists the services by name, each once', async () => {
      const services = must(await source.services());
      expect([...services].sort()).toEqual(services);
      expect(new Set(services).size).toBe(services.length);
      expect(services).toEqual(
        expect.arrayContaining([
          'service-a',
          'service-e',
          'payments',
          '<b>html</b>',
          'svc/with slash & ünïcode?',
        ]),
      );
    });

    it('lists operations with their kinds where the server knows them', async () => {
      const operations = must(await source.operations('kinds'));
      expect([...new Set(operations.map(({ name: operation }) => operation))]).toEqual([
        'client',
        'internal',
        'process',
        'publish',
        'server',
        'unspecified',
      ]);
      const client = operations.find(({ name: operation }) => operation === 'client');
      expect(client?.spanKind).toBe(traits.operationKinds ? 'client' : '');
    });

    it('knows no operations of an unknown service', async () => {
      expect(must(await source.operations('nope'))).toEqual([]);
    });

    it('searches by service, newest first', async () => {
      expect(await search({ service: 'service-a' })).toEqual([id(0x12), id(0x11), id(1)]);
    });

    it('summarises what it finds', async () => {
      const { start: from, end } = server;
      const found = must(
        await source.search({ ...nothing, start: from, end, service: 'payments', tags: upstreamFailed }),
      );
      expect(found.limitReached).toBe(false);
      expect(found.notices).toEqual([]);
      expect(found.summaries).toHaveLength(1);
      expect(found.summaries[0]).toMatchObject({
        traceId: id(2),
        rootService: 'frontend',
        rootName: named('POST /pay'),
        duration: 310e6,
        spanCount: 6,
        errorCount: 5,
        orphanCount: traits.kind === 'tempo' ? undefined : 0,
        services: [
          { name: 'frontend', spanCount: 3, errorCount: 3 },
          { name: 'payments', spanCount: 3, errorCount: 2 },
        ],
      });
      const began = found.summaries[0]?.start ?? 0n;
      expect(began > from && began < end).toBe(true);
      const suggested = found.suggestions.find(({ key }) => key === 'http.response.status_code');
      if (bringsSpans) expect(suggested?.values).toContain('503');
      else expect(found.suggestions).toEqual([]);
    });

    it('searches by tag', async () => {
      expect(await search({ service: 'payments', tags: upstreamFailed })).toEqual([id(2)]);
    });

    it('finds nothing by a tag that no span has, and that is no failure', async () => {
      const tags = [{ key: 'http.response.status_code', value: '999' }];
      expect(await search({ service: 'payments', tags })).toEqual([]);
    });

    it('searches by duration', async () => {
      const slow = { service: 'service-a', minDuration: nanos(200e6) };
      // Of the summaries only this combination was recorded.
      const more = { operation: 'GET /checkout', maxDuration: nanos(1e9) };
      expect(await search(traits.kind === 'jaeger-v3' ? { ...slow, ...more } : slow)).toEqual([id(0x11)]);
    });

    it.runIf(traits.kind !== 'jaeger-v3')('searches by operation and by time', async () => {
      const inner = { service: 'service-c', operation: 'SELECT orders' };
      expect(await search(inner)).toEqual([id(0x12), id(0x11), id(1)]);
      const hour = 3_600_000_000_000n;
      const { start: from } = server;
      const earlier = { start: from - 2n * hour + 60_000_000_000n, end: from - hour + 60_000_000_000n };
      expect(await search({ service: 'service-a', ...earlier })).toEqual([]);
    });

    it('finds nothing for an unknown service', async () => {
      expect(await search({ service: 'nope' })).toEqual([]);
    });

    it('says when there may be more', async () => {
      const { start: from, end } = server;
      const one = must(await source.search({ ...nothing, start: from, end, service: 'service-a', limit: 1 }));
      expect(one.summaries).toHaveLength(1);
      expect(one.limitReached).toBe(true);
    });

    it('refuses impossible questions before it asks', async () => {
      const before = server.asked().length;
      const { start: from, end } = server;
      const window = { ...nothing, start: from, end, service: 'service-a' };
      const refused: Answer<unknown>[] = [
        await source.search({ ...window, start: end, end: from }),
        await source.search({ ...window, minDuration: nanos(2e9), maxDuration: nanos(1e9) }),
        ...(traits.kind === 'jaeger-v1' ? [await source.search({ ...window, service: undefined })] : []),
        await source.trace('not-a-trace-id'),
        await source.trace('../../api/services'),
        await source.trace(`${id(1)}00`),
      ];
      expect(refused.map((answer) => mustFail(answer).kind)).toEqual(refused.map(() => 'bad-request'));
      expect(server.asked()).toHaveLength(before);
    });

    it('opens the trace of the five services', async () => {
      const open = must(await source.trace(id(1)));
      expect(open.trace.traceId).toBe(id(1));
      expect(edges(open.trace)).toEqual(
        [
          'service-a GET /checkout',
          'service-b POST /orders ← service-a',
          'service-c SELECT orders ← service-b',
          'service-d reserve-stock ← service-b',
          'service-e POST /email ← service-a',
        ].map(named),
      );
      expect(open.trace.duration).toBe(120e6);
      expect(errorsOf(open.trace)).toEqual([]);
      const root = must(await engine.detail(open.handle, spanIndex(0)));
      expect(root.attributes).toContainEqual(
        expect.objectContaining({ key: 'http.request.method', value: { type: 'string', value: 'GET' } }),
      );
      expect([...must(await engine.find(open.handle, 'reserve-stock')).matches]).toEqual([3]);
      engine.close(open.handle);
      expect(mustFail(await engine.detail(open.handle, spanIndex(0))).kind).toBe('bad-request');
    });

    it('tells errors truthfully', async () => {
      // Statuses as they were sent; "false" and "unset", which some servers put on every span, are no errors.
      const open = must(await source.trace(id(2)));
      expect(errorsOf(open.trace)).toEqual(['01', '02', '03', '04', '05']);
      const plain = must(await source.trace(id(5)));
      expect(plain.trace.spans.count).toBe(6);
      expect(errorsOf(plain.trace)).toEqual([]);
    });

    it('opens a trace by its id in upper case, with blanks, or short', async () => {
      expect(must(await source.trace(` ${id(1).toUpperCase()} `)).trace.traceId).toBe(id(1));
      const short = must(await source.trace('c0ffee00000008'));
      expect(short.trace.traceId).toBe('000000000000000000c0ffee00000008');
    });

    it('keeps every span of broken traces, and says what is odd', async () => {
      const { trace } = must(await source.trace(id(7)));
      const codes = trace.problems.map(({ code }) => code);
      expect(codes).toContain('missing-parent');
      expect(trace.problems.every(({ detail }) => detail !== '')).toBe(true);
    });

    it('gives a trace as it was stored, without what the server did to it, where it can', async () => {
      const adjusted = must(await source.trace(id(4)));
      const raw = must(await source.trace(id(4), { raw: true }));
      const warned = ({ trace }: OpenTrace) => trace.problems.some(({ code }) => code === 'clock-skew');
      expect(warned(raw)).toBe(false);
      expect(warned(adjusted)).toBe(traits.rawTraces);
      expect(raw.trace.spans.count).toBe(adjusted.trace.spans.count);
    });

    it('says that there is no such trace', async () => {
      const failure = mustFail(await source.trace(id(0xdead)));
      expect(failure.kind).toBe('not-found');
      expect(failure.asked).toContain(id(0xdead));
    });

    it.runIf(traits.poison)('opens a trace that holds a NaN', async () => {
      const { trace } = must(await source.trace(id(0xf1)));
      expect(trace.spans.count).toBeGreaterThan(0);
    });

    it('gives the calls between services, or says that the server cannot', async () => {
      const links = await source.dependencies(server.end, nanos(3600e9));
      if (traits.dependencies) {
        expect(must(links)).toEqual(
          expect.arrayContaining([
            { parent: 'service-a', child: 'service-b', callCount: 3 },
            { parent: 'service-b', child: 'service-d', callCount: 3 },
          ]),
        );
      } else {
        expect(mustFail(links).kind).toBe('no-endpoint');
      }
    });

    it('lets itself be cancelled', async () => {
      const signal = AbortSignal.abort();
      expect(mustFail(await source.services({ signal })).kind).toBe('cancelled');
      expect(mustFail(await source.trace(id(1), { signal })).kind).toBe('cancelled');
    });
  });
}
