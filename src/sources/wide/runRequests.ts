import type { Answer, Failure } from '../../core';
import type { SearchAnswer, SearchOptions, TraceQuery } from '../TraceSource';
import type { SearchPart } from './WideQuestion';

/** How requests are sent. */
export interface RunOptions {
  /** One request, as a part. It never rejects. */
  readonly search: (query: TraceQuery, options: SearchOptions) => Promise<Answer<SearchAnswer>>;
  readonly atOnce: 1 | 2;
  /** Ends it all: nothing of it is wanted any more. */
  readonly signal: AbortSignal;
  /** Ends the asking; what came until then is wanted. */
  readonly stop: AbortSignal;
  /** Told after each change; `pausedUntil` is a time of Date.now while the server has asked for a pause. */
  readonly onParts: (parts: readonly SearchPart[], pausedUntil: number | undefined) => void;
  /** Waits for milliseconds, or until the signal. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Times that a server which is asked too much is asked again, and the first pause. */
const MOST_AGAIN = 3;
const FIRST_PAUSE_MS = 1000;
/** A server may ask for longer pauses; nobody waits for them. */
const LONGEST_PAUSE_MS = 30_000;

function usualPause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
    if (signal.aborted) resolve();
  });
}

/** The server has too much to do: asking again later may help. */
const asksForPause = ({ kind, status }: Failure): boolean =>
  kind === 'rate-limited' || status === 503 || status === 502 || status === 504;

/**
 * Sends the requests of parts that are still waiting, one or two at a time, and gives the parts with their answers. A server that asks
 * for a pause gets it, twice as long each time, and from then on one request at a time. A part that fails is a part with a failure:
 * the others go on.
 */
export async function runRequests(
  parts: readonly SearchPart[],
  options: RunOptions,
): Promise<readonly SearchPart[]> {
  return new Run(parts, options).toEnd();
}

class Run {
  private readonly parts: SearchPart[];
  private readonly ending: AbortSignal;
  private atOnce: number;
  private pausedUntil: number | undefined;

  constructor(
    parts: readonly SearchPart[],
    private readonly options: RunOptions,
  ) {
    this.parts = [...parts];
    this.atOnce = options.atOnce;
    this.ending = AbortSignal.any([options.signal, options.stop]);
  }

  async toEnd(): Promise<readonly SearchPart[]> {
    const lanes = Array.from({ length: this.atOnce }, (_, lane) => this.lane(lane));
    await Promise.all(lanes);
    for (const [at, part] of this.parts.entries())
      if (part.state === 'waiting') this.parts[at] = { ...part, state: 'stopped' };
    this.tell();
    return this.parts;
  }

  /** Takes one waiting part after the other. */
  private async lane(lane: number): Promise<void> {
    while (!this.ending.aborted && lane < this.atOnce) {
      const at = this.parts.findIndex(({ state }) => state === 'waiting');
      if (at < 0) return;
      await this.ask(at);
    }
  }

  private async ask(at: number): Promise<void> {
    this.change(at, { state: 'asked', failure: undefined });
    for (let again = 0; ; again++) {
      await this.untilUnpaused();
      const part = this.parts[at];
      if (part === undefined) return;
      if (this.ending.aborted) {
        this.change(at, { state: 'stopped' });
        return;
      }
      const answer = await this.options.search(part.query, { signal: this.ending, part: true });
      if (answer.ok) {
        const { summaries, results, limitReached, notices } = answer.value;
        const traces = summaries.length;
        this.change(at, { state: 'answered', traces, held: results, limitReached, notices });
        return;
      }
      const { failure } = answer;
      if (failure.kind === 'cancelled') {
        this.change(at, { state: 'stopped' });
        return;
      }
      if (!asksForPause(failure) || again >= MOST_AGAIN) {
        this.change(at, { state: 'failed', failure });
        return;
      }
      this.atOnce = 1;
      const wanted =
        failure.retryAfterSeconds === undefined
          ? FIRST_PAUSE_MS * 2 ** again
          : failure.retryAfterSeconds * 1000;
      await this.pause(Math.min(LONGEST_PAUSE_MS, wanted));
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    this.pausedUntil = Date.now() + milliseconds;
    this.tell();
    await (this.options.pause ?? usualPause)(milliseconds, this.ending);
    this.pausedUntil = undefined;
    this.tell();
  }

  /** Another lane may have been asked for a pause. */
  private async untilUnpaused(): Promise<void> {
    const left = (this.pausedUntil ?? 0) - Date.now();
    if (left > 0) await (this.options.pause ?? usualPause)(left, this.ending);
  }

  private change(at: number, changed: Partial<SearchPart>): void {
    const part = this.parts[at];
    if (part) this.parts[at] = { ...part, ...changed };
    this.tell();
  }

  private tell(): void {
    this.options.onParts([...this.parts], this.pausedUntil);
  }
}
