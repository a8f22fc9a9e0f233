import { expect, it } from 'vitest';
import { nanos } from '../model';
import { formatOffset } from './offset';

it.each([
  [0, '+0.000 ms'],
  [-0, '+0.000 ms'],
  [499, '+0.000 ms'],
  [-499, '+0.000 ms'],
  [500, '+0.001 ms'],
  [-1500, '\u22120.002 ms'],
  [999_999_999, '+1\u202f000.000 ms'],
  [1_240_123_456, '+1\u202f240.123 ms'],
  [-62_000_000, '\u221262.000 ms'],
  [NaN, '–'],
])('writes %d ns as %s', (time, text) => {
  expect(formatOffset(nanos(time))).toBe(text);
});

it.each([
  ['ns', 1_240_123_456, '+1\u202f240\u202f123\u202f456 ns'],
  ['us', 1_240_123_456, '+1\u202f240\u202f123 µs'],
  ['us', -499, '+0 µs'],
  ['ms', 1_240_123_456, '+1\u202f240.123 ms'],
  ['s', -1_240_123_456, '\u22121.240123 s'],
] as const)('in %s writes %d ns as %s', (unit, time, text) => {
  expect(formatOffset(nanos(time), unit)).toBe(text);
});
