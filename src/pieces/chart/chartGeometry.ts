import { scaleLinear, scaleLog } from 'd3-scale';

/** One line of a chart: its values step by step, NaN where there is none. */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  readonly tone: 'plain' | 'error' | 'low' | 'middle' | 'high';
  readonly values: readonly number[];
  /** Bounds of the values, drawn as a band; NaN where there are none. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  /** Values that may be more: drawn with an arrow. */
  readonly isLeast?: readonly boolean[];
  /** The same at another time, drawn thin and dashed. */
  readonly before?: readonly number[] | undefined;
}

/** Greatest number that a chart has to show; upper bounds beyond three times the greatest value run out of it. */
export function greatest(lines: readonly ChartLine[]): number {
  let [values, bounds] = [0, 0];
  for (const { values: own, before = [], high = [] } of lines) {
    for (const value of own) if (value > values) values = value;
    for (const value of before) if (value > values) values = value;
    for (const value of high) if (value > bounds && Number.isFinite(value)) bounds = value;
  }
  return Math.max(values, Math.min(bounds, 3 * values));
}

/** The least number above 0 that a chart shows; Infinity for none. */
function smallest(lines: readonly ChartLine[]): number {
  let least = Infinity;
  for (const { values, before = [] } of lines)
    for (const list of [values, before])
      for (const value of list) if (value > 0 && value < least) least = value;
  return least;
}

/** Where values stand, in px from the top, and the numbers at the axis. */
export interface ValueScale {
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

/** What is beyond the top stands just above it; a scale itself has no place for a bound that is infinite. */
const above = (value: number, scale: (value: number) => number): number =>
  value === Infinity ? -1 : Math.max(-1, scale(value));

/** From 0 up. `least` = the axis reaches to this at least. */
export function valueScale(lines: readonly ChartLine[], height: number, least: number): ValueScale {
  const most = Math.max(greatest(lines), least);
  const scale = scaleLinear().domain([0, most]).range([height, 0]).nice(2);
  return { y: (value) => above(value, scale), ticks: scale.ticks(2) };
}

/** By powers of ten, so that what takes long leaves the rest to be seen. Zeros stand at the foot. */
export function logScale(lines: readonly ChartLine[], height: number, least: number): ValueScale {
  const top = Math.max(greatest(lines), least) * 1.1;
  const foot = Math.min(smallest(lines) / 1.1, top / 10);
  const scale = scaleLog().domain([foot, top]).range([height, 0]);
  const powers = scale.ticks(10).filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6));
  const all = scale.ticks(10).filter((tick) => /^[125]/.test(tick.toExponential()));
  return {
    y: (value) => above(Math.max(foot, value), scale),
    ticks: powers.length > 1 ? powers : all,
  };
}

/** The path of a line through points, broken where there is none; a point alone is a dot. */
export function linePath(
  xs: readonly number[],
  values: readonly number[],
  y: (value: number) => number,
): string {
  let path = '';
  let isDown = false;
  for (const [at, value] of values.entries()) {
    const x = xs[at] ?? 0;
    if (Number.isNaN(value)) isDown = false;
    else {
      const isAlone = !isDown && Number.isNaN(values[at + 1] ?? NaN);
      path += `${isDown ? 'L' : 'M'}${x.toFixed(1)} ${y(value).toFixed(1)}${isAlone ? 'h0.01' : ''}`;
      isDown = true;
    }
  }
  return path;
}

/** The outline of a band between two lines, in as many parts as there are gaps. `half`: how far it reaches beside a lone point. */
export function bandPath(
  xs: readonly number[],
  low: readonly number[],
  high: readonly number[],
  y: (value: number) => number,
  half: number,
): string {
  const has = (at: number) => !Number.isNaN(low[at] ?? NaN) && !Number.isNaN(high[at] ?? NaN);
  let path = '';
  for (let at = 0; at < xs.length; at++) {
    if (!has(at)) continue;
    let end = at;
    while (has(end + 1)) end++;
    const edges = Array.from({ length: end - at + 1 }, (_, k) => at + k);
    const x = (k: number, by: number) => ((xs[k] ?? 0) + by).toFixed(1);
    const side = (k: number) => (k === at ? -half : k === end ? half : 0);
    const top = edges.map((k) => `${x(k, end === at ? -half : side(k))} ${y(high[k] ?? 0).toFixed(1)}`);
    const bottom = edges
      .map((k) => `${x(k, end === at ? half : side(k))} ${y(low[k] ?? 0).toFixed(1)}`)
      .reverse();
    if (end === at) {
      top.push(`${x(at, half)} ${y(high[at] ?? 0).toFixed(1)}`);
      bottom.push(`${x(at, -half)} ${y(low[at] ?? 0).toFixed(1)}`);
    }
    path += `M${top.join('L')}L${bottom.join('L')}Z`;
    at = end;
  }
  return path;
}
