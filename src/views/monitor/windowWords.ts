import type { Comparison } from '../../state/url/monitor/monitorParts';

/** "the last hour", "the last 90 minutes". */
export function timeframeWords(timeframe: number): string {
  const minutes = timeframe / 60_000;
  const [count, unit] =
    minutes % 10_080 === 0
      ? [minutes / 10_080, 'week']
      : minutes % 1440 === 0
        ? [minutes / 1440, 'day']
        : minutes % 60 === 0
          ? [minutes / 60, 'hour']
          : [Math.round(minutes * 100) / 100, 'minute'];
  return `the last ${count === 1 ? unit : `${String(count)} ${unit}s`}`;
}

/** How much earlier the window is that another is held against, in milliseconds. */
export function shiftOf(against: Comparison, timeframe: number): number | undefined {
  if (against === 'none') return undefined;
  return against === 'before' ? timeframe : against === 'day' ? 86_400_000 : 7 * 86_400_000;
}
