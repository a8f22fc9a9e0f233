import type { Failure, FailureKind } from '../core';

/** What is known of a failure beside its kind and sentences. */
interface FailureFacts {
  readonly status?: number | undefined;
  readonly serverSaid?: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** Fills in a Failure; what the server said is made printable and cut to 300 characters. */
export function failure(
  kind: FailureKind,
  asked: string,
  message: string,
  advice: string,
  facts: FailureFacts = {},
): Failure {
  return {
    kind,
    asked: printable(asked, 300),
    status: facts.status,
    message,
    serverSaid: printable(facts.serverSaid ?? '', 300),
    advice,
    retryAfterSeconds: facts.retryAfterSeconds,
  };
}

/** Hostile text as one line of at most `length` characters: control characters become blanks. */
export function printable(text: string, length: number): string {
  // Cut first (with room for what trimming removes): the text may be megabytes long.
  const line = text
    .slice(0, length * 4)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

export const cancelledFailure = (asked: string): Failure =>
  failure('cancelled', asked, 'The request was cancelled.', 'Ask again when you want the answer.');

export const goneFailure = (asked: string): Failure =>
  failure('bad-request', asked, 'This trace is not open any more.', 'Open the trace again.');

export const crashFailure = (asked: string, reason: string): Failure =>
  failure(
    'crash',
    asked,
    'The trace engine failed: a fault of this program, not of the server.',
    'Open the trace again; if it fails again, please report it.',
    {
      serverSaid: reason,
    },
  );

/** What went wrong, of whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
