import { describe, expect, it } from 'vitest';
import { readSkewWarning } from './skewWarning';

describe('warnings about clock skew', () => {
  it.each([
    ['clock skew adjustment disabled; not applying calculated delta of 65ms', false, 65e6],
    ["This span's timestamps were adjusted by 65ms", true, 65e6],
    ["This span's timestamps were adjusted by -1.5s", true, -1.5e9],
    [
      'max clock skew adjustment delta of 1s exceeded; not applying calculated delta of 1m2.000000001s',
      false,
      62_000_000_001,
    ],
  ])('%s', (text, isMoved, by) => {
    expect(readSkewWarning(text)).toEqual({ isMoved, by });
  });

  it.each([
    '',
    'duplicate span IDs; skipping clock skew adjustment',
    'timestamps were adjusted by <b>much</b>',
    'timestamps were adjusted by ',
  ])('others are no such: %s', (text) => {
    expect(readSkewWarning(text)).toBeUndefined();
  });
});
