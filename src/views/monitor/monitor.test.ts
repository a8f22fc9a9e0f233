import { describe, expect, it } from 'vitest';
import { atLeast, exactly, noFigure, noFigures, unbounded, type CallFigures } from '../../core';
import { exampleLinks } from './exampleLinks';
import { boundsText, boundsWords, changeWords, figureWords, pointWords, stateWords } from './figureWords';
import { orderRows, sortOf } from './rowOrder';
import { shiftOf, timeframeWords } from './windowWords';

const whole: CallFigures = {
  state: 'whole',
  rate: exactly(2),
  errors: exactly(0.25),
  p50: exactly(1e6),
  p75: exactly(2e6),
  p95: exactly(40e6),
  seen: 8,
};
const part: CallFigures = { ...whole, state: 'part', rate: { value: 2, low: 1.5, high: 2.5 } };
const least: CallFigures = { ...whole, state: 'least', rate: atLeast(2), p95: unbounded(40e6) };
const measured: CallFigures = { ...whole, state: 'measured', rate: unbounded(2) };

describe('figures in words', () => {
  it('say whether a number is exact, estimated, measured or only a least', () => {
    expect([whole, part, least, measured, noFigures].map((figures) => figureWords(figures, 'rate'))).toEqual([
      '2.00 /s',
      '≈ 2.00 /s',
      '≥ 2.00 /s',
      '2.00 /s',
      '–',
    ]);
    expect(boundsText(part, 'rate')).toBe('1.50 /s – 2.50 /s');
    expect([whole, least, measured].map((figures) => boundsText(figures, 'p95'))).toEqual(['', '', '']);
    expect(boundsText({ ...part, p95: { value: 2e6, low: 1e6, high: Infinity } }, 'p95')).toBe(
      '1.00 ms or more',
    );
  });
  it('never call a number of a full answer a rate', () => {
    expect(boundsWords(least, 'rate')).toMatch(/at least .*no rate/);
    expect(boundsWords(least, 'p95')).toMatch(/no bounds/);
    expect(stateWords(least)).toMatch(/there are more/);
    expect(changeWords(least, whole, 'rate')).toBe('');
  });
  it('say changes: shares of time in points, the rest in percent', () => {
    expect(changeWords({ ...whole, errors: exactly(0.3) }, whole, 'errors')).toBe('+5.0 pts');
    expect(changeWords({ ...whole, rate: exactly(1) }, whole, 'rate')).toBe('\u221250 %');
    expect(changeWords(whole, { ...whole, rate: exactly(0) }, 'rate')).toBe('new');
    expect(changeWords(whole, { ...whole, rate: noFigure }, 'rate')).toBe('');
    expect(changeWords(whole, whole, 'p95')).toBe('±0 %');
  });
  it('say a point in one sentence', () => {
    expect(pointWords({ ...whole, from: 0, to: 1 }, '10:00 to 10:05')).toBe(
      '10:00 to 10:05: Rate 2.00 /s, Errors 25 %, p50 1.00 ms, p75 2.00 ms, p95 40.0 ms; every call was seen: 8 calls',
    );
    expect(pointWords({ ...noFigures, from: 0, to: 1 }, '10:00 to 10:05')).toBe('10:00 to 10:05: not known');
  });
});

describe('the traces behind calls', () => {
  const calls = { service: 'a', operation: 'GET /', from: 1000.5, to: 2000 };
  it('are searched in their time, for their operation, with errors, and slow', () => {
    const links = exampleLinks(calls, whole, true);
    expect(links.map(({ text }) => text)).toEqual([
      'Traces of this time',
      'Those in error',
      'As slow as p95, or slower',
    ]);
    const queries = links.map(({ query }) => new URLSearchParams(query));
    for (const query of queries)
      expect([query.get('service'), query.get('operation'), query.get('start'), query.get('end')]).toEqual([
        'a',
        'GET /',
        '1000500',
        '2000000',
      ]);
    expect(queries[1]?.get('tags')).toBe('{"error":"true"}');
    expect(queries[2]?.get('minDuration')).toBe('40ms');
  });
  it('are narrowed by status where the server does not find errors by their tag', () => {
    const [, failing] = exampleLinks(calls, whole, false);
    const query = new URLSearchParams(failing?.query);
    expect([query.get('tags'), query.get('xfacet')]).toEqual([null, '_status=error']);
  });
  it('are only those that there can be', () => {
    expect(exampleLinks({ ...calls, operation: '' }, noFigures, true)).toHaveLength(1);
  });
});

describe('rows', () => {
  const row = (name: string, rate: number, impact: number) => ({
    name,
    impact,
    figures: { ...whole, rate: exactly(rate) },
  });
  const rows = [row('b', 1, 0.2), row('a', 3, NaN), row('C', 2, 0.8)];
  const names = (...asked: [find: string, id: 'name' | 'rate' | 'impact', isDescending: boolean]) =>
    orderRows(rows, ...asked).map(({ name }) => name);
  it('are sorted both ways; what has no number stands last', () => {
    expect(names('', 'rate', true)).toEqual(['a', 'C', 'b']);
    expect(names('', 'impact', true)).toEqual(['C', 'b', 'a']);
    expect(names('', 'impact', false)).toEqual(['b', 'C', 'a']);
    expect(names('', 'name', false)).toEqual(['C', 'a', 'b']);
    expect(names(' c', 'name', false)).toEqual(['C']);
  });
  it('are sorted by what the address names, if there is that', () => {
    expect(sortOf([{ key: 'p95', descending: false }], 'impact')).toEqual({ id: 'p95', isDescending: false });
    expect(sortOf([{ key: 'cake', descending: false }], 'impact')).toEqual({
      id: 'impact',
      isDescending: true,
    });
    expect(sortOf([], 'name')).toEqual({ id: 'name', isDescending: false });
  });
});

it('windows are told as people say them, and compared with earlier ones', () => {
  const minute = 60_000;
  expect([5, 60, 90, 120, 1440, 2880, 10_080].map((minutes) => timeframeWords(minutes * minute))).toEqual([
    'the last 5 minutes',
    'the last hour',
    'the last 90 minutes',
    'the last 2 hours',
    'the last day',
    'the last 2 days',
    'the last week',
  ]);
  expect([shiftOf('none', minute), shiftOf('before', minute), shiftOf('week', minute)]).toEqual([
    undefined,
    minute,
    604_800_000,
  ]);
});
