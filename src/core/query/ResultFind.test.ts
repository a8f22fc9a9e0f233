import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishWork } from '../../testing/finishWork';
import { parseBytes } from '../../testing/parseBytes';
import { randomTraceBytes } from '../../testing/randomTrace';
import { summariseTrace } from '../analyse';
import type { ParsedTrace } from '../parse';
import { createFindIndex } from './findText';
import { indexResults } from './ResultFind';
import type { LoadedTrace } from './LoadedTrace';
import { TraceFind } from './TraceFind';

const loaded = (parsed: ParsedTrace): LoadedTrace => ({ summary: summariseTrace(parsed.trace), parsed });

function traceOf(seed: number): ParsedTrace {
  const parsed = parseBytes(randomTraceBytes({ spans: 30, format: 'jaeger', seed })).traces[0];
  if (parsed === undefined) throw new Error('no trace in the bytes');
  return parsed;
}

/** What the find of the trace page says of one trace. */
function spansFound(parsed: ParsedTrace, text: string): number {
  const index = createFindIndex(parsed);
  index.build();
  return finishWork(new TraceFind(index).find(text)).matches.length;
}

describe('a find over loaded traces', () => {
  const traces = [1, 2, 3, 4, 5].map(traceOf);
  const services = traces.flatMap(({ trace }) => trace.services);
  const text = fc.constantFrom(
    'error?',
    '-error?',
    'root? duration>1ms',
    'self>10%',
    'critical>0.5%',
    'start>20%',
    'depth>=2 or below>3',
    'errorsbelow>0',
    '{error?} < {}',
    'count({error?})=0',
    '-{kind=server}',
    '{} before {error?}',
    '{} ~ {link?}',
    ...services.map((service) => `{service="${service}"} > {}`),
    ...services.map((service) => service || 'x'),
  );

  it('hits the same spans as the find in each trace', () => {
    const finder = finishWork(indexResults(traces.map(loaded)));
    fc.assert(
      fc.property(text, (asked) => {
        const { marks, answer } = finishWork(finder.find(asked));
        const counts = traces.map((parsed) => spansFound(parsed, asked));
        expect([...marks]).toEqual(counts.map((count) => (count > 0 ? 1 : 0)));
        expect(answer.spans).toBe(counts.reduce((sum, count) => sum + count, 0));
        expect(answer.traces).toBe(counts.filter((count) => count > 0).length);
        expect(answer.lookedAt).toBe(traces.length);
      }),
      { numRuns: 60 },
    );
  });

  it('looks at the newest within its bounds, and says at how many', () => {
    const list = traces.map(loaded).map((one, at): LoadedTrace => ({
      ...one,
      summary: { ...one.summary, start: BigInt(at === 1 ? 100 : at) },
    }));
    const first = list[1]?.parsed?.trace.spans.count ?? 0;
    const finder = finishWork(indexResults(list, { spans: first + 1, bytes: 1e9 }));
    const { marks, answer } = finishWork(finder.find('{}'));
    expect(answer.lookedAt).toBe(1);
    expect([...marks]).toEqual([0, 1, 0, 0, 0]);
    const bare = finishWork(indexResults(list.map(({ summary }) => ({ summary, parsed: undefined }))));
    expect(finishWork(bare.find('{}')).answer).toMatchObject({ lookedAt: 0, traces: 0 });
  });

  it('says what is wrong with a text, and how it could go on', () => {
    const finder = finishWork(indexResults(traces.map(loaded)));
    expect(finishWork(finder.find('{a')).answer.mistake).toMatchObject({ start: 0, end: 1 });
    const [service] = traces[0]?.trace.services ?? [];
    const values = finishWork(finder.complete('service=', 8)).map(({ label }) => label);
    expect(values).toContain(service);
    expect(finishWork(finder.complete('{a}', 3)).map(({ insert }) => insert)).toContain(' > {');
  });
});
