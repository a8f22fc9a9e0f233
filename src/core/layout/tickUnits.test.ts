import { expect, it } from 'vitest';
import { durationUnits, type DurationUnit } from '../format';
import { nanos, px } from '../model';
import { tickSpacing, ticks } from './ticks';
import { TimeAxis } from './timeAxis';

const axisOf = (start: number, end: number, pixels: number) =>
  new TimeAxis({ start: nanos(start), end: nanos(end) }, px(pixels));

it('labels an axis in the unit that is fixed', () => {
  const inUnit = (unit: DurationUnit, start: number, end: number) =>
    ticks(axisOf(start, end, 400), px(100), unit).map(({ label }) => label);
  expect(inUnit('us', 0, 85e6)).toEqual(['0 µs', '50\u202f000 µs']);
  expect(inUnit('ms', 0, 300e9)).toEqual(['0 ms', '120\u202f000 ms', '240\u202f000 ms']);
  expect(inUnit('s', 0, 1000)).toEqual(['0 s', '0.0000005 s', '0.0000010 s']);
  expect(inUnit('ns', 1e9 + 40_000, 1e9 + 41_000)).toEqual([
    '1\u202f000\u202f040\u202f000 ns',
    '1\u202f000\u202f040\u202f500 ns',
    '1\u202f000\u202f041\u202f000 ns',
  ]);
});

it('leaves room for the labels of every unit', () => {
  for (const unit of durationUnits)
    for (const end of [10, 1e4, 1e7, 1e10, 1e13])
      for (const start of [0, end - end / 1e3]) {
        const axis = axisOf(start, end, 2000);
        const spacing = tickSpacing(axis, px(90), unit);
        const longest = ticks(axis, spacing, unit)
          .slice(0, 30)
          .reduce((most, { label }) => Math.max(most, label.length), 0);
        // Figures of the axis are about 6.5 px wide.
        if (unit !== 'auto')
          expect(spacing, `${unit} ${String(start)} ${String(end)}`).toBeGreaterThan(longest * 6.5);
      }
});
