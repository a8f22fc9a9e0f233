/** A number and the bounds that can be stated for it. */
export interface Figure {
  /** NaN = there is none. */
  readonly value: number;
  /** NaN = no bounds can be stated. Bounds that are the value itself say that it is exact. */
  readonly low: number;
  /** Infinity = it may be more, nobody knows how much. */
  readonly high: number;
}

export const noFigure: Figure = { value: NaN, low: NaN, high: NaN };
export const exactly = (value: number): Figure => ({ value, low: value, high: value });
export const unbounded = (value: number): Figure => ({ value, low: NaN, high: NaN });
export const atLeast = (value: number): Figure => ({ value, low: value, high: Infinity });

/** What is known of the calls of a service, or of one operation, within some time. */
export interface CallFigures {
  /**
   * 'measured': from a metrics store. From traces: 'whole' = every call was seen, 'part' = a part of the time was asked about, 'least' =
   * the server gave only some of what it has, 'none' = not asked.
   */
  readonly state: 'measured' | 'whole' | 'part' | 'least' | 'none';
  /** Calls a second. */
  readonly rate: Figure;
  /** Share of calls in error, 0 … 1. */
  readonly errors: Figure;
  /** Durations in nanoseconds. */
  readonly p50: Figure;
  readonly p75: Figure;
  readonly p95: Figure;
  /** Calls that were looked at; NaN where a metrics store counted. */
  readonly seen: number;
}

export const noFigures: CallFigures = {
  state: 'none',
  rate: noFigure,
  errors: noFigure,
  p50: noFigure,
  p75: noFigure,
  p95: noFigure,
  seen: 0,
};

/** Figures of one step in time: from `from` to before `to`, in milliseconds since 1970. */
export interface MonitorPoint extends CallFigures {
  readonly from: number;
  readonly to: number;
}

/** Figures of one operation over the whole window. */
export interface MonitorRow extends CallFigures {
  readonly name: string;
  /** Its share of the time that all operations of the service take together, 0 … 1; NaN = unknown. */
  readonly impact: number;
}
