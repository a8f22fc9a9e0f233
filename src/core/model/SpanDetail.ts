import type { Attribute } from './Attribute';
import type { Nanos } from './units';

/** An event of a span (Jaeger: log). */
export interface SpanEvent {
  /** Relative to the trace's start; undefined where the data has no readable time. */
  readonly time: Nanos | undefined;
  /** Empty where the data names none. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

/** A reference to another span. */
export interface SpanLink {
  readonly traceId: string;
  readonly spanId: string;
  /** Jaeger's reference type, or 'LINK' for OTLP; the parent itself is not listed. */
  readonly kind: 'CHILD_OF' | 'FOLLOWS_FROM' | 'LINK' | 'UNKNOWN';
  readonly attributes: readonly Attribute[];
}

/** What is decoded only when somebody looks: all of a span that is not in the columns. */
export interface SpanDetail {
  readonly attributes: readonly Attribute[];
  readonly resource: readonly Attribute[];
  readonly scope:
    | { readonly name: string; readonly version: string; readonly attributes: readonly Attribute[] }
    | undefined;
  /** Ordered by time. */
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
  /** Warnings of the server, each text once. */
  readonly warnings: readonly string[];
  readonly statusMessage: string;
  readonly traceState: string;
  /** The parent's id as the data names it, '' for none. */
  readonly parentSpanId: string;
  /** Number of attributes, events and links that the instrumentation says it dropped. */
  readonly dropped: { readonly attributes: number; readonly events: number; readonly links: number };
  /** The span's own text as it came (JSON), for "copy JSON" and for the curious. */
  readonly json: string;
  /** Parts of the span that could not be read, each as a sentence. */
  readonly unreadable: readonly string[];
}
