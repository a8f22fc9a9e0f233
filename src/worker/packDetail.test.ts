import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Attribute, AttributeValue, SpanDetail } from '../core';
import { packDetail, unpackDetail } from './packDetail';

const { value: anyValue } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('string' as const), value: fc.string({ unit: 'binary' }) }),
    fc.record({ type: fc.constant('bool' as const), value: fc.boolean() }),
    fc.record({ type: fc.constant('int' as const), digits: fc.bigInt().map(String) }),
    fc.record({ type: fc.constant('double' as const), text: fc.double().map(String) }),
    fc.record({ type: fc.constant('bytes' as const), base64: fc.base64String() }),
    fc.record({ type: fc.constant('empty' as const) }),
    fc.record({ type: fc.constant('array' as const), values: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('map' as const),
      entries: fc.array(fc.record({ key: fc.string(), value: tie('value') }), { maxLength: 3 }),
    }),
  ),
}));
const attributes: fc.Arbitrary<Attribute[]> = fc.array(fc.record({ key: fc.string(), value: anyValue }));

const detailOf = (tags: readonly Attribute[], resource: readonly Attribute[]): SpanDetail => ({
  attributes: tags,
  resource,
  scope: undefined,
  events: [],
  links: [],
  warnings: [],
  statusMessage: '',
  traceState: '',
  parentSpanId: '',
  dropped: { attributes: 0, events: 0, links: 0 },
  json: '{}',
  unreadable: [],
});

it('brings every attribute to the page as it was', () => {
  fc.assert(
    fc.property(attributes, attributes, (tags, resource) => {
      const detail = detailOf(tags, resource);
      expect(unpackDetail(structuredClone(packDetail(detail)))).toEqual(detail);
    }),
  );
});

it('posts no object for an attribute that is one text', () => {
  const tags = Array.from({ length: 40_000 }, (_, at): Attribute => ({
    key: `key ${String(at)}`,
    value: { type: 'string', value: `value ${String(at)}` },
  }));
  const { keys, texts, others } = packDetail(detailOf(tags, [])).attributes;
  expect([keys.length, texts.length, others.length]).toEqual([40_000, 40_000, 0]);
});
