import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { randomTraceBytes } from '../../testing/randomTrace';

const START = 1_700_000_000_000_000;
const at = (serviceName: string) => ({ serviceName });
const parse = (json: unknown) => parseBytes(JSON.stringify(json));

/** A call that both its sides tell of, and what its server asks. */
const call = {
  traceId: 'a',
  id: '2',
  parentId: '1',
  name: 'call',
  kind: 'CLIENT',
  timestamp: START + 10,
  duration: 50,
  localEndpoint: at('front'),
};
const answer = {
  ...call,
  kind: 'SERVER',
  shared: true,
  timestamp: START + 20,
  duration: 30,
  localEndpoint: at('back'),
};
const query = {
  ...call,
  id: '3',
  parentId: '2',
  name: 'query',
  timestamp: START + 25,
  duration: 5,
  localEndpoint: at('back'),
};

const TRACE = '000000000000000000000000000000ab';
const hex = (n: number): string => n.toString(16).padStart(16, '0');
const spans = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    parent: fc.option(fc.integer({ min: 1, max: 14 })),
    start: fc.oneof(fc.nat(1000), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })),
    duration: fc.integer({ min: -5, max: 1000 }),
    name: fc.constantFrom('a', 'b', 'c"\\\u2028'),
    service: fc.nat(2),
    kind: fc.constantFrom('CLIENT', 'PRODUCER', 'CONSUMER'),
    isError: fc.boolean(),
    annotations: fc.nat(2),
  }),
  { minLength: 1, maxLength: 14 },
);
type RandomSpans = typeof spans extends fc.Arbitrary<infer T> ? T : never;

const asZipkin = (all: RandomSpans) =>
  all.map((s) => ({
    traceId: TRACE,
    id: hex(s.id),
    ...(s.parent === null ? {} : { parentId: hex(s.parent) }),
    name: s.name,
    kind: s.kind,
    timestamp: START + s.start,
    duration: s.duration,
    localEndpoint: at(`s${s.service}`),
    annotations: Array.from({ length: s.annotations }, (_, k) => ({ timestamp: START + k, value: 'x' })),
    tags: s.isError ? { error: 'true' } : {},
  }));
const asJaeger = (all: RandomSpans) => ({
  data: [
    {
      traceID: TRACE,
      processes: { p0: at('s0'), p1: at('s1'), p2: at('s2') },
      spans: all.map((s) => ({
        traceID: TRACE,
        spanID: hex(s.id),
        references: s.parent === null ? [] : [{ refType: 'CHILD_OF', traceID: TRACE, spanID: hex(s.parent) }],
        operationName: s.name,
        startTime: START + s.start,
        duration: s.duration,
        processID: `p${s.service}`,
        logs: Array.from({ length: s.annotations }, (_, k) => ({ timestamp: START + k, fields: [] })),
        tags: [
          { key: 'span.kind', type: 'string', value: s.kind.toLowerCase() },
          ...(s.isError ? [{ key: 'error', type: 'bool', value: true }] : []),
        ],
      })),
    },
  ],
});

describe('properties', () => {
  it('a trace without servers has the columns of its Jaeger form, in any chunks and any order', () => {
    fc.assert(
      fc.property(
        spans.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(undefined, 1),
        ([all, shuffled], chunks, indent) => {
          const trace = onlyTrace(parse(asZipkin(all)));
          checkColumns(trace);
          const columns = columnsOf(trace);
          expect(columns).toEqual(columnsOf(onlyTrace(parse(asJaeger(all)))));
          expect(columnsOf(onlyTrace(parse(asZipkin(shuffled))))).toEqual(columns);
          expect(
            columnsOf(onlyTrace(parseBytes(JSON.stringify(asZipkin(all), null, indent), chunks))),
          ).toEqual(
            indent === undefined
              ? columns
              : columnsOf(onlyTrace(parseBytes(JSON.stringify(asZipkin(all), null, indent)))),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('halves in any number: the columns hold their promises', () => {
    fc.assert(
      fc.property(spans, fc.infiniteStream(fc.boolean()), (all, coin) => {
        const halves = asZipkin(all).map((span) => {
          const [isServer] = coin.take(1);
          return isServer === true ? { ...span, kind: 'SERVER', shared: true } : span;
        });
        const trace = onlyTrace(parse(halves));
        checkColumns(trace);
        expect(columnsOf(onlyTrace(parse(halves.toReversed())))).toEqual(columnsOf(trace));
      }),
      { numRuns: 300 },
    );
  });

  it('thousands of halves of one id are put together in linear time', () => {
    const many = Array.from({ length: 20_000 }, (_, k) => [
      { ...call, timestamp: START + k },
      { ...answer, timestamp: START + k },
      { ...query, id: hex(k + 100), timestamp: START + k },
    ]).flat();
    const trace = onlyTrace(parse(many));
    checkColumns(trace);
    expect(trace.spans.count).toBe(60_000);
  });

  it('a large trace over several blocks of bytes', () => {
    const trace = onlyTrace(parseBytes(randomTraceBytes({ spans: 20_000, format: 'zipkin' }), [65_536]));
    checkColumns(trace);
    expect([trace.spans.count, trace.services.length]).toEqual([20_000, 40]);
  });
});
