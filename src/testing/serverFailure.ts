import type { Failure } from '../core';

/** What came of asking a server that has too much to do, with `part` changed. */
export const serverFailure = (part: Partial<Failure> = {}): Failure => ({
  kind: 'status',
  asked: 'GET /api/traces',
  status: 503,
  message: 'The server is overloaded.',
  serverSaid: '',
  advice: '',
  retryAfterSeconds: undefined,
  ...part,
});
