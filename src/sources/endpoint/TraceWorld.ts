import type { WireTrace } from './JaegerWire';

/** A trace that can be found, without its spans. */
export interface TracePlan {
  /** 32 lower-case hexadecimal digits. */
  readonly traceId: string;
  /** Start of the trace, microseconds since 1970. */
  readonly start: number;
  /** Tells quickly whether the trace may touch a service: a false "yes" costs time only. */
  readonly services: { includes(service: string): boolean };
}

export interface WireOperation {
  readonly name: string;
  /** '' where it is not known. */
  readonly spanKind: string;
}

/** Traces that an endpoint answers from. Times are microseconds since 1970. */
export interface TraceWorld<Plan extends TracePlan> {
  /** The world's own now, from the clock (milliseconds since 1970). */
  now(realMs: number): number;
  services(): readonly string[];
  /** None for an unknown service. */
  operations(service: string): readonly WireOperation[];
  /** Traces that may have spans between the two times, newest first. */
  plans(from: number, to: number, now: number): readonly Plan[];
  plan(traceId: string, now: number): Plan | undefined;
  trace(plan: Plan): WireTrace;
  /** The trace as JSON text. */
  json(plan: Plan): string;
  /** What the reader of a search from that time on has to know; undefined = nothing. */
  missing?(from: number): string | undefined;
}
