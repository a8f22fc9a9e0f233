import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationUnits, nanos, siblingOrders, type Cut } from '../../core';
import { logClocks } from '../prefs/logClocks';
import { eventClocks } from './trace/eventsParts';
import { findModes } from './trace/findParts';
import { flameForms, flameWidths, graphForms, shades, treeSorts } from './trace/graphParts';
import { maxReferences } from './trace/spanParts';
import { heats } from './trace/statisticsParts';
import { placements, traceViews } from './trace/viewParts';
import { whyKeys } from './trace/whyParts';
import { emptyTraceAddress, readTraceAddress, writeTraceAddress, type TraceAddress } from './traceAddress';

const id = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{16}$/),
  fc.stringMatching(/^[0-9a-f]{16}~[1-9]$/),
  fc.constantFrom('a.b', '100%', 'a b', '%2e', 'ünusual', '~', 'x~y'),
);
const time = fc.integer({ min: -1e15, max: 1e15 });

const stretch = fc.option(
  fc
    .tuple(time, time)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: nanos(Math.min(a, b)), end: nanos(Math.max(a, b)) })),
  { nil: undefined },
);
const text = fc.string({ unit: 'binary' }).map((characters) => characters.toWellFormed());
const references = fc.array(id, { maxLength: 5 });
const key = fc.constantFrom('duration', 'http.status_code', 'a b', '-', '_x', '100%', '!', 'ünusual');
const keys = fc.array(key, { maxLength: 5 });
const sort = fc.array(fc.record({ key, descending: fc.boolean() }), { maxLength: 5 });

const folds = fc.record({
  preset: fc.oneof(
    fc.constantFrom('none' as const, 'all' as const),
    fc.record({ level: fc.integer({ min: 1, max: 999 }) }),
  ),
  toggled: references,
});
const word = fc.constantFrom('web', 'a.b', 'x*y', '', '100%', '-', 'two words', '__proto__');
const cut: fc.Arbitrary<Cut<string>> = fc.oneof(
  fc.record({ cut: fc.constantFrom('root', 'subtree', 'span'), span: id }),
  fc.record({ cut: fc.constant('only-service' as const), service: word }),
  fc.record({ cut: fc.constant('service' as const), service: word, subtree: fc.boolean() }),
  fc.record({ cut: fc.constantFrom('like', 'only-like'), service: word, name: word }),
  fc.record({
    cut: fc.constant('below' as const),
    by: fc.constantFrom('duration', 'self'),
    least: fc.nat().map(nanos),
  }),
  fc.record({
    cut: fc.constant('services' as const),
    services: fc.array(fc.constantFrom('web', 'a.b', 'x*y'), { maxLength: 4 }),
  }),
  fc.constant({ cut: 'recursion' as const }),
  fc.record({ cut: fc.constant('paths' as const), spans: references }),
);
const frameKey = fc.stringMatching(/^[0-9a-z]{0,10}$/);

/** Every part of an address: one that is forgotten here does not compile. */
const parts: { readonly [Name in keyof TraceAddress]: fc.Arbitrary<TraceAddress[Name]> } = {
  view: fc.constantFrom(...traceViews),
  beside: fc.constantFrom(undefined, ...traceViews),
  find: text,
  findMode: fc.constantFrom(...findModes),
  selectsFirst: fc.boolean(),
  selected: fc.option(id, { nil: undefined }),
  pair: fc.option(id, { nil: undefined }),
  open: references,
  panel: fc.constantFrom(undefined, ...placements),
  window: stretch,
  mark: stretch,
  folds,
  order: fc.constantFrom(...siblingOrders),
  groupFrom: fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 99_999 })),
  alikeKeys: keys,
  openRows: fc.array(
    fc.oneof(
      fc.record({ what: fc.constant('group' as const), span: id, shown: fc.nat(99_999) }),
      fc.record({
        what: fc.constantFrom('find' as const, 'window' as const),
        span: fc.option(id, { nil: undefined }),
        shown: fc.constant(0),
      }),
    ),
    { maxLength: 5 },
  ),
  cuts: fc.array(fc.record({ cut, on: fc.boolean() }), { maxLength: 5 }),
  inWindow: fc.boolean(),
  squeeze: fc.boolean(),
  timelineColumns: keys,
  columnsRight: fc.boolean(),
  rowLabel: fc.constantFrom('', '{name}', '{service} [{http.status_code}]', '%7B{a b}', '}{'),
  serviceLabels: fc.array(
    fc.record({
      service: fc.constantFrom('web', 'a=b', '100%', 'two words', 'x.y', '%3D'),
      label: fc.constantFrom('{name}', '{name} [{http.status_code}]', '=', '%7B{a b}'),
    }),
    { maxLength: 4 },
  ),
  treeOnly: fc.boolean(),
  serviceFilter: fc.stringMatching(/^([0-9a-f]{1,4}\.[0-9a-f]{1,40})?$/),
  shade: fc.constantFrom(...shades),
  flameForm: fc.constantFrom(...flameForms),
  flameWidth: fc.constantFrom(...flameWidths),
  flameRoot: frameKey,
  flamePick: frameKey,
  flameZoom: stretch,
  treeSort: fc.option(fc.record({ column: fc.constantFrom(...treeSorts), descending: fc.boolean() }), {
    nil: undefined,
  }),
  treeFolds: folds,
  treeCallers: fc.boolean(),
  graphForm: fc.constantFrom(...graphForms),
  graphPick: text,
  columns: keys,
  tableSort: sort,
  services: keys,
  groupBy: fc.record({
    first: fc.constantFrom('service', 'kind', 'a.b', '!'),
    second: fc.constantFrom(undefined, 'name', 'service', 'a.b', 'x y'),
  }),
  statisticsSort: sort,
  openStatistics: references,
  heat: fc.constantFrom(...heats),
  eventsOf: fc.option(id, { nil: undefined }),
  eventClock: fc.constantFrom(...eventClocks),
  errorEvents: fc.boolean(),
  zone: fc.constantFrom(undefined, 'UTC', 'Europe/Berlin', 'Asia/Kathmandu'),
  logClock: fc.constantFrom(undefined, ...logClocks),
  durationUnit: fc.constantFrom(undefined, ...durationUnits),
  colour: text,
  from: fc.constantFrom('server', 'files'),
  why: fc.constantFrom(...whyKeys),
  whyPick: fc.array(id, { maxLength: 3 }),
  raw: fc.boolean(),
  wide: fc.boolean(),
  wait: fc.boolean(),
};
const addresses: fc.Arbitrary<TraceAddress> = fc.record(parts);

/** Names of the parameters in use, found by writing addresses in which everything is said. */
const ownNames = [
  ...new Set(
    fc
      .sample(addresses, { numRuns: 200, seed: 1 })
      .flatMap((address) => [...writeTraceAddress(address).keys()]),
  ),
];

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
    const before = new URLSearchParams('other=1&xview=graph&uiEmbed=v0');
    expect(writeTraceAddress(emptyTraceAddress, before).toString()).toBe('other=1&uiEmbed=v0');
  });

  it('takes any text without throwing, and gives the same view when written and read again', () => {
    const junk = fc.dictionary(
      fc.constantFrom(...ownNames, '__proto__'),
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
    ['xview=fame', /no view “fame”/],
    ['xwin=5_3', /zoom window/],
    ['x=99', /newer version/],
    ['xwhy=luck', /no way “luck”/],
    ['xzone=Mars%2FOlympus', /time zone, “Mars\/Olympus”/],
    ['svcFilter=zz.1', /choice of services/],
  ])('says what it could not use of %s', (query, said) => {
    expect(readTraceAddress(new URLSearchParams(query)).faults.join(' ')).toMatch(said);
  });

  it('understands links of version 1', () => {
    const { address, faults } = readTraceAddress(
      new URLSearchParams('x=1&xpanel=side&xspan=a%252eb&xfold=all.c%252ed&uiFind=slow'),
    );
    expect(faults).toEqual([]);
    expect(address).toEqual({
      ...emptyTraceAddress,
      panel: 'right',
      selected: 'a.b',
      folds: { preset: 'all', toggled: ['c.d'] },
      find: 'slow',
    });
  });

  it.each([
    ['uiFind=slow+"GET+/cart"', 'slow or "GET /cart"', 'xfind=slow+or+%22GET+%2Fcart%22&x=2'],
    ['uiFind=Web+-http.', 'Web ignoring http.', 'xfind=Web+ignoring+http.&x=2'],
    ['uiFind=Web', 'Web', 'uiFind=Web'],
    ['uiFind=-http.', '', ''],
    ['uiFind=a&xfind=duration>2s', 'duration>2s', 'xfind=duration%3E2s&x=2'],
  ])('reads %s in the find language', (query, find, written) => {
    const { address } = readTraceAddress(new URLSearchParams(query));
    expect(address.find).toBe(find);
    expect(writeTraceAddress(address).toString()).toBe(written);
  });

  it('carries a bounded number of spans', () => {
    const toggled = Array.from({ length: 1000 }, (_, at) => at.toString(16).padStart(16, '0'));
    const { address } = through({ ...emptyTraceAddress, open: toggled, folds: { preset: 'none', toggled } });
    expect(address.open).toHaveLength(maxReferences);
    expect(address.folds.toggled).toHaveLength(maxReferences);
  });
});
