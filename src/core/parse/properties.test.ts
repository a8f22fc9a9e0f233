import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { decodeSpan, searchableTexts, spanIndex, type AttributeValue } from '../index';

const TRACE = '000000000000000000000000000000ab';
const START = 1_700_000_000_000_000;
const hex = (n: number): string => n.toString(16).padStart(16, '0');

const tagValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 30 }),
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.boolean(),
);
const tag = fc.record({
  key: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('error', 'span.kind')),
  value: tagValue,
});

/** Spans that name any ids of a small set as parents: orphans, circles, self parents and repeated ids come by themselves. */
const span = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  parent: fc.option(fc.integer({ min: 1, max: 14 })),
  follows: fc.option(fc.integer({ min: 1, max: 14 })),
  start: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })),
  duration: fc.integer({ min: -5, max: 1000 }),
  name: fc.constantFrom('a', 'b', 'c"\\\u2028'),
  service: fc.integer({ min: 0, max: 3 }),
  tags: fc.array(tag, { maxLength: 4 }),
  logs: fc.integer({ min: 0, max: 2 }),
});
type RandomSpan = typeof span extends fc.Arbitrary<infer T> ? T : never;

const typeOf = (value: unknown): string =>
  typeof value === 'number'
    ? Number.isInteger(value)
      ? 'int64'
      : 'float64'
    : typeof value === 'boolean'
      ? 'bool'
      : 'string';

function jaegerSpan(s: RandomSpan): object {
  const reference = (refType: string, id: number): object => ({ refType, traceID: TRACE, spanID: hex(id) });
  return {
    traceID: TRACE,
    spanID: hex(s.id),
    operationName: s.name,
    references: [
      ...(s.parent === null ? [] : [reference('CHILD_OF', s.parent)]),
      ...(s.follows === null ? [] : [reference('FOLLOWS_FROM', s.follows)]),
    ],
    startTime: START + s.start,
    duration: s.duration,
    tags: s.tags.map(({ key, value }) => ({ key, type: typeOf(value), value })),
    logs: Array.from({ length: s.logs }, (_, k) => ({ timestamp: START + s.start + k, fields: [] })),
    processID: `p${s.service}`,
    warnings: null,
  };
}

const processes = {
  p0: { serviceName: 's0', tags: [] },
  p1: { serviceName: 's1', tags: [] },
  p2: { serviceName: 's2' },
};
const jaegerJson = (spans: readonly RandomSpan[], indent?: number): string =>
  JSON.stringify(
    { data: [{ traceID: TRACE, spans: spans.map(jaegerSpan), processes, warnings: null }], errors: null },
    null,
    indent,
  );

const attribute = ({ key, value }: { key: string; value: unknown }): object => ({
  key,
  value:
    typeof value === 'string'
      ? { stringValue: value }
      : typeof value === 'boolean'
        ? { boolValue: value }
        : Number.isInteger(value)
          ? { intValue: String(value) }
          : { doubleValue: value },
});

function otlpJson(spans: readonly RandomSpan[], indent?: number): string {
  const resourceSpans = spans.map((s) => ({
    scopeSpans: [
      {
        spans: [
          {
            traceId: TRACE,
            spanId: hex(s.id),
            ...(s.parent === null ? {} : { parentSpanId: hex(s.parent) }),
            name: s.name,
            startTimeUnixNano: `${START + s.start}123`,
            endTimeUnixNano: `${START + s.start + s.duration}456`,
            attributes: s.tags.map(attribute),
            events: Array.from({ length: s.logs }, (_, k) => ({ timeUnixNano: `${START + s.start + k}000` })),
            status: {},
          },
        ],
      },
    ],
    resource: {
      attributes: s.service === 3 ? [] : [attribute({ key: 'service.name', value: `s${s.service}` })],
    },
  }));
  return JSON.stringify({ result: { resourceSpans } }, null, indent);
}

const inAnyOrder = fc
  .array(span, { minLength: 1, maxLength: 14 })
  .chain((spans) => fc.tuple(fc.constant(spans), fc.shuffledSubarray(spans, { minLength: spans.length })));

const copiesOf = (trace: { problems: readonly { code: string; count: number }[] }): number =>
  trace.problems.find(({ code }) => code === 'duplicate-span')?.count ?? 0;

describe.each([
  ['jaeger', jaegerJson],
  ['otlp', otlpJson],
] as const)('%s', (_, write) => {
  test('any order of the spans and any chunks give the same columns; no span is lost', () => {
    fc.assert(
      fc.property(
        inAnyOrder,
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 }),
        (orders, chunks) => {
          const [spans, shuffled] = orders;
          const trace = onlyTrace(parseBytes(write(spans)));
          checkColumns(trace);
          expect(trace.spans.count + copiesOf(trace)).toBe(spans.length);
          const columns = columnsOf(trace);
          expect(columnsOf(onlyTrace(parseBytes(write(shuffled))))).toEqual(columns);
          expect(columnsOf(onlyTrace(parseBytes(write(spans), chunks)))).toEqual(columns);
          expect(columnsOf(onlyTrace(parseBytes(write(spans), [1])))).toEqual(columns);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('white space changes nothing', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 8 }), (spans) => {
        // The texts differ, so what is left to tell exact copies and equals apart by is left out.
        const distinct = spans.map((s, k) => ({ ...s, start: s.start * 20 + k }));
        expect(columnsOf(onlyTrace(parseBytes(write(distinct, 2))))).toEqual(
          columnsOf(onlyTrace(parseBytes(write(distinct)))),
        );
      }),
      { numRuns: 100 },
    );
  });
});

function plain(value: AttributeValue): unknown {
  switch (value.type) {
    case 'string':
      return value.value;
    case 'bool':
      return value.value;
    case 'int':
      return Number(value.digits);
    case 'double':
      return Number(value.text);
    default:
      return value.type;
  }
}

describe('decoding', () => {
  test.each([
    ['jaeger', jaegerJson],
    ['otlp', otlpJson],
  ] as const)('%s attributes are those that JSON.parse gives', (_, write) => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 10 }), fc.constantFrom(undefined, 1), (tags, indent) => {
        const one: RandomSpan = {
          id: 1,
          parent: null,
          follows: null,
          start: 0,
          duration: 1,
          name: 'a',
          service: 0,
          tags,
          logs: 0,
        };
        const text = write([one], indent);
        const [parsed] = parseBytes(text).traces;
        if (parsed === undefined) throw new Error('no trace');
        const { attributes, unreadable } = decodeSpan(parsed, spanIndex(0));
        expect(unreadable).toEqual([]);
        // Through JSON.parse: lone surrogates and -0 have already changed there.
        const expected = JSON.parse(JSON.stringify(tags)) as { key: string; value: unknown }[];
        const wellFormed = (value: unknown): unknown =>
          typeof value === 'string' ? value.toWellFormed() : value;
        expect(attributes.map(({ key, value }) => [wellFormed(key), wellFormed(plain(value))])).toEqual(
          expected.map(({ key, value }) => [wellFormed(key), wellFormed(value)]),
        );
        const pairs: unknown[] = [];
        const texts = searchableTexts(parsed);
        texts.forEachPair(spanIndex(0), (bytes, keyStart, keyEnd, start, end) => {
          pairs.push([texts.decode(bytes, keyStart, keyEnd), texts.decode(bytes, start, end)]);
        });
        expect(pairs).toHaveLength(tags.length);
      }),
      { numRuns: 300 },
    );
  });
});
