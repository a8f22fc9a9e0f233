import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanos } from '../../core';
import {
  emptyTraceAddress,
  maxReferences,
  readTraceAddress,
  traceViews,
  writeTraceAddress,
  type TraceAddress,
} from './traceAddress';

const id = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{16}$/),
  fc.stringMatching(/^[0-9a-f]{16}~[1-9]$/),
  fc.constantFrom('a.b', '100%', 'a b', '%2e', 'ünusual', '~', 'x~y'),
);
const time = fc.integer({ min: -1e15, max: 1e15 });

const addresses: fc.Arbitrary<TraceAddress> = fc.record({
  view: fc.constantFrom(...traceViews),
  find: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  selected: fc.option(id, { nil: undefined }),
  open: fc.array(id, { maxLength: 5 }),
  window: fc.option(
    fc
      .tuple(time, time)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ start: nanos(Math.min(a, b)), end: nanos(Math.max(a, b)) })),
    { nil: undefined },
  ),
  folds: fc.record({
    preset: fc.oneof(
      fc.constantFrom('none' as const, 'all' as const),
      fc.record({ level: fc.integer({ min: 1, max: 999 }) }),
    ),
    toggled: fc.array(id, { maxLength: 5 }),
  }),
  panel: fc.constantFrom('row', 'side', undefined),
  from: fc.constantFrom('server', 'files'),
});

const through = (address: TraceAddress) =>
  readTraceAddress(new URLSearchParams(writeTraceAddress(address).toString()));

describe('the trace page’s address', () => {
  it('brings every view back', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(through(address)).toEqual({ address, faults: [] });
      }),
    );
  });

  it('is empty for the plain view', () => {
    expect(writeTraceAddress(emptyTraceAddress).toString()).toBe('');
    expect(readTraceAddress(new URLSearchParams()).address).toEqual(emptyTraceAddress);
  });

  it('keeps parameters that it does not know', () => {
    const before = new URLSearchParams('other=1&xview=graph');
    expect(writeTraceAddress(emptyTraceAddress, before).toString()).toBe('other=1');
  });

  it('takes any text without throwing, and gives the same view when written and read again', () => {
    const junk = fc.dictionary(
      fc.constantFrom(
        'uiFind',
        'x',
        'xview',
        'xspan',
        'xopen',
        'xwin',
        'xfold',
        'xpanel',
        'xfrom',
        '__proto__',
      ),
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
    );
    fc.assert(
      fc.property(junk, (parameters) => {
        const { address } = readTraceAddress(new URLSearchParams(parameters));
        expect(through(address).address).toEqual(address);
      }),
    );
  });

  it.each([
    ['xview=flame', /no view “flame”/],
    ['xwin=5_3', /zoom window/],
    ['x=2', /newer version/],
  ])('says what it could not use of %s', (query, said) => {
    expect(readTraceAddress(new URLSearchParams(query)).faults.join(' ')).toMatch(said);
  });

  it('carries a bounded number of spans', () => {
    const toggled = Array.from({ length: 1000 }, (_, at) => at.toString(16).padStart(16, '0'));
    const { address } = through({ ...emptyTraceAddress, open: toggled, folds: { preset: 'none', toggled } });
    expect(address.open).toHaveLength(maxReferences);
    expect(address.folds.toggled).toHaveLength(maxReferences);
  });
});
