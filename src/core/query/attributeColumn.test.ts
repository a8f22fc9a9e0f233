import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOfText, spanIndex, type AttributeColumn, type AttributeKey } from '../model';
import { createTraceParser, searchableTexts, type ParsedTrace } from '../parse';
import { finishWork } from '../../testing/finishWork';
import { randomTraceBytes } from '../../testing/randomTrace';
import { attributeColumn } from './attributeColumn';
import { attributeKeys } from './attributeKeys';
import { createFindIndex } from './findText';

function parse(bytes: Uint8Array): ParsedTrace {
  const parser = createTraceParser();
  parser.push(bytes);
  const parsed = parser.end().traces[0];
  if (parsed === undefined) throw new Error('no trace in the bytes');
  return parsed;
}

function indexed(parsed: ParsedTrace) {
  const index = createFindIndex(parsed);
  index.build();
  return index;
}
const keysOf = (parsed: ParsedTrace): readonly AttributeKey[] => finishWork(attributeKeys(indexed(parsed)));
const columnOf = (parsed: ParsedTrace, key: string): AttributeColumn =>
  finishWork(attributeColumn(indexed(parsed), key));

/** The definition, one span after the other: for every key the texts in each of the four places. */
function naive(parsed: ParsedTrace): Map<string, string[][][]> {
  const texts = searchableTexts(parsed);
  const { count } = parsed.trace.spans;
  const found = new Map<string, string[][][]>();
  for (let span = 0; span < count; span++) {
    const take = (b: Uint8Array, ks: number, ke: number, vs: number, ve: number, scope: number): void => {
      const key = texts.decode(b, ks, ke);
      if (key === '') return;
      const spans = found.get(key) ?? Array.from({ length: count }, () => [[], [], [], []]);
      found.set(key, spans);
      const values = spans[span]?.[scope];
      const value = texts.decode(b, vs, ve);
      if (values?.includes(value) === false) values.push(value);
    };
    texts.forEachPair(spanIndex(span), take);
    texts.forEachResourcePair(texts.resourceOf[span] ?? 0, take);
  }
  return found;
}

const tag = fc.record({
  key: fc.constantFrom('a', 'A', 'b', 'é', 'n', ''),
  type: fc.constant('string'),
  value: fc.oneof(
    fc.constantFrom('x', 'X', 'ü', '"', '7', ' 8'),
    fc.integer(),
    fc.array(fc.nat(3), { maxLength: 3 }),
  ),
});
const tags = fc.array(tag, { maxLength: 4 });
const document = fc
  .record({ process: tags, spans: fc.array(fc.tuple(tags, tags), { minLength: 1, maxLength: 5 }) })
  .map(({ process, spans }) => ({
    data: [
      {
        traceID: 'cafe',
        processes: { p1: { serviceName: 'shop', tags: process } },
        spans: spans.map(([own, fields], at) => ({
          traceID: 'cafe',
          spanID: String(at + 1),
          operationName: 'op',
          startTime: 1_700_000_000_000_000 + at,
          duration: 10,
          tags: own,
          logs: [{ timestamp: 1_700_000_000_000_001, fields }],
          processID: 'p1',
        })),
      },
    ],
  }));

describe('attributeColumn and attributeKeys', () => {
  it('agree with looking at every span', () => {
    fc.assert(
      fc.property(document, (json) => {
        const parsed = parse(new TextEncoder().encode(JSON.stringify(json)));
        const expected = naive(parsed);
        const keys = keysOf(parsed);
        expect(keys.map(({ key }) => key).sort()).toEqual([...expected.keys()].sort());
        for (const { key, spans, distinct, numeric, scope } of keys) {
          const ofSpans = expected.get(key) ?? [];
          const values = new Set(ofSpans.flat(2));
          expect(spans).toBe(ofSpans.filter((places) => places.some((place) => place.length > 0)).length);
          expect([key, distinct]).toEqual([key, values.size]);
          expect(numeric).toBe([...values].every((value) => !Number.isNaN(numberOfText(value))));
          const place = [0, 1, 2, 3].find((at) => ofSpans.some((places) => (places[at]?.length ?? 0) > 0));
          expect(scope).toBe(['span', 'resource', 'event', 'link'][place ?? 0]);
          const column = columnOf(parsed, key);
          expect(column.texts.length).toBe(new Set(column.texts).size);
          expect([...column.of].map((text) => column.texts[text])).toEqual(
            ofSpans.map((places) => places.find((place) => place.length > 0)?.join(', ')),
          );
          const numbers = column.texts.map(numberOfText);
          if (numbers.some(Number.isNaN)) expect(column.numbers).toBeUndefined();
          else
            expect([...(column.numbers ?? [])]).toEqual([...column.of].map((text) => numbers[text] ?? NaN));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives an empty column for a key that is not there', () => {
    const column = columnOf(parse(randomTraceBytes({ spans: 20, format: 'jaeger' })), 'no.such.key');
    expect(column.texts).toEqual([]);
    expect([...column.of].every((text) => text === -1)).toBe(true);
    expect(column.numbers).toBeUndefined();
  });

  it('comes in slices', () => {
    const index = indexed(parse(randomTraceBytes({ spans: 9000, format: 'jaeger' })));
    const key = finishWork(attributeKeys(index))[0]?.key ?? '';
    let yields = 0;
    for (const work = attributeColumn(index, key); work.next().done !== true;) yields++;
    expect(yields).toBeGreaterThan(1);
  });
});
