import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startLocalServer, type LocalServer } from '../../../test/support/localServer';
import { nothing } from '../../testing/wideQuestions';
import { EngineCore } from '../../worker/EngineCore';
import { connect } from '../connect';
import type { TraceSource } from '../TraceSource';
import { searchWide } from './searchWide';
import type { WideAnswer, WideQuestion } from './WideQuestion';

const golden = new URL('../../../test/golden/', import.meta.url);
const body = (path: string) => readFileSync(new URL(path, golden), 'utf8');

/** How a Jaeger of API v3 takes a filter: 2.20 does not look at it, main has it switched off or on, its in-memory storage can little. */
type Filters = 'ignored' | 'off' | 'on' | 'on, little';

let running: LocalServer | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

interface Asked {
  readonly source: TraceSource;
  readonly search: (asked: Partial<WideQuestion>) => Promise<WideAnswer>;
  /** The searches that the server got since the last look: their filter, else their service. */
  readonly asked: () => string[];
}

async function jaeger(filters: Filters): Promise<Asked> {
  const asked: string[] = [];
  const server = await startLocalServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const send = (status: number, text: string) => response.writeHead(status).end(text);
    const refuse = (message: string) => send(400, JSON.stringify({ error: { httpCode: 400, message } }));
    if (pathname === '/api/v3/services') return send(200, '{"services":["A","B","C"]}');
    if (pathname !== '/api/v3/trace-summaries') return send(404, '404 page not found');
    if (searchParams.size === 0) return refuse('malformed parameter query.startTimeMin');
    const filter = searchParams.get('query.filter');
    asked.push(filter ?? searchParams.get('query.serviceName') ?? '*');
    if (filter === null || filters === 'ignored')
      return send(200, body('jaeger-head/v3.summaries.service-a.json'));
    if (filters === 'off') return send(400, body('jaeger-head/v3.search.filter.json'));
    if (filter === '{}') return send(400, body('jaeger-head-filters/err-empty.json'));
    if (searchParams.has('query.serviceName'))
      return send(400, body('jaeger-head-filters/err-with-service.json'));
    const cannot = 'this storage backend cannot serve this query filter: it ';
    if (filters === 'on, little') {
      const op = /"op":"(or|not)"/.exec(filter)?.[1];
      if (op !== undefined) return refuse(`${cannot}does not support the operator "${op}"`);
      if (filter.includes('"list"')) return refuse(`${cannot}compares a reference against a constant only`);
      if (filter.includes('"op":"gte","args":[{"attr"'))
        return send(400, body('jaeger-head-filters/err-gte-attr.json'));
    }
    return send(200, body('jaeger-head-filters/eq.json'));
  });
  running = server;
  const engine = new EngineCore();
  const connected = await connect(server.base, engine);
  if (!connected.ok) throw new Error(connected.failure.message);
  const source = connected.value;
  const never = new AbortController().signal;
  return {
    source,
    asked: () => asked.splice(0),
    search: async (question) => {
      const answer = await searchWide({ ...nothing, end: 10n ** 18n, ...question }, source, engine, {
        atOnce: 2,
        whole: false,
        signal: never,
        stop: never,
        onParts: () => undefined,
      });
      if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
      return answer.value;
    },
  };
}

const who = ({ wide }: WideAnswer) => wide.plan.terms.map(({ words, by }) => `${by}: ${words}`);

describe('a wide search of a server with structured filters', () => {
  it('is one request, after one question whether they are on', async () => {
    const { search, asked } = await jaeger('on');
    const answer = await search({ services: ['A', 'B'], where: 'code>=500 -k=v' });
    const [probe, filter, ...more] = asked();
    expect(probe).toBe('{}');
    expect(filter).toContain('"values":["A","B"]');
    expect(filter).toContain('"op":"not"');
    expect(more).toEqual([]);
    expect(who(answer)).toEqual(['server: service=A or service=B', 'server: code>=500', 'server: -k=v']);
    expect(answer.summaries).toHaveLength(1);
    expect(answer.wide.parts.map(({ words, state }) => `${words}: ${state}`)).toEqual([
      'one filter for all: answered',
    ]);
    // Asked once.
    await search({ services: ['A', 'B'] });
    expect(asked()).toHaveLength(1);
  });

  it.each(['ignored', 'off'] as const)('%s: the requests of old, and the browser', async (filters) => {
    const { search, asked } = await jaeger(filters);
    const answer = await search({ services: ['A', 'B'], tags: [], where: '' });
    expect(asked()).toEqual(['{}', 'A', 'B']);
    expect(who(answer)).toEqual(['server: service=A or service=B']);
    await search({ services: ['A', 'B'] });
    expect(asked()).toEqual(['A', 'B']);
  });

  it('what the storage refuses is asked no more, and done in the old way', async () => {
    const { search, asked } = await jaeger('on, little');
    await search({ services: ['A', 'B'] });
    const [probe, refused, ...old] = asked();
    expect(probe).toBe('{}');
    expect(refused).toContain('"list"');
    expect(old).toEqual(['A', 'B']);
    await search({ services: ['B', 'C'] });
    expect(asked()).toEqual(['B', 'C']);
  });

  it('a question that gains nothing by a filter asks for none', async () => {
    const { search, asked } = await jaeger('on');
    await search({ services: ['A'], where: 'code=500' });
    expect(asked()).toEqual(['A']);
  });

  it('the question whether they are on, and refusals, count against the budget', async () => {
    const { search, asked } = await jaeger('on, little');
    const answer = await search({ services: ['A', 'B', 'C'], budget: 3 });
    expect(asked()).toHaveLength(3);
    expect(answer.wide.parts.map(({ state }) => state)).toEqual(['answered', 'left', 'left']);
  });

  it('never stops for a server that does not say', async () => {
    const { source } = await jaeger('on');
    await running?.close();
    running = undefined;
    expect((await source.readsFilters?.())?.ok).toBe(false);
  });
});
