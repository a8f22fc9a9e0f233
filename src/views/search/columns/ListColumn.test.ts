import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributeResultKey, resultBuiltins } from '../../../core';
import {
  columnLabel,
  isSummaryColumn,
  movedColumn,
  orderedBy,
  summaryColumns,
  textOf,
  usualColumns,
  type TraceValues,
} from './ListColumn';

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });

test('a column is moved to the place that is asked for, and the others keep their order', () => {
  fc.assert(
    fc.property(keys, fc.nat(), fc.nat(), (list, from, to) => {
      const key = list[from % list.length] ?? '';
      const place = to % list.length;
      const moved = movedColumn(list, key, place);
      expect(moved[place]).toBe(key);
      expect(moved.filter((one) => one !== key)).toEqual(list.filter((one) => one !== key));
    }),
  );
});

test('no attribute is taken for a column of our own', () => {
  for (const key of [...summaryColumns, 'name', ...resultBuiltins.map((builtin) => builtin.key)]) {
    expect(attributeResultKey(key)).toBe(`tag.${key}`);
    expect(isSummaryColumn(attributeResultKey(key))).toBe(false);
  }
  expect(attributeResultKey('http.status_code')).toBe('http.status_code');
});

test('columns have names that people read, also hostile ones', () => {
  expect(usualColumns.map(columnLabel)).toEqual(['Duration', 'Spans', 'Errors', 'Start']);
  expect(columnLabel('failing')).toBe('Errors begin in');
  expect(columnLabel(`\u202e${'x'.repeat(500)}`)).toMatch(/^⟨U\+202E⟩x{79}$/);
});

test('a trace is ordered by its greatest number where all are numbers, else by its text', () => {
  const places = new Map([
    ['a', 0],
    ['b', 1],
  ]);
  const of = Int32Array.of(0, -1);
  const numeric: TraceValues = {
    column: { key: 'k', texts: ['2, 10'], of, numbers: Float64Array.of(10, NaN) },
    places,
  };
  const plain: TraceValues = { column: { key: 'k', texts: ['2, 10'], of, numbers: undefined }, places };
  expect(['a', 'b', 'unknown'].map((id) => orderedBy(numeric, id))).toEqual([10, undefined, undefined]);
  expect(['a', 'b', 'unknown'].map((id) => orderedBy(plain, id))).toEqual(['2, 10', undefined, undefined]);
  expect(['a', 'b', 'unknown'].map((id) => textOf(numeric, id))).toEqual(['2, 10', undefined, undefined]);
});
