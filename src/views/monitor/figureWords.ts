import {
  formatCount,
  formatDuration,
  formatPercent,
  formatRate,
  nanos,
  visibleText,
  type CallFigures,
  type Figure,
  type MonitorPoint,
} from '../../core';

const longest = 200;

/** The name of a service or an operation as text for the screen. */
export const nameWords = (name: string): string => visibleText(name, longest) || '(no name)';

export const durationWords = (value: number): string =>
  Number.isNaN(value) ? '–' : formatDuration(nanos(Math.round(value)));

/** How each number of a CallFigures is written. */
export const figureFormats = {
  rate: formatRate,
  errors: formatPercent,
  p50: durationWords,
  p75: durationWords,
  p95: durationWords,
} as const;
export type FigureName = keyof typeof figureFormats;
export const figureNames: readonly FigureName[] = ['rate', 'errors', 'p50', 'p75', 'p95'];

export const figureLabels: ReadonlyMap<FigureName, string> = new Map([
  ['rate', 'Rate'],
  ['errors', 'Errors'],
  ['p50', 'p50'],
  ['p75', 'p75'],
  ['p95', 'p95'],
]);

const isExact = ({ value, low, high }: Figure) => low === value && high === value;

/** A figure as text, as in "12.5 /s", "≥ 3.00 /min", "4.2 %". Never called a number where only its least is known. */
export function figureWords(figures: CallFigures, name: FigureName): string {
  const figure = figures[name];
  if (Number.isNaN(figure.value)) return '–';
  const text = figureFormats[name](figure.value);
  if (name === 'rate' && figures.state === 'least') return `≥ ${text}`;
  return figures.state === 'measured' || isExact(figure) ? text : `≈ ${text}`;
}

/** What bounds a figure has, in words: "19 of 20 times between 3.1 /s and 4.0 /s". */
export function boundsWords(figures: CallFigures, name: FigureName): string {
  const figure = figures[name];
  const format = figureFormats[name];
  if (Number.isNaN(figure.value)) return 'no calls were seen';
  if (figures.state === 'measured') return 'as the metrics store has it';
  if (name === 'rate' && figures.state === 'least')
    return `at least ${format(figure.low)}: the server gave only some of the traces, so this is no rate`;
  if (Number.isNaN(figure.low)) return 'of the traces that the server gave: no bounds can be stated';
  if (isExact(figure)) return 'exact: every call was seen';
  const high = figure.high === Infinity ? 'more than what was seen' : format(figure.high);
  return `19 of 20 times between ${format(figure.low)} and ${high}`;
}

/** The bounds in short, beside a figure: "3.1 – 4.0 /s"; '' where there are none to state. */
export function boundsText(figures: CallFigures, name: FigureName): string {
  const figure = figures[name];
  if (figures.state === 'measured' || Number.isNaN(figure.low) || isExact(figure)) return '';
  const format = figureFormats[name];
  if (figure.high === Infinity) return `${format(figure.low)} or more`;
  return `${format(figure.low)} – ${format(figure.high)}`;
}

/** How a step, or a window, is known. */
export function stateWords({ state, seen }: CallFigures): string {
  const calls = `${formatCount(seen)} ${seen === 1 ? 'call' : 'calls'}`;
  switch (state) {
    case 'measured':
      return 'measured';
    case 'whole':
      return `every call was seen: ${calls}`;
    case 'part':
      return `a part was asked about: ${calls} seen`;
    case 'least':
      return `the server gave only some: ${calls} seen, there are more`;
    case 'none':
      return 'not known';
  }
}

/** All of a point in one sentence, for the slider of the charts. */
export function pointWords(point: MonitorPoint, times: string): string {
  if (point.state === 'none') return `${times}: not known`;
  const numbers = figureNames.map((name) => `${figureLabels.get(name) ?? ''} ${figureWords(point, name)}`);
  return `${times}: ${numbers.join(', ')}; ${stateWords(point)}`;
}

/** How much a figure differs from an earlier one: "+12 %", "−3.0 points" for shares; '' where it cannot be said. */
export function changeWords(now: CallFigures, before: CallFigures, name: FigureName): string {
  const [a, b] = [now[name].value, before[name].value];
  if (
    Number.isNaN(a) ||
    Number.isNaN(b) ||
    (name === 'rate' && (now.state === 'least' || before.state === 'least'))
  )
    return '';
  if (name === 'errors') {
    const points = (a - b) * 100;
    if (Math.abs(points) < 0.05) return '±0';
    return `${points > 0 ? '+' : '\u2212'}${Math.abs(points).toFixed(1)} pts`;
  }
  if (b === 0) return a === 0 ? '±0' : 'new';
  const percent = (a / b - 1) * 100;
  if (Math.abs(percent) < 0.5) return '±0 %';
  return `${percent > 0 ? '+' : '\u2212'}${Math.abs(percent) >= 999.5 ? '> 999' : Math.abs(percent).toFixed(0)} %`;
}
