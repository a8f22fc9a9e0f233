import type { Nanos } from '../../model';
import { readRule } from './readRule';
import type { PastP95, WatchedTrace, WatchReading, WatchRule } from './WatchRule';

/** An example of what a rule fired about. */
export interface WatchExample {
  readonly traceId: string;
  /** Service and name of the root; '' where there is none. */
  readonly service: string;
  readonly name: string;
  readonly duration: Nanos;
  readonly isFailed: boolean;
}

/** From when a rule fired until it was quiet again. Times in milliseconds since 1970. */
export interface WatchIncident {
  readonly firedAt: number;
  readonly quietAt: number | undefined;
  /** The highest level so far, in the rule's unit. */
  readonly peak: number;
  /** Those that came last first, the worst of an answer before others of it. */
  readonly examples: readonly WatchExample[];
}

/** All that is remembered of a watch between two answers. */
export interface WatchState {
  /** What it fired about last; open while `quietAt` is undefined. */
  readonly incident: WatchIncident | undefined;
  /** Answers in a row, while it fires, in which it would not fire. */
  readonly calm: number;
  /** The percentiles of the last hour in which it did not fire, oldest first. */
  readonly past: readonly PastP95[];
}

export const freshWatch: WatchState = { incident: undefined, calm: 0, past: [] };

/** Answers in a row that make it quiet again. */
export const calmNeeded = 2;
/** Least time between two firings. */
export const coolDownMs = 10 * 60_000;
/** What the level has to fall under to be calm, as a share of what fires: near the edge it does not go on and off. */
const calmShare = 0.8;
const pastMs = 60 * 60_000;
export const mostExamples = 5;

export const isFiring = ({ incident }: WatchState): boolean =>
  incident !== undefined && incident.quietAt === undefined;

/** The level below which it is calm. What is usual is 1 for a comparison with the past: only what is above it counts. */
export const calmBelow = ({ kind, least }: WatchRule): number =>
  kind === 'p95' ? 1 + (least - 1) * calmShare : least * calmShare;

const exampleOf = (trace: WatchedTrace): WatchExample => ({
  traceId: trace.traceId,
  service: trace.rootService ?? '',
  name: trace.rootName ?? '',
  duration: trace.duration,
  isFailed: (trace.errorCount ?? 0) > 0,
});

function withExamples(
  known: readonly WatchExample[],
  offenders: readonly WatchedTrace[],
): readonly WatchExample[] {
  const ids = new Set(known.map(({ traceId }) => traceId));
  const more = offenders.filter(({ traceId }) => !ids.has(traceId)).slice(0, mostExamples);
  return [...more.map(exampleOf), ...known].slice(0, mostExamples);
}

/** What an answer did to a watch. */
export interface WatchStep {
  readonly state: WatchState;
  readonly reading: WatchReading;
  readonly happened: 'fired' | 'quiet' | undefined;
}

/**
 * Takes an answer of `at` (milliseconds since 1970) into a watch. It fires once when its level is reached, and is quiet again after
 * `calmNeeded` answers in a row below `calmBelow` (or of which nothing can be said); the next firing is `coolDownMs` after the
 * last one at the earliest.
 */
export function stepWatch(
  state: WatchState,
  rule: WatchRule,
  traces: readonly WatchedTrace[],
  at: number,
): WatchStep {
  const firing = isFiring(state);
  const { incident } = state;
  // While it fires, what was usual before stays the measure.
  const since = (firing && incident ? incident.firedAt : at) - pastMs;
  const before = state.past.filter((one) => one.at >= since);
  const reading = readRule(rule, traces, before);
  const { level, offenders, p95 } = reading;
  const reached = level !== undefined && level >= rule.least;
  const past = firing || reached || p95 === undefined ? before : [...before, { at, p95 }];
  const step = (next: Partial<WatchState>, happened?: 'fired' | 'quiet'): WatchStep => ({
    state: { ...state, past, ...next },
    reading,
    happened,
  });
  if (!firing || !incident) {
    const mayFire = incident === undefined || at - incident.firedAt >= coolDownMs;
    if (!reached || !mayFire) return step({ calm: 0 });
    const examples = withExamples([], offenders);
    return step({ calm: 0, incident: { firedAt: at, quietAt: undefined, peak: level, examples } }, 'fired');
  }
  const isCalm = level === undefined || level < calmBelow(rule);
  const calm = isCalm ? state.calm + 1 : 0;
  if (calm >= calmNeeded) return step({ calm: 0, incident: { ...incident, quietAt: at } }, 'quiet');
  const peak = Math.max(incident.peak, level ?? 0);
  const examples = reached ? withExamples(incident.examples, offenders) : incident.examples;
  return step({ calm, incident: { ...incident, peak, examples } });
}
