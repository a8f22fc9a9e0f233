import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanos, type TraceSummary } from '../../model';
import { traceFromPicture } from '../../../testing/drawTrace';
import { plainTable, spansWith, type PlainTrace } from '../../../testing/plainTable';
import { errorOrigins } from './errorOrigins';
import { resultsView, tellingKeys } from './facets';
import type { ResultFilter, ResultTerm } from './filterResults';
import { resultColumn } from './resultColumn';
import { resultGroups } from './resultGroups';
import { liesInBox } from './ResultTable';
import { timeStrip } from './timeStrip';
import { ValueSets } from './ValueSets';

const keys = ['service', 'http.status_code', 'region', 'ünusual'];
const texts = ['200', '500', 'a', 'b', ''];

const plain: fc.Arbitrary<PlainTrace> = fc
  .record({
    start: fc.integer({ min: 0, max: 1000 }),
    duration: fc.integer({ min: 0, max: 1e9 }),
    failed: fc.boolean(),
    values: fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...texts)), { maxLength: 8 }),
  })
  .map(({ values, ...rest }) => {
    const byKey = new Map<string, Set<string>>();
    for (const [key, text] of values) byKey.set(key, (byKey.get(key) ?? new Set()).add(text));
    return { ...rest, values: byKey };
  });
const traces = fc.array(plain, { maxLength: 30 });

const term: fc.Arbitrary<ResultTerm> = fc.record({
  key: fc.constantFrom(...keys, 'nobody'),
  value: fc.option(fc.constantFrom(...texts, 'unheard of'), { nil: undefined }),
  isExcluded: fc.boolean(),
  least: fc.constantFrom(undefined, undefined, 2, 300),
});
const box = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1e9 }))
  .map(([start, duration]) => ({
    startFrom: start / 2,
    startTo: start,
    durationFrom: duration / 2,
    durationTo: duration,
  }));
const filter: fc.Arbitrary<ResultFilter> = fc.record({
  terms: fc.array(term, { maxLength: 5 }),
  box: fc.option(box, { nil: undefined }),
});

/** The definition of the terms about one key. */
function meets(trace: PlainTrace, terms: readonly ResultTerm[], key: string): boolean {
  const own = trace.values.get(key) ?? new Set();
  const has = ({ value, least }: ResultTerm) => {
    if (least === undefined) return value === undefined ? own.size === 0 : own.has(value);
    if (value !== undefined) return own.has(value) && spansWith(value) >= least;
    return [...own].some((text) => text !== '' && Number(text) >= least);
  };
  const about = terms.filter((one) => one.key === key);
  const included = about.filter(({ isExcluded }) => !isExcluded);
  return (included.length === 0 || included.some(has)) && !about.some((one) => one.isExcluded && has(one));
}

const passes = (trace: PlainTrace, { terms, box: part }: ResultFilter, exceptKey?: string): boolean =>
  (part === undefined || liesInBox(trace.start, trace.duration, part)) &&
  [...keys, 'nobody'].every((key) => key === exceptKey || meets(trace, terms, key));

describe('what a filter leaves', () => {
  it('is what its definition says, and facets count what the rest of it leaves', () => {
    fc.assert(
      fc.property(traces, filter, (list, wish) => {
        const table = plainTable(list);
        const view = resultsView(table, wish, keys, 100);
        expect([...view.passing]).toEqual(list.flatMap((trace, at) => (passes(trace, wish) ? [at] : [])));
        for (const facet of view.facets) {
          const isKnown = list.some(({ values }) => values.has(facet.key));
          const pool = isKnown ? list.filter((trace) => passes(trace, wish, facet.key)) : [];
          expect(facet.pool).toBe(pool.length);
          const having = (text: string) =>
            pool.filter(({ values }) => values.get(facet.key)?.has(text) === true);
          for (const { text, traces: found, errors } of facet.values) {
            expect(found).toBe(having(text).length);
            expect(errors).toBe(having(text).filter(({ failed }) => failed).length);
          }
          const occurring = texts.filter((text) => having(text).length > 0);
          expect(facet.occurring).toBe(occurring.length);
          expect(facet.values.map(({ text }) => text)).toEqual(expect.arrayContaining(occurring));
          const without = pool.filter(({ values }) => !values.has(facet.key));
          expect(facet.without.traces).toBe(without.length);
          expect(facet.without.errors).toBe(without.filter(({ failed }) => failed).length);
        }
      }),
    );
  });

  it('shows the most frequent values, and always those that the filter names', () => {
    const list = Array.from({ length: 9 }, (_, at): PlainTrace => ({
      start: 0,
      duration: 1,
      failed: false,
      values: new Map([['region', new Set([`r${String(Math.floor(Math.sqrt(at)))}`])]]),
    }));
    const named = { terms: [{ key: 'region', value: 'gone', isExcluded: true }], box: undefined };
    const [facet] = resultsView(plainTable(list), named, ['region'], 2).facets;
    expect(facet?.values.map(({ text, traces: count }) => [text, count])).toEqual([
      ['r2', 5],
      ['r1', 3],
      ['gone', 0],
    ]);
    expect(facet?.occurring).toBe(3);
  });
});

describe('groups', () => {
  it('hold each trace once for each of its values, with the percentiles of their durations', () => {
    fc.assert(
      fc.property(traces, filter, fc.constantFrom(...keys, 'nobody'), (list, wish, key) => {
        const found = resultGroups(plainTable(list), wish, key);
        const passing = list.filter((trace) => passes(trace, wish));
        expect(found.traces).toBe(passing.length);
        expect(found.inSeveral).toBe(passing.filter(({ values }) => (values.get(key)?.size ?? 0) > 1).length);
        const wanted = new Set(passing.flatMap(({ values }) => [...(values.get(key) ?? [undefined])]));
        expect(new Set(found.groups.map(({ value }) => value))).toEqual(wanted);
        for (const { value, traces: count, errors, p50, p95, max, bars } of found.groups) {
          const own = passing.filter(({ values }) =>
            value === undefined ? !values.has(key) : values.get(key)?.has(value) === true,
          );
          const durations = own.map(({ duration }) => duration).sort((a, b) => a - b);
          expect(count).toBe(own.length);
          expect(errors).toBe(own.filter(({ failed }) => failed).length);
          expect(max).toBe(durations.at(-1));
          expect(p50).toBe(durations[Math.ceil(durations.length / 2) - 1]);
          expect(p95).toBe(durations[Math.ceil(durations.length * 0.95) - 1]);
          expect(bars.reduce((sum, bar) => sum + bar, 0)).toBe(own.length);
        }
      }),
    );
  });
});

describe('a column', () => {
  it('has the values of each trace, and the greatest as its number', () => {
    fc.assert(
      fc.property(traces, fc.constantFrom(...keys, 'nobody'), (list, key) => {
        const { of, texts: written, numbers } = resultColumn(plainTable(list), key);
        expect(new Set(written).size).toBe(written.length);
        list.forEach(({ values }, at) => {
          const own = values.get(key);
          const text = written[of[at] ?? -1];
          if (own === undefined) expect(text).toBeUndefined();
          else if (own.size <= 4) expect(new Set(text?.split(', '))).toEqual(own);
          if (numbers && own) expect(numbers[at]).toBe([...own].map(Number).reduce((a, b) => Math.max(a, b)));
        });
      }),
    );
  });

  it('counts what it does not write out', () => {
    const values = new Map([['n', new Set(['1', '2', '3', '4', '5', '6'])]]);
    const column = resultColumn(plainTable([{ start: 0, duration: 0, failed: false, values }]), 'n');
    expect(column.texts).toEqual(['1, 2, 3, 4, +2']);
    expect([...(column.numbers ?? [])]).toEqual([6]);
  });
});

describe('keys', () => {
  it('that tell traces apart come first; what all share, or each has its own, is left out', () => {
    const list = Array.from({ length: 60 }, (_, at): PlainTrace => {
      const values = new Map([
        ['shared', new Set(['x'])],
        ['own', new Set([String(at)])],
        ['half', new Set([at % 2 === 0 ? 'even' : 'odd'])],
        ['rare', new Set([at === 0 ? 'first' : 'other'])],
      ]);
      return { start: 0, duration: 0, failed: at < 3, values };
    });
    expect(tellingKeys(plainTable(list), 5).map(({ key }) => key)).toEqual(['status', 'half', 'rare']);
    expect(tellingKeys(plainTable(list), 1).map(({ key }) => key)).toEqual(['status', 'half']);
  });

  it('of too many values list the most frequent, and count the traces of the rest', () => {
    const sets = new ValueSets();
    for (let at = 0; at < 1500; at++) {
      sets.add(sets.valueOf('id', String(at)));
      if (at < 3) sets.add(sets.valueOf('id', 'often'));
      if (at === 0) sets.addLong('id');
      sets.endTrace();
    }
    const { keys: found, texts: listed, starts } = sets.finish();
    expect(found).toEqual([
      { key: 'id', isBuiltin: false, traces: 1500, distinct: 1501, unlisted: 502, isNumeric: false },
    ]);
    expect(listed).toHaveLength(1000);
    expect(listed[0]).toBe('often');
    expect(starts.at(-1)).toBe(999 + 3);
  });
});

describe('errors begin', () => {
  it('in spans in error that waited for no other one', () => {
    const trace = traceFromPicture(`
      web:GET /        [==========]!
        api:query      [ ======   ]!
          db:SELECT    [  ===     ]!
        api:cache      [  =       ]
          mail:send    [     ==   ]!~
        api:query      [        = ]!
    `);
    expect(errorOrigins(trace)).toEqual(['db: SELECT', 'mail: send', 'api: query']);
  });
});

describe('the strip over time', () => {
  const summary = ({ start, duration, failed }: PlainTrace): TraceSummary => ({
    traceId: 'a',
    rootService: undefined,
    rootName: undefined,
    start: BigInt(start) * 1000n,
    duration: nanos(duration),
    spanCount: undefined,
    errorCount: Number(failed),
    orphanCount: undefined,
    services: [],
  });

  it('counts each trace inside once, in the cell that holds its start', () => {
    fc.assert(
      fc.property(traces, fc.integer({ min: 1, max: 20 }), (list, count) => {
        const cells = timeStrip(list.map(summary), 100, 900, count);
        expect(cells).toHaveLength(count);
        const inside = list.filter(({ start }) => start >= 100 && start <= 900);
        expect(cells.reduce((sum, cell) => sum + cell.traces, 0)).toBe(inside.length);
        cells.forEach(({ from, to, traces: found, errors, p50, max }, at) => {
          const isLast = at === count - 1;
          // A start on an edge may fall on either side by rounding.
          const own = inside.filter(({ start }) => start >= from - 1e-6 && (isLast || start < to + 1e-6));
          const sure = own.filter(({ start }) => start > from + 1e-6 && start < to - 1e-6);
          expect(found).toBeGreaterThanOrEqual(sure.length);
          expect(found).toBeLessThanOrEqual(own.length);
          if (sure.length !== own.length || found === 0) return;
          expect(errors).toBe(own.filter(({ failed }) => failed).length);
          const sorted = own.map(({ duration }) => duration).sort((a, b) => a - b);
          expect([p50, max]).toEqual([sorted[Math.ceil(sorted.length / 2) - 1], sorted.at(-1)]);
        });
      }),
    );
  });
});
