import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { spanIndex, type Answer, type FindPart } from '../core';
import { createTraceEngine } from './createTraceEngine';
import type { FromWorker, ToWorker } from './protocol';
import { serveEngine } from './serveEngine';
import type { StartWorker } from './startWorker';
import type { ByteOrigin, OpenTrace, TraceEngine } from './TraceEngine';

const golden = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../test/golden/jaeger-2.13/${name}.json`, import.meta.url)));

const micro: ByteOrigin = { from: 'bytes', bytes: golden('trace.micro-a-e'), label: 'the example' };

/** A worker in this thread: real messages, cloned and transferred as between threads. */
interface FakeWorkers {
  readonly start: StartWorker;
  /** Messages that reached workers, over all of them. */
  readonly sent: ToWorker[];
  /** Columns that were given over instead of being copied, of each answer. */
  readonly transferred: number[];
  started(): number;
  /** Lets the worker that runs die. */
  crash(): void;
}

function fakeWorkers(): FakeWorkers {
  const sent: ToWorker[] = [];
  const transferred: number[] = [];
  let started = 0;
  let crash = (): void => undefined;
  return {
    sent,
    transferred,
    started: () => started,
    crash: () => {
      crash();
    },
    start: (heard, crashed) => {
      started++;
      let alive = true;
      const handle = serveEngine((message, transfer) => {
        const copy: FromWorker = structuredClone(message, { transfer });
        transferred.push(transfer.length);
        queueMicrotask(() => {
          if (alive) heard(copy);
        });
      });
      crash = () => {
        alive = false;
        crashed('out of memory');
      };
      return {
        post: (message) => {
          sent.push(message);
          const copy = structuredClone(message);
          queueMicrotask(() => {
            if (alive) handle(copy);
          });
        },
        stop: () => {
          alive = false;
        },
      };
    },
  };
}

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
  return answer.value;
}

const openMicro = async (engine: TraceEngine): Promise<OpenTrace> =>
  must(await engine.openTrace(micro, undefined));

describe('the engine behind a worker', () => {
  it('gives columns to the page and keeps its own', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    const open = await openMicro(engine);
    expect(open.trace.spans.count).toBe(5);
    expect(open.trace.spans.start).toHaveLength(5);
    expect(open.facts.selfTime).toHaveLength(5);
    expect(open.byteCount).toBeGreaterThan(1000);
    // 12 columns of the table and 6 of the facts, at least.
    expect(workers.transferred.some((count) => count >= 16)).toBe(true);
    // The worker still reads its own.
    expect(must(await engine.detail(open.handle, spanIndex(2))).attributes.length).toBeGreaterThan(0);
    expect(Array.from(must(await engine.find(open.handle, 'service-c')).matches)).toEqual([2]);
    expect(must(await engine.eventTimes(open.handle, [spanIndex(0), spanIndex(1)]))).toHaveLength(2);
    expect(workers.started()).toBe(1);
  });

  it('is awake when its worker hears, which is the one that is asked', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    await engine.wake();
    expect(workers.started()).toBe(1);
    expect((await openMicro(engine)).trace.spans.count).toBe(5);
    expect(workers.started()).toBe(1);
  });

  it('gives the first part of what is found before the last', async () => {
    const engine = createTraceEngine(fakeWorkers().start);
    const hex = (at: number) => (at + 1).toString(16).padStart(16, '0');
    const spans = Array.from(
      { length: 40_000 },
      (_, at) =>
        `{"traceID":"a1","spanID":"${hex(at)}","operationName":"work ${String(at % 2)}","startTime":${String(at)},"duration":1}`,
    );
    const text = `{"data":[{"traceID":"a1","spans":[${spans.join()}],"processes":{}}]}`;
    const open = must(
      await engine.openTrace(
        { from: 'bytes', bytes: new TextEncoder().encode(text), label: 'many' },
        undefined,
      ),
    );
    must(await engine.attributeKeys(open.handle)); // the index is there
    // A slow machine: of every slice only one step is done in time.
    let now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 13));
    const parts: FindPart[] = [];
    const whole = must(await engine.find(open.handle, '"work 1"', undefined, (part) => parts.push(part)));
    clock.mockRestore();
    expect(whole.matches).toHaveLength(20_000);
    expect(parts.length).toBeGreaterThan(1);
    for (const { matches, decided } of parts) {
      expect(decided).toBeLessThan(40_000);
      expect(matches).toEqual(whole.matches.filter((span) => span < decided));
    }
    expect(parts.map(({ decided }) => decided)).toEqual(
      parts.map(({ decided }) => decided).sort((a, b) => a - b),
    );
  });

  it('opens the many traces of a file in several messages, in their order, and lets go of all when it is ended', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    const ids = Array.from({ length: 300 }, (_, at) => (at + 1).toString(16).padStart(32, '0'));
    const traces = ids.map(
      (id) =>
        `{"traceID":"${id}","spans":[{"traceID":"${id}","spanID":"1","operationName":"work","startTime":1,"duration":1}],"processes":{}}`,
    );
    const file = { from: 'file', file: new File([`{"data":[${traces.join()}]}`], 'many.json') } as const;
    const { opened } = must(await engine.openAll(file));
    expect(opened.map(({ trace }) => trace.traceId)).toEqual(ids);
    // A browser needs time by the square of what one message hands over.
    expect(workers.transferred.filter((count) => count > 128 * 20)).toEqual([]);
    for (const { handle } of opened) engine.close(handle);
    expect(workers.sent.filter(({ type }) => type === 'close')).toHaveLength(300);

    // Ended when the second message is on its way.
    const ended = new AbortController();
    let messages = 0;
    vi.spyOn(workers.transferred, 'push').mockImplementation((count) => {
      if (count > 100 && ++messages === 2) ended.abort();
      return count;
    });
    expect(await engine.openAll(file, { signal: ended.signal })).toMatchObject({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(messages).toBe(2);
    const next = (opened.at(-1)?.handle ?? 0) + 1;
    await vi.waitFor(async () => {
      const details = ids.map((_, at) => engine.detail(next + at, spanIndex(0)));
      expect((await Promise.all(details)).filter(({ ok }) => ok)).toEqual([]);
    });
  });

  it('gives the events of a trace as columns, and what those on screen say', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    const bytes = golden('trace.error');
    const { handle } = must(await engine.openTrace({ ...micro, bytes }, undefined));
    const table = must(await engine.eventTable(handle));
    expect(table.count).toBeGreaterThan(0);
    expect([...table.time]).toEqual([...table.time].sort((a, b) => a - b));
    // All four columns are handed over.
    expect(workers.transferred.at(-1)).toBe(4);
    const named = { spans: table.span.slice(0, 1), places: table.place.slice(0, 1) };
    const [whole] = must(await engine.events(handle, named, Infinity));
    expect(whole?.time).toBe(table.time[0]);
    expect(whole?.isCut).toBe(false);
    const [cut] = must(await engine.events(handle, named, 2));
    expect(cut).toMatchObject({ isCut: true, name: whole?.name.slice(0, 2) });
  });

  it('closes a trace when its last holder has', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    const { handle } = await openMicro(engine);
    engine.retain(handle);
    engine.close(handle);
    expect((await engine.detail(handle, spanIndex(0))).ok).toBe(true);
    engine.close(handle);
    engine.close(handle);
    expect(await engine.detail(handle, spanIndex(0))).toMatchObject({
      ok: false,
      failure: { kind: 'bad-request' },
    });
    expect(workers.sent.filter(({ type }) => type === 'close')).toHaveLength(1);
  });

  it('answers a cancelled question at once and lets go of what still comes', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    const control = new AbortController();
    const asked = engine.openTrace(micro, undefined, { signal: control.signal });
    control.abort();
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'cancelled', asked: 'the example' } });
    // The next question is answered after the cancelled one was: by then its trace is closed.
    await openMicro(engine);
    const cancelled = workers.sent.find(({ type }) => type === 'cancel');
    expect(cancelled).toMatchObject({ id: 1 });
    expect(workers.sent.filter(({ type }) => type === 'close')).toEqual([{ type: 'close', handle: 1 }]);
  });

  it('reports progress, up to the last byte', async () => {
    const engine = createTraceEngine(fakeWorkers().start);
    const seen: number[] = [];
    must(await engine.openTrace(micro, undefined, { onProgress: ({ spans }) => seen.push(spans) }));
    expect(seen.at(-1)).toBe(5);
  });

  it('answers everything with a crash when the worker dies, and starts anew', async () => {
    const workers = fakeWorkers();
    const engine = createTraceEngine(workers.start);
    const lost = await openMicro(engine);
    const open = [engine.openTrace(micro, undefined), engine.find(lost.handle, 'a'), engine.summarise(micro)];
    workers.crash();
    for (const answer of await Promise.all<Answer<unknown>>(open)) {
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'crash', serverSaid: 'out of memory' } });
    }
    expect(await engine.detail(lost.handle, spanIndex(0))).toMatchObject({ failure: { kind: 'crash' } });
    const again = await openMicro(engine);
    expect(workers.started()).toBe(2);
    // Never a handle that means another trace to somebody.
    expect(again.handle).toBeGreaterThan(lost.handle);
    expect((await engine.detail(again.handle, spanIndex(0))).ok).toBe(true);
  });

  it('opens all traces of a file, and summarises a search', async () => {
    const engine = createTraceEngine(fakeWorkers().start);
    const bytes = golden('search.service-a');
    const { opened, notices } = must(
      await engine.openAll({ from: 'file', file: new File([bytes], 'a.json') }),
    );
    expect(opened.map(({ trace }) => trace.spans.count)).toEqual([5, 5, 5]);
    expect(notices).toEqual([]);
    const found = must(await engine.summarise({ from: 'bytes', bytes, label: 'search' }));
    expect(found.summaries).toHaveLength(3);
    expect(found.suggestions.map(({ key }) => key)).toContain('span.kind');
    expect(must(await engine.results(found.results, { about: 'keys' }))).toMatchObject({
      traceIds: found.summaries.map(({ traceId }) => traceId),
      hasAttributes: true,
    });
    const group = { about: 'groups', key: 'status', filter: { terms: [], box: undefined } } as const;
    expect(must(await engine.results(found.results, group))).toMatchObject({ traces: 3 });

    // The same of traces that are open, and of summaries alone.
    const table = must(
      await engine.tabulate(found.summaries.map((summary, at) => ({ summary, handle: opened[at]?.handle }))),
    );
    const keys = must(await engine.results(table, { about: 'keys' }));
    expect(keys).toEqual(must(await engine.results(found.results, { about: 'keys' })));
    const bare = must(await engine.tabulate(found.summaries.map((summary) => ({ summary }))));
    expect(must(await engine.results(bare, { about: 'keys' }))).toMatchObject({ hasAttributes: false });
    // And of what tables hold.
    const copied = must(
      await engine.tabulate(
        found.summaries.map((summary, at) => ({ summary, results: at === 0 ? table : found.results })),
      ),
    );
    expect(must(await engine.results(copied, { about: 'keys' }))).toEqual(keys);
    engine.close(bare);
    expect(await engine.results(bare, { about: 'keys' })).toMatchObject({ failure: { kind: 'bad-request' } });
  });
});
