/** What kind of system a span speaks to or is, by its attributes; '' where they do not say. */
export type SpanRole = '' | 'database' | 'http' | 'messaging' | 'rpc' | 'gen-ai';

/** A few characters that say what a span did. */
export interface SpanPill {
  /** As sent, cut; never empty. */
  readonly text: string;
  /** What the text is: "HTTP status code". */
  readonly means: string;
  /** 'error': a 5xx, or a gRPC status that is the server's fault. */
  readonly tone: 'plain' | 'error';
}

/** What the usual attributes of a span say about it at a glance. */
export interface SpanHints {
  readonly role: SpanRole;
  /** Operation first, status last. */
  readonly pills: readonly SpanPill[];
  /** Whom a client span calls, where none of its children is the server's span; '' where that is unknown. */
  readonly peer: string;
}
