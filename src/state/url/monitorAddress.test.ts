import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisons, monitorKinds, numberSources, refreshes } from './monitor/monitorParts';
import {
  emptyMonitorAddress,
  readMonitorAddress,
  writeMonitorAddress,
  type MonitorAddress,
} from './monitorAddress';

const text = fc.string({ unit: 'binary' }).map((characters) => characters.toWellFormed());
const name = fc.constantFrom('A', 'shop-', 'a.b', '100%', 'two words', 'ünusual', '__proto__');
const moment = fc.option(fc.integer({ min: 1, max: 1e14 }), { nil: undefined });

/** Every part of an address: one that is forgotten here does not compile. */
const parts: { readonly [Name in keyof MonitorAddress]: fc.Arbitrary<MonitorAddress[Name]> } = {
  service: fc.option(name, { nil: undefined }),
  kind: fc.constantFrom(...monitorKinds),
  timeframe: fc.integer({ min: 60_000, max: 31 * 86_400_000 }),
  end: moment,
  operation: text,
  at: moment,
  against: fc.constantFrom(...comparisons),
  every: fc.constantFrom(...refreshes),
  by: fc.constantFrom(...numberSources),
  find: text,
  sort: fc.array(fc.record({ key: name, descending: fc.boolean() }), { maxLength: 3 }),
  asTable: fc.boolean(),
};
const addresses: fc.Arbitrary<MonitorAddress> = fc.record(parts);

const through = (address: MonitorAddress) =>
  readMonitorAddress(new URLSearchParams(writeMonitorAddress(address).toString()));

describe('the address of the monitor', () => {
  it('brings every view back', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(through(address)).toEqual({ address, faults: [] });
      }),
    );
  });

  it('is empty for the plain view, and keeps parameters that it does not know', () => {
    expect(writeMonitorAddress(emptyMonitorAddress).toString()).toBe('');
    const before = new URLSearchParams('other=1&xtable=1&uiEmbed=v0');
    expect(writeMonitorAddress(emptyMonitorAddress, before).toString()).toBe('other=1&uiEmbed=v0');
  });

  it('takes any text without throwing, and gives the same view when written and read again', () => {
    const names = fc.constantFrom(
      ...new Set(fc.sample(addresses, 200).flatMap((address) => [...writeMonitorAddress(address).keys()])),
      '__proto__',
    );
    fc.assert(
      fc.property(fc.dictionary(names, text), (parameters) => {
        const { address } = readMonitorAddress(new URLSearchParams(parameters));
        expect(through(address).address).toEqual(address);
      }),
    );
  });

  it('opens by Jaeger UI’s parameters', () => {
    const { address, faults } = readMonitorAddress(
      new URLSearchParams('service=driver&spanKind=client&timeframe=7200000'),
    );
    expect(faults).toEqual([]);
    expect(address).toEqual({
      ...emptyMonitorAddress,
      service: 'driver',
      kind: 'client',
      timeframe: 7_200_000,
    });
  });

  it.each([
    ['spanKind=pony', /no kind of span “pony”/],
    ['timeframe=1h', /“1h” is no window/],
    ['timeframe=1', /“1” is no window/],
    ['xat=soon', /point in time/],
    ['xend=soon', /end of the look-back/],
    ['xagainst=mars', /compared with “mars”/],
    ['xevery=1s', /every “1s”/],
    ['xby=guess', /from “guess”/],
    ['x=99', /newer version/],
  ])('says what it could not use of %s', (query, said) => {
    expect(readMonitorAddress(new URLSearchParams(query)).faults.join(' ')).toMatch(said);
  });
});
