import {
  formatCount,
  formatCountShort,
  formatDuration,
  formatPercent,
  nanos,
  type CallNumbers,
} from '../../core';
import type { Measure } from '../../state/url/system/tracedParts';

/** Levels of a colour: 0 = nothing to heed, 3 = most. */
export const toneLevels = [0, 1, 2, 3] as const;

/** Shares of failed calls from which on a level holds. */
const errorLevels = [0, 0.02, 0.1];
/** Shares of the greatest value shown, from which on a level holds. */
const shareLevels = [0.05, 0.2, 0.5];

/** What a measure says of calls; NaN where nothing is known of it. `calls` are used where traces tell nothing. */
export function measured(
  measure: Measure,
  at: number,
  numbers: CallNumbers | undefined,
  calls: ArrayLike<number>,
): number {
  switch (measure) {
    case 'calls':
      return numbers?.calls[at] ?? calls[at] ?? 0;
    case 'errors':
      return numbers === undefined ? NaN : (numbers.errors[at] ?? 0) / (numbers.calls[at] ?? 0);
    case 'latency':
      return numbers?.p95[at] ?? NaN;
    case 'none':
      return NaN;
  }
}

const greatest = (values: Float64Array): number =>
  values.reduce((most, value) => (value > most ? value : most), 0);

/** The level of each value: of failed shares as they are, of others by their share of the greatest. */
export function tonesOf(measure: Measure, values: Float64Array): Uint8Array {
  const most = greatest(values);
  return Uint8Array.from(values, (value) => {
    if (!(value > 0)) return 0;
    const isErrors = measure === 'errors';
    const levels = isErrors ? errorLevels : shareLevels;
    const share = isErrors ? value : value / most;
    return levels.filter((level) => (level === 0 ? share > 0 : share >= level)).length;
  });
}

/** 0 … 1 for each value, on a scale on which the small is still seen; 0 where nothing is known. */
export function sizesOf(values: Float64Array): Float64Array {
  const most = Math.log1p(greatest(values) * 1000);
  return values.map((value) => (value > 0 && most > 0 ? Math.log1p(value * 1000) / most : 0));
}

/** The colour of a level, with tokens. Red is for errors only. */
export const toneColour = (measure: Measure, level: number): string =>
  level === 0
    ? 'var(--line-strong)'
    : `color-mix(in oklab, var(${measure === 'errors' ? '--error' : '--ink'}) ${['0%', '45%', '70%', '100%'][level] ?? '100%'}, var(--line-strong))`;

/** What each level of a measure means, the least first. */
export function levelWords(measure: Measure): readonly string[] {
  return measure === 'errors'
    ? ['none', 'some', 'from 2 %', 'from 10 %']
    : ['little', 'from 5 % of the most', 'from 20 %', 'from 50 %'];
}

/** Share of its colour with which a cell of a level is filled: never so dark that the number on it could not be read. */
export const cellShares = [0, 0.15, 0.28, 0.42] as const;

/** One number of calls as a cell of the matrix says it; '' where nothing is known. */
export function cellNumber(measure: Measure, numbers: CallNumbers | undefined, at: number): string {
  const value = measured(measure, at, numbers, []);
  if (Number.isNaN(value)) return '';
  if (measure === 'latency') return formatDuration(nanos(value));
  return measure === 'errors' ? formatPercent(value) : formatCountShort(value);
}

/** "5.1 % errors (42), p50 12 ms, p95 90 ms"; '' where traces tell nothing. */
export function numbersWords(numbers: CallNumbers | undefined, at: number): string {
  const calls = numbers?.calls[at] ?? 0;
  if (numbers === undefined || calls === 0) return '';
  const errors = numbers.errors[at] ?? 0;
  const [p50 = NaN, p95 = NaN] = [numbers.p50[at], numbers.p95[at]];
  return [
    errors === 0 ? 'no errors' : `${formatPercent(errors / calls)} errors (${formatCount(errors)})`,
    ...(Number.isNaN(p50) ? [] : [`p50 ${formatDuration(nanos(p50))}`, `p95 ${formatDuration(nanos(p95))}`]),
  ].join(', ');
}

/** One number of calls in few signs, for a line of a picture: "240", "5 % err", "p95 90 ms". */
export function edgeNumber(measure: Measure, numbers: CallNumbers, at: number): string {
  const calls = numbers.calls[at] ?? 0;
  const errors = numbers.errors[at] ?? 0;
  const p95 = numbers.p95[at] ?? NaN;
  if (measure === 'errors' && errors > 0) return `${formatPercent(errors / calls)} err`;
  if (measure === 'latency' && !Number.isNaN(p95)) return `p95 ${formatDuration(nanos(p95))}`;
  return formatCountShort(calls);
}

/** All of them, for a box of the picture; the time is p95: "240 · 5 % err · 90 ms". */
export function shortNumbers(numbers: CallNumbers, at: number): string {
  const calls = numbers.calls[at] ?? 0;
  const errors = numbers.errors[at] ?? 0;
  const p95 = numbers.p95[at] ?? NaN;
  return [
    formatCountShort(calls),
    ...(errors === 0 ? [] : [`${formatPercent(errors / calls)} err`]),
    ...(Number.isNaN(p95) ? [] : [formatDuration(nanos(p95))]),
  ].join(' · ');
}
