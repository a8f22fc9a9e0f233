import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, failed, nanos, type EpochNanos, type TraceSummary } from '../core';
import { must, nothing } from '../../test/sources/suiteAnswers';
import { EngineCore } from '../worker/EngineCore';
import { failure } from '../worker';
import { createDemoSource } from './demoSource';
import { endBefore, joinOlder, mayGoOn, searchOlder } from './searchOlder';
import { newestFirst } from './summaries';
import type { SearchAnswer, TraceQuery, TraceSource } from './TraceSource';

const trace = (id: number, start: EpochNanos, duration = 0): TraceSummary => ({
  traceId: String(id),
  rootService: 'shop',
  rootName: 'order',
  start,
  duration: nanos(duration),
  spanCount: 1,
  errorCount: 0,
  orphanCount: 0,
  services: [],
});

/** A source that gives the newest of these traces which begin in the window, to a grain of so many nanoseconds. */
function sourceOf(traces: readonly TraceSummary[], grain = 1n) {
  const asked: TraceQuery[] = [];
  const demo = createDemoSource(new EngineCore());
  const source: TraceSource = {
    ...demo,
    search: (query) => {
      asked.push(query);
      const end = ((query.end + grain - 1n) / grain) * grain;
      const within = traces.filter(({ start }) => start >= query.start && start <= end);
      const summaries = newestFirst(within).slice(0, query.limit);
      return Promise.resolve(
        answered({
          summaries,
          results: undefined,
          suggestions: [],
          notices: [],
          limitReached: summaries.length >= query.limit,
        }),
      );
    },
  };
  return { source, asked };
}

const query: TraceQuery = { ...nothing, start: 0n, end: 10n ** 18n, limit: 3 };
const idsOf = ({ summaries }: SearchAnswer) => summaries.map(({ traceId }) => Number(traceId));
const second = 1_000_000_000n;
const engine = new EngineCore();
const many = Array.from({ length: 10 }, (_, at) => trace(at, BigInt(at + 1) * second));

describe('older traces, window by window', () => {
  it('come behind the newer ones, each once, until there are no more', async () => {
    const { source, asked } = sourceOf(many);
    const one = must(await searchOlder(source, engine, query, 1, undefined, {}));
    expect(idsOf(one)).toEqual([9, 8, 7, 6, 5]);
    expect(one.limitReached).toBe(true);
    // The windows overlap at their ends: the oldest trace comes again.
    expect(asked.map(({ end }) => end)).toEqual([query.end, 8n * second]);
    const all = must(await searchOlder(source, engine, query, 50, undefined, {}));
    expect(idsOf(all)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(all.limitReached).toBe(false);
    expect(all.notices).toEqual([]);
  });

  it('go on from an answer that is at hand, by one window', async () => {
    const { source, asked } = sourceOf(many);
    const begun = must(await searchOlder(source, engine, query, 2, undefined, {}));
    asked.length = 0;
    const next = must(await searchOlder(source, engine, query, 3, begun, {}));
    expect(asked).toHaveLength(1);
    const anew = must(await searchOlder(source, engine, query, 3, undefined, {}));
    expect({ ...next, results: 0 }).toEqual({ ...anew, results: 0 });
  });

  it('stop where the window begins', async () => {
    const { source, asked } = sourceOf(many);
    const within = { ...query, start: 8n * second, end: 10n * second };
    const answer = must(await searchOlder(source, engine, within, 9, undefined, {}));
    expect(idsOf(answer)).toEqual([9, 8, 7]);
    expect(asked).toHaveLength(1);
    expect(mayGoOn(answer, within)).toBe(false);
  });

  it('overlap by the longest trace, but not so far that nothing new comes', () => {
    expect(endBefore([])).toBeUndefined();
    expect(endBefore([trace(1, 100n * second), trace(2, 20n * second, 1e9)])).toBe(21n * second);
    expect(endBefore([trace(1, 100n * second, 90e9), trace(2, 20n * second)])).toBe(40n * second);
  });

  it('pass over a moment in which more begin than are asked for, and say so', async () => {
    const crowd = Array.from({ length: 8 }, (_, at) => trace(at, 5n * second + BigInt(at)));
    for (const grain of [1n, 1_000n, 1_000_000n]) {
      const { source } = sourceOf([...crowd, trace(100, second)], grain);
      const answer = must(await searchOlder(source, engine, query, 9, undefined, {}));
      expect(idsOf(answer)).toContain(100);
      expect(answer.limitReached).toBe(false);
      if (grain === 1_000_000n) expect(answer.notices.join()).toContain('missing in the middle');
    }
  });

  it('fail as a whole where one window does', async () => {
    const { source } = sourceOf(many);
    const search: TraceSource['search'] = (asked, options) =>
      asked.end === query.end
        ? source.search(asked, options)
        : Promise.resolve(failed(failure('network', 'x', 'No.', 'Again.')));
    const answer = await searchOlder({ ...source, search }, engine, query, 1, undefined, {});
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'network' } });
  });

  it('leave out none that is there, whatever begins when', async () => {
    const starts = fc.array(fc.bigInt({ min: 10n, max: 40n }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(starts, fc.integer({ min: 2, max: 9 }), async (times, limit) => {
        const traces = times.map((time, at) => trace(at, time * second + BigInt(at) * 3_000_000n));
        const { source } = sourceOf(traces);
        const answer = must(await searchOlder(source, engine, { ...query, limit }, 100, undefined, {}));
        expect(answer.summaries).toEqual(newestFirst(traces));
        expect(answer.notices).toEqual([]);
      }),
    );
  });

  it('have the tables of the demo behind them: facets count all of them', async () => {
    const demo = createDemoSource(engine);
    const end = BigInt(Date.now()) * 1_000_000n;
    const wanted = { ...nothing, service: 'A', start: end - 3600n * second, end, limit: 20 };
    const answer = must(await searchOlder(demo, engine, wanted, 2, undefined, {}));
    expect(answer.summaries.length).toBeGreaterThan(40);
    const whole = must(await demo.search({ ...wanted, limit: 1500 }));
    expect(idsOf(answer)).toEqual(idsOf(whole).slice(0, answer.summaries.length));
    const reply = must(
      await engine.results(answer.results ?? 0, {
        about: 'view',
        filter: { terms: [], box: undefined },
        keys: ['service'],
        most: 5,
      }),
    );
    expect(reply.about === 'view' && reply.passing.length).toBe(answer.summaries.length);
  });

  it('are joined to no more than a list holds', () => {
    const page = (from: number): SearchAnswer => ({
      summaries: Array.from({ length: 4000 }, (_, at) => trace(from + at, BigInt(1e6 - from - at))),
      results: undefined,
      suggestions: [],
      notices: [],
      limitReached: true,
    });
    const joined = joinOlder(page(0), page(4000));
    expect(joined.summaries).toHaveLength(6000);
    expect(mayGoOn({ ...joined, results: undefined }, { start: 0n })).toBe(false);
  });
});
