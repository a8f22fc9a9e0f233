import {
  noFigure,
  noFigures,
  unbounded,
  type CallFigures,
  type MonitorPoint,
  type MonitorRow,
} from './Figure';

/** One line of a metrics store: of a service, or of one of its operations. */
export interface MetricSeries {
  readonly service: string;
  /** undefined where operations were not asked for. */
  readonly operation: string | undefined;
  /** Milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  /** Point for point; NaN where the store has no number. */
  readonly values: readonly number[];
}

/** The kinds of lines: calls a second, share in error (0 … 1), durations in nanoseconds. */
export interface MetricLines {
  readonly calls: readonly MetricSeries[];
  readonly errors: readonly MetricSeries[];
  readonly p50: readonly MetricSeries[];
  readonly p75: readonly MetricSeries[];
  readonly p95: readonly MetricSeries[];
}

export const metricKinds = ['calls', 'errors', 'p50', 'p75', 'p95'] as const;

/** What a store says that gives no bounds. */
const stated = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? noFigure : unbounded(value);

function figures(value: (kind: (typeof metricKinds)[number]) => number | undefined): CallFigures {
  const rate = stated(value('calls'));
  const errors = stated(value('errors'));
  const [p50, p75, p95] = [stated(value('p50')), stated(value('p75')), stated(value('p95'))];
  const isEmpty = [rate, errors, p50, p75, p95].every((figure) => Number.isNaN(figure.value));
  return isEmpty ? noFigures : { state: 'measured', rate, errors, p50, p75, p95, seen: NaN };
}

const lineOf = (lines: readonly MetricSeries[], operation: string | undefined) =>
  lines.find((line) => line.operation === operation);

/** Point by point what the lines of one service, or of one operation, say. Times that any of them has; `step` in milliseconds. */
export function metricPoints(
  lines: MetricLines,
  operation: string | undefined,
  step: number,
): readonly MonitorPoint[] {
  type Figures = Map<(typeof metricKinds)[number], number>;
  const byTime = new Map<number, Figures>();
  for (const kind of metricKinds) {
    const line = lineOf(lines[kind], operation);
    for (const [at, time] of (line?.times ?? []).entries()) {
      let point = byTime.get(time);
      if (point === undefined) {
        point = new Map() satisfies Figures;
        byTime.set(time, point);
      }
      point.set(kind, line?.values[at] ?? NaN);
    }
  }
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([to, point]) => ({ from: to - step, to, ...figures((kind) => point.get(kind)) }));
}

/** The mean of the numbers; NaN for none. */
function meanOf(line: MetricSeries | undefined, weights?: MetricSeries): number {
  const weightAt = new Map(weights?.times.map((time, at) => [time, weights.values[at] ?? NaN]));
  let [sum, weight] = [0, 0];
  for (const [at, time] of (line?.times ?? []).entries()) {
    const value = line?.values[at] ?? NaN;
    const each = weights ? (weightAt.get(time) ?? NaN) : 1;
    if (Number.isNaN(value) || Number.isNaN(each)) continue;
    sum += value * each;
    weight += each;
  }
  return weight === 0 ? NaN : sum / weight;
}

/** What lines say of all of their time: the mean rate, and the means of the others, each point weighted by its calls. */
export function metricTotal(lines: MetricLines, operation?: string): CallFigures {
  const calls = lineOf(lines.calls, operation);
  return figures((kind) =>
    kind === 'calls' ? meanOf(calls) : meanOf(lineOf(lines[kind], operation), calls),
  );
}

/** A row for each operation, those of greatest impact first. The impact is the share of rate × p95, as in Jaeger UI. */
export function metricRows(lines: MetricLines): readonly MonitorRow[] {
  const names = new Set<string>();
  for (const kind of metricKinds)
    for (const { operation } of lines[kind]) if (operation !== undefined) names.add(operation);
  const rows = [...names].map((name) => ({ name, ...metricTotal(lines, name) }));
  const weightOf = ({ rate, p95 }: CallFigures) => rate.value * p95.value;
  const all = rows.map(weightOf).reduce((sum, each) => (Number.isNaN(each) ? sum : sum + each), 0);
  const impactOf = (row: CallFigures) => (all === 0 ? NaN : weightOf(row) / all);
  const rank = (impact: number) => (Number.isNaN(impact) ? -1 : impact);
  return rows
    .map((row) => ({ ...row, impact: impactOf(row) }))
    .sort((a, b) => rank(b.impact) - rank(a.impact) || (a.name < b.name ? -1 : 1));
}

/** Points put to the steps that they belong to, for drawing; steps without a point have no figures. */
export function pointsOnSteps(
  points: readonly MonitorPoint[],
  steps: readonly { readonly from: number; readonly to: number }[],
): readonly MonitorPoint[] {
  const [first] = steps;
  const placed: MonitorPoint[] = steps.map((step) => ({ ...noFigures, ...step }));
  for (const point of points) {
    const at = first === undefined ? -1 : Math.round((point.to - first.to) / (first.to - first.from));
    const step = steps[at];
    if (step) placed[at] = { ...point, ...step };
  }
  return placed;
}
