import fc from 'fast-check';
import { nanos } from '../core';

const name = fc.constantFrom('A', 'shop-', 'a.b', '100%', 'two words', 'ünusual');
const millis = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

const custom = fc
  .tuple(
    fc.integer({ min: 1, max: 1e15 }),
    fc.integer({ min: 1, max: 1e12 }),
    fc.integer({ min: 1, max: 1500 }),
  )
  .map(([start, length, limit]) => ({ lookback: 'custom', start, end: start + length, limit }));
const moving = fc
  .tuple(fc.constantFrom('5m', '1h', '2d'), fc.integer({ min: 1, max: 1500 }))
  .map(([lookback, limit]) => ({ lookback, start: undefined, end: undefined, limit }));

/** The question for traces as an address of the system's pages has it, part by part. */
export const questionArbitraries = {
  service: fc.option(name, { nil: undefined }),
  operation: fc.option(name, { nil: undefined }),
  tags: fc.uniqueArray(fc.record({ key: name, value: name }), { maxLength: 3, selector: ({ key }) => key }),
  minDuration: millis.map((least) => (least === undefined ? undefined : nanos(least * 1e6))),
  maxDuration: fc.constant(undefined),
  window: fc.oneof(custom, moving),
};
