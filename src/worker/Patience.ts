import type { Failure } from '../core';
import { cancelledFailure, failure } from './failures';
import type { AskOptions } from './TraceEngine';

const IDLE_MS = 30_000;
const TOTAL_MS = 600_000;
/** Fewer new bytes than this within the idle time count as silence. */
const NEWS_BYTES = 1024;

/** Watches over one request: the asker's own signal, silence, and the time it takes in all. */
export class Patience {
  readonly #giveUp = new AbortController();
  readonly #idleMs: number;
  readonly #totalMs: number;
  readonly #began = performance.now();
  readonly #asker: AbortSignal | undefined;
  readonly #total: ReturnType<typeof setTimeout>;
  #idle: ReturnType<typeof setTimeout>;
  #newBytes = 0;
  #why: 'cancelled' | 'silence' | 'total' | undefined;
  readonly #cancel = (): void => {
    this.#stop('cancelled');
  };

  constructor(options: AskOptions) {
    this.#idleMs = options.idleTimeoutMs ?? IDLE_MS;
    this.#totalMs = options.totalTimeoutMs ?? TOTAL_MS;
    this.#asker = options.signal;
    this.#total = setTimeout(() => {
      this.#stop('total');
    }, this.#totalMs);
    this.#idle = this.#idleTimer();
    if (this.#asker?.aborted === true) this.#cancel();
    else this.#asker?.addEventListener('abort', this.#cancel);
  }

  get signal(): AbortSignal {
    return this.#giveUp.signal;
  }

  took(bytes: number): void {
    this.#newBytes += bytes;
    if (this.#newBytes >= NEWS_BYTES) this.news();
  }

  news(): void {
    this.#newBytes = 0;
    clearTimeout(this.#idle);
    this.#idle = this.#idleTimer();
  }

  end(): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#total);
    this.#asker?.removeEventListener('abort', this.#cancel);
  }

  /** Why it was given up; undefined when it was not. */
  failure(asked: string): Failure | undefined {
    if (this.#why === undefined) return undefined;
    if (this.#why === 'cancelled') return cancelledFailure(asked);
    const seconds = ((performance.now() - this.#began) / 1000).toFixed(1);
    const what =
      this.#why === 'silence'
        ? 'next to nothing came from the server for too long'
        : 'the answer took too long';
    return failure(
      'timeout',
      asked,
      `Given up after ${seconds} s: ${what}.`,
      'Try again, or ask for less: a shorter time, a smaller limit.',
    );
  }

  #idleTimer(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#stop('silence');
    }, this.#idleMs);
  }

  #stop(why: 'cancelled' | 'silence' | 'total'): void {
    this.#why ??= why;
    this.#giveUp.abort();
  }
}
