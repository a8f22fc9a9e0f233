import { callsWithin, type CallSample } from './CallSample';

/** A step of the window, in milliseconds since 1970: from `from` to before `to`. */
export interface Step {
  readonly from: number;
  readonly to: number;
}

/** What is known of a step: the calls of a part of it, which may be all of it. */
export interface Slice {
  readonly step: Step;
  /** What was asked about, within the step. */
  readonly from: number;
  readonly to: number;
  /** The server gave as many traces as were asked for: there may be more calls. */
  readonly isFull: boolean;
  readonly calls: CallSample;
}

/** One request: for the calls of a time. */
export interface SampleRequest {
  readonly from: number;
  readonly to: number;
  /** The steps that it answers; one, where it asks about a part of it. */
  readonly steps: readonly Step[];
}

/** Share of the limit that a request is made to fill: more traces than expected shall still fit. */
const fill = 0.6;
/** A request spans at most so many times the steps of the one before: an expectation may be wrong. */
const growth = 4;
/** Times that a step is asked about where the limit is hit, each time for a shorter part. */
const mostTries = 3;

/** The steps of a window, the oldest first. `to` − `from` is a multiple of `step`. */
export const stepsOf = (from: number, to: number, step: number): readonly Step[] =>
  Array.from({ length: Math.max(0, Math.round((to - from) / step)) }, (_, at) => ({
    from: from + at * step,
    to: from + (at + 1) * step,
  }));

/** A number from 0 to below 1 that is always the same for a time: what repeats in time shall not always be met at the same place. */
function chanceAt(time: number, turn: number): number {
  let mixed = Math.imul((Math.floor(time / 1000) + turn * 7919) | 0, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * What to ask, request after request, so that every step of a window gets an answer below the limit: several steps at once while
 * there are few traces, a part of one where there are many. Newest first. It asks nothing itself.
 */
export class SamplePlan {
  private readonly known = new Map<number, Slice>();
  private readonly tries = new Map<number, number>();
  /** Traces a millisecond, as the last answer had it. */
  private density: number | undefined;
  private run = 1;

  /**
   * @param steps the oldest first, all of one length
   * @param limit traces a request
   * @param before what is known already
   */
  constructor(
    private readonly steps: readonly Step[],
    private readonly limit: number,
    before: readonly Slice[] = [],
  ) {
    const wanted = new Set(steps.map(({ from }) => from));
    for (const slice of before) if (wanted.has(slice.step.from)) this.known.set(slice.step.from, slice);
  }

  /** The oldest first. */
  get slices(): readonly Slice[] {
    return this.steps.flatMap(({ from }) => this.known.get(from) ?? []);
  }

  /** Steps that still have to be asked about. */
  get left(): number {
    return this.steps.filter((step) => this.isOpen(step)).length;
  }

  private isOpen({ from }: Step): boolean {
    const slice = this.known.get(from);
    return slice === undefined || (slice.isFull && (this.tries.get(from) ?? mostTries) < mostTries);
  }

  /** undefined = nothing is left to ask. */
  next(): SampleRequest | undefined {
    const end = this.steps.findLastIndex((step) => this.isOpen(step));
    const last = this.steps[end];
    if (last === undefined) return undefined;
    const length = last.to - last.from;
    const { density } = this;
    const fitting =
      density === undefined
        ? 1
        : density === 0
          ? this.run * growth
          : (fill * this.limit) / (density * length);
    if (fitting < 1) {
      const part = Math.max(1, Math.floor(length * fitting));
      const from = Math.floor(
        last.from + chanceAt(last.from, this.tries.get(last.from) ?? 0) * (length - part),
      );
      return { from, to: from + part, steps: [last] };
    }
    const most = Math.min(Math.floor(fitting), this.run * growth);
    let first = end;
    while (end - first + 1 < most && this.steps[first - 1] && this.isOpen(this.steps[first - 1] ?? last))
      first--;
    const steps = this.steps.slice(first, end + 1);
    return { from: steps[0]?.from ?? last.from, to: last.to, steps };
  }

  /** Takes the answer to a request in. */
  take({ from, to, steps }: SampleRequest, calls: CallSample, isFull: boolean): void {
    this.run = Math.max(1, steps.length);
    if (!isFull) {
      this.density = calls.traces / (to - from);
      for (const step of steps) {
        const part = { from: Math.max(from, step.from), to: Math.min(to, step.to) };
        this.known.set(step.from, { step, ...part, isFull, calls: callsWithin(calls, part.from, part.to) });
      }
      return;
    }
    // Most storages give the newest: then the oldest that came says how far the limit reached.
    const oldest = calls.start.reduce((least, began) => Math.min(least, began), to);
    const reached = Math.max(1, Math.min(to - from, to - oldest));
    this.density = Math.max(this.limit / reached, (2 * this.limit) / (to - from));
    const [step] = steps;
    if (steps.length > 1 || step === undefined) return;
    this.tries.set(step.from, (this.tries.get(step.from) ?? 0) + 1);
    const best = this.known.get(step.from);
    if (best === undefined || best.calls.start.length < calls.start.length)
      this.known.set(step.from, { step, from, to, isFull, calls });
  }
}
