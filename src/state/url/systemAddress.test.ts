import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionArbitraries } from '../../testing/arbitraryQuestion';
import { systemForms, systemLayouts } from './system/graphParts';
import { measures } from './system/tracedParts';
import { lookbackLength } from './system/windowParts';
import {
  emptySystemAddress,
  readSystemAddress,
  writeSystemAddress,
  type SystemAddress,
} from './systemAddress';

const text = fc.string({ unit: 'binary' }).map((characters) => characters.toWellFormed());
const name = fc.constantFrom('A', 'shop-', 'a.b', '100%', 'two words', 'ünusual', '__proto__');
const hops = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constant(Infinity));

/** Every part of an address: one that is forgotten here does not compile. */
const parts: { readonly [Name in keyof SystemAddress]: fc.Arbitrary<SystemAddress[Name]> } = {
  lookback: fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('m', 'h', 'd', 'w'))
    .map(([count, unit]) => `${String(count)}${unit}`),
  end: fc.option(fc.integer({ min: 1, max: 1e14 }), { nil: undefined }),
  from: fc.constantFrom('server', 'files'),
  calls: fc.constantFrom('counted', 'traces'),
  ...questionArbitraries,
  size: fc.constantFrom(...measures),
  colour: fc.constantFrom(...measures),
  form: fc.constantFrom(...systemForms),
  layout: fc.constantFrom(...systemLayouts),
  focus: text,
  hopsUp: hops,
  hopsDown: hops,
  leastShare: fc.nat(10_000),
  groups: fc.array(name, { maxLength: 5 }),
  find: text,
  pick: fc.array(name, { maxLength: 2 }),
  sort: fc.array(fc.record({ key: name, descending: fc.boolean() }), { maxLength: 3 }),
};
const addresses: fc.Arbitrary<SystemAddress> = fc.record(parts);

const through = (address: SystemAddress) =>
  readSystemAddress(new URLSearchParams(writeSystemAddress(address).toString()));

describe('the address of the system’s page', () => {
  it('brings every view back', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(through(address)).toEqual({ address, faults: [] });
      }),
    );
  });

  it('is empty for the plain view, and keeps parameters that it does not know', () => {
    expect(writeSystemAddress(emptySystemAddress).toString()).toBe('');
    const before = new URLSearchParams('other=1&xform=list&uiEmbed=v0');
    expect(writeSystemAddress(emptySystemAddress, before).toString()).toBe('other=1&uiEmbed=v0');
  });

  it('takes any text without throwing, and gives the same view when written and read again', () => {
    const names = fc.constantFrom(
      ...new Set(fc.sample(addresses, 200).flatMap((address) => [...writeSystemAddress(address).keys()])),
      '__proto__',
    );
    fc.assert(
      fc.property(fc.dictionary(names, text), (parameters) => {
        const { address } = readSystemAddress(new URLSearchParams(parameters));
        expect(through(address).address).toEqual(address);
      }),
    );
  });

  it.each([
    ['xform=cake', /shown as “cake”/],
    ['xlayout=circle', /no layout “circle”/],
    ['xlookback=1y', /“1y” is no look-back/],
    ['xlookback=0h', /no look-back/],
    ['xend=soon', /end of the look-back/],
    ['xup=many', /calls up/],
    ['xdown=-1', /calls down/],
    ['xshare=10001', /least share/],
    ['x=99', /newer version/],
  ])('says what it could not use of %s', (query, said) => {
    expect(readSystemAddress(new URLSearchParams(query)).faults.join(' ')).toMatch(said);
  });
});

describe('lookbackLength', () => {
  it.each([
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    ['1', undefined],
    ['', undefined],
    ['1.5h', undefined],
    ['99999m', undefined],
  ])('of %s is %s', (stated, length) => {
    expect(lookbackLength(stated)).toBe(length);
  });
});
