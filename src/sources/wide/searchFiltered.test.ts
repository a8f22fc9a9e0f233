import { afterEach, describe, expect, it } from 'vitest';
import { startFilterServer, type FilterServer, type Filters } from '../../../test/support/filterServer';
import { nothing } from '../../testing/wideQuestions';
import { EngineCore } from '../../worker/EngineCore';
import { connect } from '../connect';
import type { TraceSource } from '../TraceSource';
import { searchWide } from './searchWide';
import type { WideAnswer, WideQuestion } from './WideQuestion';

let running: FilterServer | undefined;
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
  const server = await startFilterServer(filters);
  running = server;
  const engine = new EngineCore();
  const connected = await connect(server.base, engine);
  if (!connected.ok) throw new Error(connected.failure.message);
  const source = connected.value;
  const never = new AbortController().signal;
  return {
    source,
    asked: server.searches,
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
