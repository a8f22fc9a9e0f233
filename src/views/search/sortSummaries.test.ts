import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nanos, startMicros, type TraceSummary } from '../../core';
import { boxAround, boxDraftOf, readBoxDraft } from './boxDraft';
import type { TraceValues } from './columns/ListColumn';
import { isInBox, sortSummaries } from './sortSummaries';

const summaries: fc.Arbitrary<readonly TraceSummary[]> = fc.uniqueArray(
  fc.record({
    traceId: fc.integer({ min: 0, max: 1e6 }).map((id) => String(id).padStart(32, '0')),
    rootService: fc.constantFrom('a', 'b', undefined),
    rootName: fc.constantFrom('b', 'c'),
    start: fc.bigInt({ min: 0n, max: 1_800_000_000_000_000_000n }),
    duration: fc.integer({ min: 0, max: 1e12 }).map(nanos),
    spanCount: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    errorCount: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    orphanCount: fc.constant(undefined),
    services: fc.constant([]),
  }),
  { selector: ({ traceId }) => traceId, maxLength: 30 },
);

test('sorting loses nothing and does not depend on the order of arrival', () => {
  fc.assert(
    fc.property(
      summaries,
      fc.constantFrom('start', 'duration', 'spans', 'errors', 'name', 'other'),
      fc.boolean(),
      (list, key, descending) => {
        const sorted = sortSummaries(list, key, descending);
        expect(new Set(sorted)).toEqual(new Set(list));
        expect(sortSummaries(list.toReversed(), key, descending)).toEqual(sorted);
      },
    ),
  );
});

test('values rise or fall, and what is unknown comes last either way', () => {
  fc.assert(
    fc.property(summaries, fc.boolean(), (list, descending) => {
      const errors = sortSummaries(list, 'errors', descending).map(({ errorCount }) => errorCount);
      const known = errors.filter((value) => value !== undefined);
      expect(errors.slice(0, known.length)).toEqual(known);
      expect(known).toEqual(known.toSorted((a, b) => (descending ? b - a : a - b)));
    }),
  );
});

test('the box around the traces holds them all, and its fields give it back', () => {
  fc.assert(
    fc.property(summaries, fc.constantFrom('utc', 'Asia/Kathmandu'), (list, zone) => {
      const box = boxAround(list);
      for (const summary of list) expect(isInBox(summary, box)).toBe(true);
      expect(readBoxDraft(boxDraftOf(box, zone), box, zone)).toEqual({ box, faults: new Map() });
    }),
  );
});

test('a box cuts at both ends of both sides', () => {
  const [one] =
    fc.sample(
      summaries.filter((list) => list.length > 0),
      1,
    )[0] ?? [];
  if (!one) throw new Error('no sample');
  const [start, { duration }] = [startMicros(one), one];
  const box = { startFrom: start, startTo: start, durationFrom: duration, durationTo: duration };
  expect(isInBox(one, box)).toBe(true);
  expect(isInBox(one, { ...box, startFrom: start + 1, startTo: start + 1 })).toBe(false);
  expect(isInBox(one, { ...box, startFrom: start - 1, startTo: start - 1 })).toBe(false);
  expect(isInBox(one, { ...box, durationFrom: duration + 1, durationTo: duration + 1 })).toBe(false);
  expect(isInBox(one, { ...box, durationFrom: -1, durationTo: duration - 1 })).toBe(false);
});

test('times before 1970 are rounded down too', () => {
  const [one] =
    fc.sample(
      summaries.filter((list) => list.length > 0),
      1,
    )[0] ?? [];
  if (!one) throw new Error('no sample');
  expect(startMicros({ ...one, start: -1n })).toBe(-1);
  expect(startMicros({ ...one, start: -1000n })).toBe(-1);
  expect(startMicros({ ...one, start: 1999n })).toBe(1);
});

test('mistakes in the fields of the box are named', () => {
  const before = { startFrom: 0, startTo: 10e6, durationFrom: 0, durationTo: 100 };
  const draft = boxDraftOf(before, 'utc');
  const faultsOf = (change: Partial<typeof draft>) => [
    ...readBoxDraft({ ...draft, ...change }, before, 'utc').faults.keys(),
  ];
  expect(faultsOf({ startFrom: 'x', durationTo: 'y' })).toEqual(['startFrom', 'durationTo']);
  expect(faultsOf({ startFrom: '2026-01-01' })).toEqual(['startTo']);
  expect(faultsOf({ durationFrom: '1s' })).toEqual(['durationTo']);
});

test('by a column of the table: numbers as numbers, those without a value last either way', () => {
  fc.assert(
    fc.property(
      summaries,
      fc.array(fc.option(fc.nat(200), { nil: undefined }), { minLength: 30, maxLength: 30 }),
      fc.boolean(),
      (list, written, descending) => {
        const texts = [...new Set(written.flatMap((value) => (value === undefined ? [] : [String(value)])))];
        const values: TraceValues = {
          column: {
            key: 'k',
            texts,
            of: Int32Array.from(written, (value) => texts.indexOf(String(value))),
            numbers: Float64Array.from(written, (value) => value ?? NaN),
          },
          places: new Map(list.map(({ traceId }, place) => [traceId, place])),
        };
        const sorted = sortSummaries(list, 'k', descending, values).map(
          (summary) => written[list.indexOf(summary)],
        );
        const known = sorted.filter((value) => value !== undefined);
        expect(sorted.slice(known.length).every((value) => value === undefined)).toBe(true);
        expect(known).toEqual(known.toSorted((a, b) => (descending ? b - a : a - b)));
      },
    ),
  );
});
