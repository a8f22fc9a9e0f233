import { formatCount, formatPercent, nanos, type SpanStatistics, type WriteDuration } from '../../../core';

/** A column of figures of the statistics. */
export interface StatisticsColumn {
  readonly id:
    | 'count'
    | 'total'
    | 'outermost'
    | 'self'
    | 'share'
    | 'critical'
    | 'average'
    | 'min'
    | 'p50'
    | 'p95'
    | 'max'
    | 'errors';
  readonly label: string;
  readonly meaning: string;
  readonly width: number;
  readonly values: (statistics: SpanStatistics) => ArrayLike<number>;
  readonly text: (value: number, durationText: WriteDuration) => string;
}

const duration = (value: number, durationText: WriteDuration): string => durationText(nanos(value));

/** Self time of each group by that of all groups of the first level. */
function shares({ self, depth }: SpanStatistics): Float64Array {
  const all = self.reduce((sum, time, group) => (depth[group] === 0 ? sum + time : sum), 0);
  return self.map((time) => (all > 0 ? time / all : 0));
}

export const statisticsColumns: readonly StatisticsColumn[] = [
  {
    id: 'count',
    label: 'Spans',
    meaning: 'Spans of the group',
    width: 80,
    values: (s) => s.spanCount,
    text: formatCount,
  },
  {
    id: 'total',
    label: 'Total',
    meaning: 'Sum of all durations; a span inside another one of the group counts again',
    width: 96,
    values: (s) => s.total,
    text: duration,
  },
  {
    id: 'outermost',
    label: 'Outermost',
    meaning: 'Sum of the durations, where spans below another one of the group do not count again',
    width: 100,
    values: (s) => s.outermost,
    text: duration,
  },
  {
    id: 'self',
    label: 'Self',
    meaning: 'Time in which none of the children ran',
    width: 96,
    values: (s) => s.self,
    text: duration,
  },
  {
    id: 'share',
    label: '% self',
    meaning: 'Self time by that of all spans shown',
    width: 80,
    values: shares,
    text: formatPercent,
  },
  {
    id: 'critical',
    label: 'Critical',
    meaning: 'Time on the critical path, without the children',
    width: 96,
    values: (s) => s.critical,
    text: duration,
  },
  {
    id: 'average',
    label: 'Average',
    meaning: 'Total by spans',
    width: 96,
    values: (s) => s.average,
    text: duration,
  },
  { id: 'min', label: 'Min', meaning: 'Least duration', width: 88, values: (s) => s.min, text: duration },
  {
    id: 'p50',
    label: 'p50',
    meaning: 'The least duration that half of the spans do not exceed',
    width: 88,
    values: (s) => s.p50,
    text: duration,
  },
  {
    id: 'p95',
    label: 'p95',
    meaning: 'The least duration that 95 % of the spans do not exceed',
    width: 88,
    values: (s) => s.p95,
    text: duration,
  },
  { id: 'max', label: 'Max', meaning: 'Greatest duration', width: 88, values: (s) => s.max, text: duration },
  {
    id: 'errors',
    label: 'Errors',
    meaning: 'Spans in error',
    width: 80,
    values: (s) => s.errorCount,
    text: formatCount,
  },
];
