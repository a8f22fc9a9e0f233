import { expect, test } from 'vitest';
import { nanos, type ResultGroup } from '../../../core';
import { sortedGroups } from './groupColumns';

const group = (value: string | undefined, traces: number, errors: number, p95: number): ResultGroup => ({
  value,
  traces,
  errors,
  p50: nanos(0),
  p95: nanos(p95),
  max: nanos(0),
  bars: [],
});
const groups = [group('b', 9, 1, 5), group(undefined, 5, 5, 7), group('a', 4, 2, 6)];
const names = (sort: string, descending: boolean) =>
  sortedGroups(groups, { sort, descending }).map(({ value }) => value);

test('groups are ordered by any column; those without a value stand last by name', () => {
  expect(names('traces', true)).toEqual(['b', undefined, 'a']);
  expect(names('errors', true)).toEqual([undefined, 'a', 'b']);
  expect(names('p95', false)).toEqual(['b', 'a', undefined]);
  expect(names('value', false)).toEqual(['a', 'b', undefined]);
  expect(names('value', true)).toEqual(['b', 'a', undefined]);
  expect(names('nonsense', true)).toEqual(['b', undefined, 'a']);
});
