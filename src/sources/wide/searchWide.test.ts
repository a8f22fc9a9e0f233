import { afterEach, describe, expect, it } from 'vitest';
import { startLocalServer, type LocalServer } from '../../../test/support/localServer';
import type { Answer } from '../../core';
import { EngineCore } from '../../worker/EngineCore';
import { connect } from '../connect';
import type { TraceSource } from '../TraceSource';
import { askAgain, searchWide, type WideOptions } from './searchWide';
import type { SearchPart, WideAnswer, WideQuestion } from './WideQuestion';

const question: WideQuestion = {
  services: 'all',
  operations: [],
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  start: 0n,
  end: 2_000_000_000_000_000_000n,
  limit: 20,
  where: '',
  budget: 20,
};

/** A trace of two services; `at` makes its id and its start. */
const trace = (at: number, services: readonly string[]) => ({
  traceID: `cafe${String(at)}`,
  processes: Object.fromEntries(services.map((name) => [name, { serviceName: name, tags: [] }])),
  spans: services.map((name, k) => ({
    traceID: `cafe${String(at)}`,
    spanID: String(k + 1),
    operationName: 'op',
    references: k === 0 ? [] : [{ refType: 'CHILD_OF', traceID: `cafe${String(at)}`, spanID: '1' }],
    startTime: 1_700_000_000_000_000 + at,
    duration: 1000,
    tags: k === 0 ? [] : [{ key: 'error', type: 'bool', value: true }],
    logs: [],
    processID: name,
  })),
});
const shared = trace(1, ['A', 'B']);
const traces = new Map([
  ['A', [shared, trace(2, ['A'])]],
  ['B', [shared, trace(3, ['B', 'A'])]],
  ['C', [trace(4, ['C'])]],
]);

interface Failing {
  readonly server: LocalServer;
  readonly source: TraceSource;
  readonly engine: EngineCore;
  /** Service → how to answer it; absent = well. */
  readonly behaviour: Map<string, 'refuses' | 'hangs' | { readonly busy: number }>;
  /** Most searches that were open at one time. */
  readonly most: () => number;
}

let running: LocalServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** A Jaeger of API v1 that fails where it is told to. */
async function failing(): Promise<Failing> {
  const behaviour: Failing['behaviour'] = new Map();
  let open = 0;
  let most = 0;
  const server = await startLocalServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const send = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (url.pathname === '/api/services') return send(200, { data: [...traces.keys()] });
    if (url.pathname !== '/api/traces') return response.writeHead(404).end('404 page not found');
    const service = url.searchParams.get('service') ?? '';
    const how = behaviour.get(service);
    open++;
    most = Math.max(most, open);
    const end = (then: () => unknown) =>
      setTimeout(() => {
        open--;
        then();
      }, 10);
    if (how === 'hangs') return undefined;
    if (how === 'refuses')
      return end(() => send(500, { errors: [{ code: 500, msg: 'no storage for you' }] }));
    if (how !== undefined && how.busy > 0) {
      behaviour.set(service, { busy: how.busy - 1 });
      return end(() => response.writeHead(429, { 'retry-after': '7' }).end('slow down'));
    }
    return end(() => send(200, { data: traces.get(service) ?? [] }));
  });
  running = server;
  const engine = new EngineCore();
  const connected = await connect(server.base, engine);
  return { server, source: must(connected), engine, behaviour, most: () => most };
}

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
  return answer.value;
}

function options(changed: Partial<WideOptions> = {}): WideOptions & { readonly told: SearchPart[][] } {
  const told: SearchPart[][] = [];
  const never = new AbortController().signal;
  return {
    atOnce: 2,
    signal: never,
    stop: never,
    whole: false,
    onParts: (parts) => told.push([...parts]),
    pause: () => Promise.resolve(),
    told,
    ...changed,
  };
}

const ids = ({ summaries }: WideAnswer): string[] => summaries.map(({ traceId }) => traceId.slice(-5));
const states = ({ wide }: WideAnswer): string[] =>
  wide.parts.map(({ query, state }) => `${query.service ?? ''} ${state}`);
const searches = ({ asked }: LocalServer): number =>
  asked.filter((one) => one.includes('/api/traces?')).length;

describe('a wide search', () => {
  it('asks service by service, two at a time, and lists each trace once, newest first', async () => {
    const { server, source, engine, most } = await failing();
    const asked = options();
    const answer = must(await searchWide(question, source, engine, asked));
    expect(ids(answer)).toEqual(['cafe4', 'cafe3', 'cafe2', 'cafe1']);
    expect(states(answer)).toEqual(['A answered', 'B answered', 'C answered']);
    expect(answer.wide.parts.map(({ traces: count }) => count)).toEqual([2, 2, 1]);
    expect(answer.wide.loaded).toBe(4);
    expect(searches(server)).toBe(3);
    expect(most()).toBe(2);
    expect(asked.told.at(0)?.map(({ state }) => state)).toEqual(['asked', 'waiting', 'waiting']);
    const reply = must(await engine.results(answer.results ?? 0, { about: 'keys' }));
    expect(reply.about === 'keys' && reply.traceIds).toHaveLength(4);
  });

  it('leaves out in the browser what no request can say', async () => {
    const { source, engine } = await failing();
    const where = '{service=A} > {service=B}';
    const answer = must(await searchWide({ ...question, where }, source, engine, options()));
    expect(ids(answer)).toEqual(['cafe1']);
    expect(answer.wide).toMatchObject({ loaded: 4, lookedAt: 4 });
    const not = must(await searchWide({ ...question, where: '-{error?}' }, source, engine, options()));
    expect(ids(not)).toEqual(['cafe4', 'cafe2']);
    const inText = must(
      await searchWide({ ...question, where: 'service=B error?' }, source, engine, options()),
    );
    expect(ids(inText)).toEqual(['cafe1']);
  });

  it('sends no more than the budget, and says what was not asked', async () => {
    const { server, source, engine } = await failing();
    const answer = must(await searchWide({ ...question, budget: 2 }, source, engine, options()));
    expect(states(answer)).toEqual(['A answered', 'B answered', 'C left']);
    expect(searches(server)).toBe(2);
    const all = must(await askAgain(answer, ({ state }) => state === 'left', source, engine, options()));
    expect(states(all)).toEqual(['A answered', 'B answered', 'C answered']);
    expect(ids(all)).toEqual(['cafe4', 'cafe3', 'cafe2', 'cafe1']);
    expect(searches(server)).toBe(3);
  });

  it('shows the others where a part fails, and asks that part alone again', async () => {
    const { server, source, engine, behaviour } = await failing();
    behaviour.set('B', 'refuses');
    const answer = must(await searchWide(question, source, engine, options()));
    expect(states(answer)).toEqual(['A answered', 'B failed', 'C answered']);
    expect(ids(answer)).toEqual(['cafe4', 'cafe2', 'cafe1']);
    expect(answer.wide.parts[1]?.failure?.serverSaid).toContain('no storage for you');
    const before = searches(server);
    behaviour.clear();
    const whole = must(await askAgain(answer, ({ state }) => state === 'failed', source, engine, options()));
    expect(searches(server)).toBe(before + 1);
    expect(states(whole)).toEqual(['A answered', 'B answered', 'C answered']);
    expect(ids(whole)).toEqual(['cafe4', 'cafe3', 'cafe2', 'cafe1']);
    // Nothing is held for a retry any more.
    expect(whole.wide.parts.every(({ held }) => held === undefined)).toBe(true);
    expect(answer.wide.parts[0]?.held).toBeDefined();
    expect((await engine.combine([answer.wide.parts[0]?.held ?? 0], '')).ok).toBe(false);
  });

  it('gives a server the pause that it asks for, and then asks one at a time', async () => {
    const { source, engine, behaviour, most } = await failing();
    behaviour.set('A', { busy: 2 });
    const pauses: number[] = [];
    const pause = (milliseconds: number): Promise<void> => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    const answer = must(await searchWide(question, source, engine, options({ pause })));
    expect(states(answer)).toEqual(['A answered', 'B answered', 'C answered']);
    expect(pauses.filter((one) => one === 7000)).toHaveLength(2);
    expect(most()).toBeLessThanOrEqual(2);
    behaviour.set('A', { busy: 99 });
    const tired = must(await searchWide(question, source, engine, options({ pause })));
    expect(states(tired)).toEqual(['A failed', 'B answered', 'C answered']);
    expect(tired.wide.parts[0]?.failure?.kind).toBe('rate-limited');
  });

  it('stops when told to, and shows what came', async () => {
    const { source, engine, behaviour } = await failing();
    behaviour.set('B', 'hangs');
    const stop = new AbortController();
    const asked = options({
      atOnce: 1,
      stop: stop.signal,
      onParts: (parts) => {
        if (parts[1]?.state === 'asked') setTimeout(() => stop.abort(), 20);
      },
    });
    const answer = must(await searchWide(question, source, engine, asked));
    expect(states(answer)).toEqual(['A answered', 'B stopped', 'C stopped']);
    expect(ids(answer)).toEqual(['cafe2', 'cafe1']);
  });

  it('is cancelled as a whole, and nothing stays behind', async () => {
    const { source, engine, behaviour } = await failing();
    behaviour.set('B', 'hangs');
    const control = new AbortController();
    let held: number | undefined;
    const asked = options({
      atOnce: 1,
      signal: control.signal,
      onParts: (parts) => {
        held = parts[0]?.held ?? held;
        if (parts[1]?.state === 'asked') setTimeout(() => control.abort(), 20);
      },
    });
    const answer = await searchWide(question, source, engine, asked);
    expect(answer.ok ? '' : answer.failure.kind).toBe('cancelled');
    expect((await engine.combine([held ?? 0], '')).ok).toBe(false);
  });

  it('fails as a whole only where every part does', async () => {
    const { source, engine, behaviour } = await failing();
    for (const service of traces.keys()) behaviour.set(service, 'refuses');
    const answer = await searchWide(question, source, engine, options());
    expect(answer.ok ? '' : answer.failure.serverSaid).toContain('no storage for you');
  });
});
