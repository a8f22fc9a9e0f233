import { expect, it } from 'vitest';
import { spanIndex } from '../../../core';
import { nextPlace } from './useSpanWalk';

const spans = Int32Array.of(2, 5, 9);

it.each([
  [undefined, 1, 0],
  [undefined, -1, 2],
  [0, 1, 0],
  [0, -1, 2],
  [2, 1, 1],
  [2, -1, 2],
  [3, 1, 1],
  [3, -1, 0],
  [9, 1, 0],
  [9, -1, 1],
  [12, 1, 0],
] as const)('from span %s, step %s leads to place %s', (from, by, place) => {
  expect(nextPlace(spans, from === undefined ? undefined : spanIndex(from), by)).toBe(place);
});
