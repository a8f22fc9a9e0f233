/** Why a question to a source was not answered. Values, not exceptions: every caller has to look. */
export type FailureKind =
  | 'bad-request' // refused before it was sent (malformed id, impossible window)
  | 'not-found' // the server has no such trace
  | 'not-json' // HTML or text came where JSON belongs: wrong path, or a login page
  | 'not-traces' // JSON, but no known trace format
  | 'status' // the server said no (4xx, 5xx)
  | 'sign-in' // 401, 403
  | 'rate-limited' // 429
  | 'network' // no connection, or it broke
  | 'truncated' // the answer ended in the middle
  | 'timeout'
  | 'cancelled'
  | 'no-endpoint' // nothing that speaks this API answers here
  | 'crash'; // a fault of our own

/** What was asked, what came back and what can be done: enough for a person to act on. All plain text. */
export interface Failure {
  readonly kind: FailureKind;
  /** For example "GET /api/traces/1a2b". */
  readonly asked: string;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** One sentence in plain words: what went wrong. */
  readonly message: string;
  /** What the server itself said: its error message, or the first bytes (≤ 300 characters) when it is not JSON. '' if nothing. */
  readonly serverSaid: string;
  /** One sentence: what to do now. */
  readonly advice: string;
  /** Seconds that the server asks to wait, from Retry-After. */
  readonly retryAfterSeconds: number | undefined;
}

/** An answer or the reason why there is none. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });
export const failed = <T>(failure: Failure): Answer<T> => ({ ok: false, failure });
