import type { Answer, CallSample, EpochNanos, MetricSeries, Nanos, TraceSummary } from '../core';
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
  /** A structured filter as JSON (sources/wide/filters), in place of all but window and limit; only where `readsFilters` says so. */
  readonly filter?: string | undefined;
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
  /** A search stops at the first traces that it finds, which need not be the newest: older ones cannot be asked for by time. */
  readonly picksAny?: true;
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

/** A question to a metrics store. Times in milliseconds since 1970, lengths in milliseconds. */
export interface MetricsQuestion {
  /** Calls a second, share of calls in error (0 … 1), or a quantile of durations. */
  readonly about: 'calls' | 'errors' | { readonly quantile: number };
  readonly services: readonly string[];
  /** As Jaeger writes kinds of spans: "server". */
  readonly kind: string;
  readonly end: number;
  readonly lookback: number;
  readonly step: number;
  /** Each point is a mean over so long. */
  readonly ratePer: number;
  readonly byOperation: boolean;
}

/** The calls of a service in some traces. */
export interface SampledCalls {
  readonly calls: CallSample;
  /** As many traces came as were asked for: there may be more. */
  readonly limitReached: boolean;
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
  readonly kind: 'jaeger-v1' | 'jaeger-v3' | 'tempo' | 'zipkin' | 'demo' | 'collector' | 'files';
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
  /** Finds out by one request that reads no traces whether structured filters are switched on. Absent: none of the kind has them. */
  readonly readsFilters?: (options?: AskOptions) => Promise<Answer<boolean>>;
  trace(traceId: string, options?: TraceOptions): Promise<Answer<OpenTrace>>;
  /** Copies a trace into the server's archive, for good; undefined where the kind of source has none. */
  readonly archive?: ((traceId: string, options?: AskOptions) => Promise<Answer<undefined>>) | undefined;
  dependencies(
    end: EpochNanos,
    lookback: Nanos,
    options?: AskOptions,
  ): Promise<Answer<readonly DependencyLink[]>>;
  /**
   * Lines of a metrics store, durations in nanoseconds; absent where the source can have none. A server without such a store fails with
   * status 501 (Jaeger), or as 'no-endpoint'.
   */
  readonly metrics?: (
    question: MetricsQuestion,
    options?: AskOptions,
  ) => Promise<Answer<readonly MetricSeries[]>>;
  /**
   * The calls in those traces that a search finds: spans of `query.service` with a kind (SpanKind's numbers) that began at or after
   * `query.start` and before `query.end`. Absent where the source cannot be searched by time.
   */
  readonly sampleCalls?: (
    query: TraceQuery,
    kind: number,
    options?: AskOptions,
  ) => Promise<Answer<SampledCalls>>;
}
