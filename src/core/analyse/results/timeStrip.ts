import type { Nanos, TraceSummary } from '../../model';
import { atShare, startMicros } from './ResultTable';

/** The traces that started in one stretch of time. */
export interface StripCell {
  /** Microseconds since the epoch; the end is exclusive, but for the last cell. */
  readonly from: number;
  readonly to: number;
  readonly traces: number;
  readonly errors: number;
  /** NaN where there are no traces. */
  readonly p50: Nanos;
  readonly p95: Nanos;
  readonly max: Nanos;
}

/**
 * Cuts the time from `from` to `to` (microseconds, to > from) into `count` cells of one length, and says of each what started in it.
 * Traces outside are left out. n log n in the traces of each cell.
 */
export function timeStrip(
  summaries: readonly TraceSummary[],
  from: number,
  to: number,
  count: number,
): readonly StripCell[] {
  const width = (to - from) / count;
  const durations: number[][] = Array.from({ length: count }, () => []);
  const errors = new Uint32Array(count);
  for (const summary of summaries) {
    const start = startMicros(summary);
    if (start < from || start > to) continue;
    const cell = Math.min(count - 1, Math.floor((start - from) / width));
    durations[cell]?.push(summary.duration);
    if ((summary.errorCount ?? 0) > 0) errors[cell] = (errors[cell] ?? 0) + 1;
  }
  return durations.map((own, cell) => {
    const sorted = Float64Array.from(own).sort();
    return {
      from: from + cell * width,
      to: from + (cell + 1) * width,
      traces: own.length,
      errors: errors[cell] ?? 0,
      p50: atShare(sorted, 0.5),
      p95: atShare(sorted, 0.95),
      max: atShare(sorted, 1),
    };
  });
}
