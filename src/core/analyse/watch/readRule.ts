import type { Nanos } from '../../model';
import { atShare } from '../results/ResultTable';
import {
  leastForP95,
  leastForShare,
  leastPast,
  type PastP95,
  type WatchedTrace,
  type WatchReading,
  type WatchRule,
} from './WatchRule';

const slowestFirst = (a: WatchedTrace, b: WatchedTrace): number => b.duration - a.duration;

function p95Of(traces: readonly WatchedTrace[]): Nanos | undefined {
  if (traces.length < leastForP95) return undefined;
  return atShare(Float64Array.from(traces, ({ duration }) => duration).sort(), 0.95);
}

/** What is usual: the median of the past. */
function usualOf(past: readonly PastP95[]): number | undefined {
  if (past.length < leastPast) return undefined;
  return atShare(Float64Array.from(past, ({ p95 }) => p95).sort(), 0.5);
}

/** Measures the traces of an answer against a rule. `past` are the percentiles of the hour before. Linear, but for sorting. */
export function readRule(
  rule: WatchRule,
  traces: readonly WatchedTrace[],
  past: readonly PastP95[],
): WatchReading {
  const p95 = p95Of(traces);
  const said = (level: number, offenders: readonly WatchedTrace[]): WatchReading => ({
    level,
    lack: undefined,
    offenders: [...offenders].sort(slowestFirst),
    p95,
  });
  const silent = (lack: WatchReading['lack']): WatchReading => ({
    level: undefined,
    lack,
    offenders: [],
    p95,
  });
  switch (rule.kind) {
    case 'errors':
    case 'error-share': {
      if (traces.length > 0 && traces.every(({ errorCount }) => errorCount === undefined))
        return silent('unknown');
      const failed = traces.filter(({ errorCount }) => (errorCount ?? 0) > 0);
      if (rule.kind === 'errors') return said(failed.length, failed);
      return traces.length < leastForShare ? silent('few') : said(failed.length / traces.length, failed);
    }
    case 'duration': {
      const longest = traces.reduce((most, { duration }) => Math.max(most, duration), 0);
      return said(
        longest,
        traces.filter(({ duration }) => duration >= rule.least),
      );
    }
    case 'p95': {
      if (p95 === undefined) return silent('few');
      const usual = usualOf(past);
      if (usual === undefined) return silent('learning');
      return said(
        p95 / Math.max(usual, 1),
        traces.filter(({ duration }) => duration >= p95),
      );
    }
  }
}
