import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathDensities } from '../../core';
import { questionArbitraries } from '../../testing/arbitraryQuestion';
import { emptyPathsAddress, readPathsAddress, writePathsAddress, type PathsAddress } from './pathsAddress';
import { systemLayouts } from './system/graphParts';
import { pathForms } from './system/pathParts';
import { measures } from './system/tracedParts';

const name = fc.constantFrom('', 'A', 'a.b', '100%', 'two words', '__proto__');
const named = name.filter((text) => text !== '');
const hops = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constant(Infinity));

/** Every part of an address: one that is forgotten here does not compile. */
const parts: { readonly [Name in keyof PathsAddress]: fc.Arbitrary<PathsAddress[Name]> } = {
  ...questionArbitraries,
  service: name,
  operation: name,
  density: fc.constantFrom(...pathDensities),
  showOperations: fc.boolean(),
  up: hops,
  down: hops,
  hidden: fc.array(named, { maxLength: 4 }),
  through: name,
  from: fc.constantFrom('server', 'files'),
  askService: name,
  askOperation: name,
  form: fc.constantFrom(...pathForms),
  layout: fc.constantFrom(...systemLayouts),
  size: fc.constantFrom(...measures),
  colour: fc.constantFrom(...measures),
  pick: fc.array(named, { maxLength: 2 }),
  sort: fc.array(fc.record({ key: named, descending: fc.boolean() }), { maxLength: 3 }),
  jaegerSteps: fc.constant(''),
};

it('the address of the page of paths brings every view back', () => {
  fc.assert(
    fc.property(fc.record(parts), (address) => {
      const written = writePathsAddress(address).toString();
      expect(readPathsAddress(new URLSearchParams(written))).toEqual({ address, faults: [] });
    }),
  );
});

it('reads what Jaeger UI writes, says what it cannot carry over, and lets go of it', () => {
  const link = 'service=B&operation=buy&density=per-level&showOp=1&hash=a1&visEncoding=7&start=1&end=2';
  const { address, faults } = readPathsAddress(new URLSearchParams(link));
  expect(address).toMatchObject({
    service: 'B',
    operation: 'buy',
    density: 'per-level',
    showOperations: true,
    window: { start: 1, end: 2 },
  });
  expect(faults).toEqual([expect.stringMatching(/opened one by one is not carried over/)]);
  expect(writePathsAddress(emptyPathsAddress, new URLSearchParams(link)).toString()).toBe('hash=a1');
});
