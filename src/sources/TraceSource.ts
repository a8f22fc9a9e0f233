import type { Answer, EpochNanos, Nanos, TraceSummary } from '../core';
import type { AskOptions, AttributeSuggestion, OpenTrace } from '../worker/TraceEngine';

/** A question for traces. Absent members do not restrict. */
export interface TraceQuery {
  /** undefined = any service; only where `capabilities.searchWithoutService`. */
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /** Every pair has to hold on one span. Values are text. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly minDuration: Nanos | undefined;
  readonly maxDuration: Nanos | undefined;
  readonly start: EpochNanos;
  readonly end: EpochNanos;
  /** 1 … 1500. */
  readonly limit: number;
}

export interface SearchAnswer {
  /** Newest first. At most one a trace id. */
  readonly summaries: readonly TraceSummary[];
  /** The engine's name for the table of these traces, to be closed by whoever holds the answer; undefined where there is none. */
  readonly results: number | undefined;
  /** Attribute keys and values seen in the answer; empty where the server sends summaries only. */
  readonly suggestions: readonly AttributeSuggestion[];
  /** What the reader has to know: partial results, unreadable entries. */
  readonly notices: readonly string[];
  /** As many traces came as were asked for: there may be more. */
  readonly limitReached: boolean;
}

export interface Operation {
  readonly name: string;
  /** '' where the server does not say. */
  readonly spanKind: string;
}

/** Calls between two services. */
export interface DependencyLink {
  readonly parent: string;
  readonly child: string;
  readonly callCount: number;
}

export interface SourceCapabilities {
  /** Search over all services at once. */
  readonly searchWithoutService: boolean;
  /** Greatest limit that the server takes. */
  readonly maxLimit: number;
  /** Gives traces as they were stored too, without the server's adjustments (clock skew and the like). */
  readonly rawTraces: boolean;
  /** A search reads all there is, at no cost for anybody else: what it cannot do itself is done behind it. */
  readonly readsAll: boolean;
  /** The tag error=true finds spans in error; false where some servers of the kind do not understand it. */
  readonly errorTag: boolean;
  /**
   * How some servers of the kind read a pattern in the value of a tag: as a whole value (Elasticsearch), or behind `~` (VictoriaTraces).
   * Others of the kind take it as a text.
   */
  readonly tagPatterns: 'none' | 'whole' | 'tilde';
  /** Some servers of the kind read `key!` as "has not this value"; others take it as a key. */
  readonly tagExclusion: boolean;
}

/** How traces are searched for. */
export interface SearchOptions extends AskOptions {
  /** The answer is put together with others by the engine (see `combine`). */
  readonly part?: boolean | undefined;
  /** With all their spans, where the server would send summaries. */
  readonly whole?: boolean | undefined;
}

/** How a trace is asked for. */
export interface TraceOptions extends AskOptions {
  /** As it was stored, without the server's adjustments; looked at only where `capabilities.rawTraces`. */
  readonly raw?: boolean;
  /** Over all times: some storages look a trace up within a range only, unless they are told another one. */
  readonly wide?: boolean;
}

/** Where traces come from: a server of either API generation, the demo, dropped files. */
export interface TraceSource {
  readonly kind: 'jaeger-v1' | 'jaeger-v3' | 'tempo' | 'demo' | 'collector' | 'files';
  /** For people: "Jaeger at /jaeger/", "Demo", "2 files". */
  readonly label: string;
  readonly capabilities: SourceCapabilities;
  /** Where programs send their spans, as OTEL_EXPORTER_OTLP_ENDPOINT has it; only of a source that takes them in itself. */
  readonly sendTo?: string;
  /** Sorted by name, each once. */
  services(options?: AskOptions): Promise<Answer<readonly string[]>>;
  /** Sorted by name, then kind. */
  operations(service: string, options?: AskOptions): Promise<Answer<readonly Operation[]>>;
  search(query: TraceQuery, options?: SearchOptions): Promise<Answer<SearchAnswer>>;
  trace(traceId: string, options?: TraceOptions): Promise<Answer<OpenTrace>>;
  dependencies(
    end: EpochNanos,
    lookback: Nanos,
    options?: AskOptions,
  ): Promise<Answer<readonly DependencyLink[]>>;
}
