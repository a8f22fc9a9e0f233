import type { Answer, Failure } from '../../core';

/** Carries a Failure through TanStack Query, which knows failures only as thrown errors. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** The value of an answer; throws its failure. Only for query functions. */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new FailureError(answer.failure);
}

/** The failure behind whatever a query threw. A plain error is a fault of our own and says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {
    kind: 'crash',
    asked: '',
    status: undefined,
    message: 'Spanlight itself failed.',
    serverSaid: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    advice: 'Reload the page; if it happens again, please report it with this text.',
    retryAfterSeconds: undefined,
  };
}
