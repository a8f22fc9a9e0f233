import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexResults, listOf, nanos, printFind, summariseTrace } from '../../core';
import { finishWork } from '../../testing/finishWork';
import { parseBytes } from '../../testing/parseBytes';
import { files, jaegerV1, jaegerV3, plan, victoria } from '../../testing/wideQuestions';
import { anyOf, durationTerms, tagTerm } from './terms';

const span = fc.record({
  service: fc.constantFrom('A', 'B', 'C'),
  name: fc.constantFrom('x', 'y'),
  code: fc.constantFrom('500', '503', '200'),
  millis: fc.integer({ min: 1, max: 4 }),
  isError: fc.boolean(),
});
const world = fc.array(fc.array(span, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

/** Which traces of a world a find text hits. */
function finderOf(traces: World): (text: string) => ReadonlySet<number> {
  const json = {
    data: traces.map((spans, at) => ({
      traceID: `cafe${String(at)}`,
      processes: Object.fromEntries(['A', 'B', 'C'].map((name) => [name, { serviceName: name, tags: [] }])),
      spans: spans.map(({ service, name, code, millis, isError }, k) => ({
        traceID: `cafe${String(at)}`,
        spanID: String(k + 1),
        operationName: name,
        references: k === 0 ? [] : [{ refType: 'CHILD_OF', traceID: `cafe${String(at)}`, spanID: String(k) }],
        startTime: 1_700_000_000_000_000,
        duration: millis * 1000,
        tags: [
          { key: 'code', type: 'string', value: code },
          ...(isError ? [{ key: 'error', type: 'bool', value: true }] : []),
        ],
        logs: [],
        processID: service,
      })),
    })),
  };
  const parsed = parseBytes(JSON.stringify(json)).traces;
  const ids = traces.map((_, at) => `cafe${String(at)}`.padStart(32, '0'));
  const finder = finishWork(
    indexResults(parsed.map((one) => ({ summary: summariseTrace(one.trace), parsed: one }))),
  );
  return (text) => {
    const { marks, answer } = finishWork(finder.find(text));
    if (answer.mistake) throw new Error(`${text}: ${answer.mistake.message}`);
    return new Set(
      parsed.flatMap(({ trace }, at) => (text === '' || marks[at] === 1 ? [ids.indexOf(trace.traceId)] : [])),
    );
  };
}

const plain = fc.constantFrom(
  'code=500',
  'code=503',
  '-code=500',
  'code!=500',
  'code~^5',
  'error?',
  'error=false',
  'name=x',
  'service=B',
  'duration>2ms',
  'duration<=3ms',
  'root?',
);
const where = fc
  .array(
    fc.oneof(
      plain,
      fc.tuple(plain, plain).map(([a, b]) => `(${a} or ${b})`),
      fc.tuple(plain, plain, plain).map(([a, b, c]) => `(${a} ${b} or ${c})`),
      fc.constantFrom('{error?} < {}', '-{service=C}', 'count({})>2', '({name=x} or {name=y})'),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(' '));
const question = fc.record({
  services: fc.oneof(fc.constant('all' as const), fc.subarray(['A', 'B', 'C'], { minLength: 1 })),
  operations: fc.subarray(['x', 'y']),
  tags: fc.subarray([{ key: 'code', value: '500' }]),
  minDuration: fc.constantFrom(undefined, nanos(2e6)),
  where,
  budget: fc.integer({ min: 3, max: 30 }),
});

describe('a plan', () => {
  it.each([
    ['Jaeger v1', jaegerV1],
    ['Jaeger v3', jaegerV3],
    ['VictoriaTraces', victoria],
    ['files', files],
  ])('finds all that is asked for and nothing else: %s', (_, capabilities) => {
    fc.assert(
      fc.property(world, question, (traces, asked) => {
        const found = finderOf(traces);
        const { requests, rest, left } = plan(asked, capabilities);
        expect(requests.length).toBeLessThanOrEqual(asked.budget);
        expect(left).toEqual([]);
        // A server without guesses: it finds what the request says, each tag as a text.
        const loaded = new Set(
          requests.flatMap(({ query }) => {
            const { service, operation, tags } = query;
            const terms = [
              anyOf('service', service === undefined ? [] : [service]),
              anyOf('name', operation === undefined ? [] : [operation]),
              ...tags.map((tag) => tagTerm(tag) ?? anyOf('name', ['nobody knows this tag'])),
              ...durationTerms(query),
            ].flatMap((node) => node ?? []);
            const all = listOf('and', terms);
            return [...found(all ? printFind(all) : '')];
          }),
        );
        const passing = found(rest);
        const answer = [...loaded].filter((at) => passing.has(at)).sort();

        const { services, operations, tags } = asked;
        const wanted = [
          services === 'all' ? undefined : anyOf('service', services),
          anyOf('name', operations),
          ...tags.map(tagTerm),
          ...durationTerms({ minDuration: asked.minDuration, maxDuration: undefined }),
        ].flatMap((node) => node ?? []);
        const base = listOf('and', wanted);
        const text = [base ? `(${printFind(base)})` : '', asked.where]
          .filter((part) => part !== '')
          .join(' ');
        expect(answer).toEqual([...found(text)].sort());
      }),
      { numRuns: 120 },
    );
  });
});
