import type { Answer, Failure, SamplePlan, SampleRequest, Slice } from '../../core';
import type { SampledCalls } from '../../sources/TraceSource';

/** How far a sampling is, and what it knows. */
export interface Sampling {
  readonly slices: readonly Slice[];
  /** Requests made, of those that it may make. */
  readonly asked: number;
  readonly budget: number;
  /** Steps that still have to be asked about. */
  readonly left: number;
  /**
   * 'hidden' = it waits until the tab can be seen, 'waiting' = the server asked for a pause, 'budget' = it may ask no more, 'stopped' = by
   * the reader.
   */
  readonly state: 'asking' | 'hidden' | 'waiting' | 'done' | 'budget' | 'stopped' | 'failed';
  /** Milliseconds since 1970, while it is 'waiting'. */
  readonly waitsUntil: number | undefined;
  readonly failure: Failure | undefined;
}

/** What a sampling needs of the world. */
export interface SampleWorld {
  /** One request. It never rejects. */
  readonly ask: (request: SampleRequest, signal: AbortSignal) => Promise<Answer<SampledCalls>>;
  readonly isVisible: () => boolean;
  /** Until the tab can be seen, or the signal. */
  readonly untilVisible: (signal: AbortSignal) => Promise<void>;
  /** For milliseconds, or until the signal. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly tell: (sampling: Sampling) => void;
}

const firstPauseMs = 2000;
/** Nobody waits longer for a server that asks for a pause. */
const longestPauseMs = 60_000;
const mostPauses = 3;

const asksForPause = ({ kind, status }: Failure): boolean =>
  kind === 'rate-limited' || status === 502 || status === 503 || status === 504;

/**
 * Asks what a plan wants to know: one request at a time, at most `budget` of them, none while the tab is out of sight. The signal
 * stops it; what is known by then stays.
 */
export async function runPlan(
  plan: SamplePlan,
  budget: number,
  world: SampleWorld,
  signal: AbortSignal,
): Promise<Sampling> {
  let asked = 0;
  let pauses = 0;
  const tell = (
    state: Sampling['state'],
    more: Partial<Pick<Sampling, 'waitsUntil' | 'failure'>> = {},
  ): Sampling => {
    const { slices, left } = plan;
    const sampling: Sampling = {
      slices,
      left,
      asked,
      budget,
      state,
      waitsUntil: undefined,
      failure: undefined,
      ...more,
    };
    world.tell(sampling);
    return sampling;
  };
  const isStopped = () => signal.aborted;
  for (;;) {
    const request = plan.next();
    if (request === undefined) return tell('done');
    if (asked >= budget) return tell('budget');
    if (!world.isVisible()) {
      tell('hidden');
      await world.untilVisible(signal);
    }
    if (isStopped()) return tell('stopped');
    tell('asking');
    asked++;
    const answer = await world.ask(request, signal);
    if (isStopped()) return tell('stopped');
    if (answer.ok) {
      plan.take(request, answer.value.calls, answer.value.limitReached);
      continue;
    }
    const { failure } = answer;
    if (!asksForPause(failure) || pauses >= mostPauses) return tell('failed', { failure });
    const wanted =
      failure.retryAfterSeconds === undefined ? firstPauseMs * 2 ** pauses : failure.retryAfterSeconds * 1000;
    const length = Math.min(longestPauseMs, wanted);
    pauses++;
    tell('waiting', { waitsUntil: world.now() + length });
    await world.pause(length, signal);
  }
}
