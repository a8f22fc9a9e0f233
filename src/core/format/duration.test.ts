import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanos } from '../model';
import { durationUnits, durationWriter, fixedUnits, formatDuration, formatSigned } from './duration';
import { parseDuration, toGoDuration } from './goDuration';

const anyDuration = fc.oneof(
  fc.nat(),
  fc.maxSafeNat(),
  fc
    .integer({ min: 0, max: 16 })
    .chain((power) => fc.nat(999).map((n) => Math.min(n * 10 ** power, 2 ** 53 - 1))),
);

describe('formatDuration', () => {
  it.each<[number, string]>([
    [0, '0 ns'],
    [1, '1 ns'],
    [640, '640 ns'],
    [999, '999 ns'],
    [999.6, '1.00 µs'],
    [1000, '1.00 µs'],
    [41_230, '41.2 µs'],
    [999_499, '999 µs'],
    [999_500, '1.00 ms'],
    [1_240_000, '1.24 ms'],
    [9_996_000, '10.0 ms'],
    [85_000_000, '85.0 ms'],
    [640_000_000, '640 ms'],
    [1_840_000_000, '1.84 s'],
    [59_940_000_000, '59.9 s'],
    [59_960_000_000, '1 m 00 s'],
    [125_000_000_000, '2 m 05 s'],
    [3_599_600_000_000, '1 h 00 m'],
    [3_720_000_000_000, '1 h 02 m'],
    [86_399_000_000_000, '1 d 0 h'],
    [273_600_000_000_000, '3 d 4 h'],
    [-1_240_000, '\u22121.24 ms'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('%d ns is %s', (value, text) => {
    expect(formatDuration(nanos(value))).toBe(text);
  });

  it('never shows four digits of a unit below a minute', () => {
    fc.assert(
      fc.property(anyDuration, (value) => {
        expect(formatDuration(nanos(value))).toMatch(
          /^(\d{1,3}|\d\.\d\d|\d\d\.\d) (ns|µs|ms|s)$|^\d+ (m \d\d s|h \d\d m|d \d+ h)$/,
        );
      }),
    );
  });

  it('can be read back to within its precision', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.nat(),
          fc.maxSafeNat().map((n) => Math.floor(n / 2)),
        ),
        (value) => {
          const back = parseDuration(formatDuration(nanos(value)));
          expect(back).toBeDefined();
          expect(Math.abs((back ?? 0) - value)).toBeLessThanOrEqual(Math.max(1, value * 0.0501));
        },
      ),
    );
  });
});

describe('durationWriter', () => {
  it.each([
    ['ns', 0, '0 ns'],
    ['ns', 0.4, '0 ns'],
    ['ns', 1_840_000_123, '1\u202f840\u202f000\u202f123 ns'],
    ['us', 1, '0.001 µs'],
    ['us', 41_230, '41.2 µs'],
    ['us', 1_840_000_123, '1\u202f840\u202f000 µs'],
    ['ms', 0, '0 ms'],
    ['ms', 12, '0.000012 ms'],
    ['ms', 41_230, '0.0412 ms'],
    ['ms', 999_499, '0.999 ms'],
    ['ms', 999_500, '1.00 ms'],
    ['ms', 99_960_000, '100 ms'],
    ['ms', 3_720_000_000_000, '3\u202f720\u202f000 ms'],
    ['ms', -1_240_000, '\u22121.24 ms'],
    ['ms', NaN, '–'],
    ['ms', Infinity, '–'],
    ['s', 1, '0.000000001 s'],
    ['s', 1_840_000_000, '1.84 s'],
    ['s', 125_000_000_000, '125 s'],
    ['auto', 125_000_000_000, '2 m 05 s'],
  ] as const)('in %s writes %d ns as %s', (unit, value, text) => {
    expect(durationWriter(unit)(nanos(value))).toBe(text);
  });

  it('stays in its unit and can be read back to within its precision', () => {
    const anyUnit = fc.constantFrom(...durationUnits).filter((unit) => unit !== 'auto');
    fc.assert(
      fc.property(anyUnit, anyDuration, (unit, value) => {
        const text = durationWriter(unit)(nanos(value));
        expect(text).toMatch(new RegExp(`^[\\d\u202f]+(\\.\\d+)? ${fixedUnits[unit].word}$`));
        const number = Number(text.replaceAll('\u202f', '').split(' ')[0]);
        const off = Math.abs(number * fixedUnits[unit].size - value);
        expect(off).toBeLessThanOrEqual(Math.max(0.5, value * 0.00501) * (1 + 1e-9));
      }),
    );
  });

  it('writes distances with their sign', () => {
    expect(formatSigned(nanos(1_240_000), durationWriter('us'))).toBe('+1\u202f240 µs');
    expect(formatSigned(nanos(-1_240_000), durationWriter('s'))).toBe('\u22120.00124 s');
  });
});

describe('parseDuration', () => {
  it.each<[string, number | undefined]>([
    ['1.2s', 1_200_000_000],
    ['100ms', 100_000_000],
    ['1h5m', 3_900_000_000_000],
    ['500us', 500_000],
    ['500µs', 500_000],
    ['500μs', 500_000],
    ['.5s', 500_000_000],
    ['1.s', 1_000_000_000],
    [' 1 h 02 m ', 3_720_000_000_000],
    ['3 d 4 h', 273_600_000_000_000],
    ['90 min', 5_400_000_000_000],
    ['0', 0],
    ['0s', 0],
    ['0.1us', 100],
    ['', undefined],
    ['  ', undefined],
    ['5', undefined],
    ['s', undefined],
    ['-1s', undefined],
    ['+1s', undefined],
    ['1x', undefined],
    ['1s foo', undefined],
    ['1 s,', undefined],
    ['1e3s', undefined],
    ['1S', undefined],
    ['200d', undefined],
    ['constructor', undefined],
    ['1constructor', undefined],
  ])('%j', (text, value) => {
    expect(parseDuration(text)).toBe(value);
  });

  it('takes linear time on long input', () => {
    expect(parseDuration('1'.repeat(100_000))).toBeUndefined();
    expect(parseDuration(' '.repeat(100_000) + 'x')).toBeUndefined();
    expect(parseDuration('0s'.repeat(50_000))).toBe(0);
  });
});

describe('toGoDuration', () => {
  it.each<[number, string]>([
    [0, '0s'],
    [640, '640ns'],
    [41_200, '41.2us'],
    [100_000_000, '100ms'],
    [1_200_000_000, '1.2s'],
    [3_900_000_000_000, '1h5m'],
    [3_600_000_000_001, '1h0.000000001s'],
    [60_000_000_000, '1m'],
    [-5, '0s'],
  ])('%d ns is %s', (value, text) => {
    expect(toGoDuration(nanos(value))).toBe(text);
  });

  it('is exact: what is read back is the same', () => {
    fc.assert(
      fc.property(anyDuration, (value) => {
        // Beyond a day of hours the sum of parts passes through doubles above 2^53 / 10; still whole nanoseconds.
        expect(parseDuration(toGoDuration(nanos(value)))).toBe(value);
      }),
    );
  });
});
