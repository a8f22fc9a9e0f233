import type { TracesData } from '../../src/otlp/generated/opentelemetry/proto/trace/v1/trace_pb';
import {
  spanText,
  wireTraceText,
  type TracePlan,
  type TraceWorld,
  type WireOperation,
  type WireProcess,
  type WireSpan,
  type WireTrace,
} from '../../src/sources/endpoint';
import type { Taken } from './exportAnswer';
import { processBytes, spanBytes } from './memoryOf';
import { scopeTags, spanFault, wireProcess, wireSpan } from './wireSpan';

/** What a store holds at most. */
export interface StoreLimits {
  /** Memory, by the estimate of memoryOf. */
  readonly bytes: number;
  readonly traces: number;
  /** A trace that got no span for so long is dropped, in milliseconds. */
  readonly ageMs: number;
}

/** A trace that is held. */
class HeldTrace implements TracePlan {
  /** Microseconds since 1970, as of all times of spans. */
  start = Infinity;
  end = -Infinity;
  readonly services: string[] = [];
  readonly spans: WireSpan[] = [];
  readonly processes = new Map<string, { readonly id: string; readonly process: WireProcess }>();
  readonly bySpanId = new Map<string, WireSpan>();
  bytes = 0;
  /** When its last span came, milliseconds since 1970. */
  touched = 0;

  constructor(
    readonly traceId: string,
    /** Spans of it came before, and were dropped. */
    readonly isRest: boolean,
  ) {}
}

/** What was dropped so far. */
export interface Dropped {
  readonly traces: number;
  readonly spans: number;
}

/** Ids of dropped traces that are remembered, to know a late span of one. */
const REMEMBERED = 20_000;

/** Traces in memory, within limits. The trace that was longest without a new span is dropped first. */
export class SpanStore implements TraceWorld<HeldTrace> {
  /** In the order of their last spans. */
  readonly #traces = new Map<string, HeldTrace>();
  #bytes = 0;
  #dropped = { traces: 0, spans: 0 };
  /** End of the latest dropped span, in microseconds. */
  #droppedUntil = -Infinity;
  readonly #droppedIds = new Set<string>();

  /**
   * @param clock milliseconds since 1970
   * @param onDrop told after spans were dropped
   */
  constructor(
    private readonly limits: StoreLimits,
    private readonly clock: () => number,
    private readonly onDrop: (dropped: Dropped) => void = () => undefined,
  ) {}

  /** Traces and spans held, and the memory that they take by estimate. */
  get held(): { readonly traces: number; readonly spans: number; readonly bytes: number } {
    let spans = 0;
    for (const trace of this.#traces.values()) spans += trace.spans.length;
    return { traces: this.#traces.size, spans, bytes: this.#bytes };
  }

  get dropped(): Dropped {
    return this.#dropped;
  }

  /** Takes in what a request brings. A span that came before, as when a sender tries again, is held once. */
  add(request: TracesData): Taken {
    const before = this.#dropped.traces;
    let rejected = 0;
    const reasons = new Set<string>();
    for (const { resource, scopeSpans } of request.resourceSpans) {
      const process = wireProcess(resource);
      const processKey = JSON.stringify([process.serviceName, process.tags.map((tag) => tag.text)]);
      for (const { scope, spans } of scopeSpans) {
        const tags = scopeTags(scope);
        for (const span of spans) {
          const reason =
            spanFault(span) ??
            this.#take((id) => wireSpan(span, tags, id), hexOf(span.traceId), process, processKey);
          if (reason === undefined) continue;
          rejected++;
          reasons.add(reason);
        }
      }
    }
    this.#shrink();
    if (this.#dropped.traces > before) this.onDrop(this.#dropped);
    const reason =
      rejected === 0 ? '' : `${rejected} of the spans were not taken: ${[...reasons].join('; ')}.`;
    return { rejected, reason };
  }

  /** @returns why the span was not taken */
  #take(
    make: (processId: string) => WireSpan,
    traceId: string,
    process: WireProcess,
    processKey: string,
  ): string | undefined {
    const trace = this.#traces.get(traceId) ?? new HeldTrace(traceId, this.#droppedIds.has(traceId));
    const known = trace.processes.get(processKey);
    const span = make(known?.id ?? `p${trace.processes.size + 1}`);
    const twin = trace.bySpanId.get(span.spanID);
    if (twin !== undefined && spanText(twin) === spanText(span)) return undefined;
    const bytes = spanBytes(span) + (known === undefined ? processBytes(process) : 0);
    if (trace.bytes + bytes > this.limits.bytes / 2)
      return `trace ${traceId} would take more than half of the memory that the collector may use`;
    if (known === undefined) trace.processes.set(processKey, { id: span.processID, process });
    if (!trace.services.includes(process.serviceName)) trace.services.push(process.serviceName);
    trace.spans.push(span);
    trace.bySpanId.set(span.spanID, span);
    trace.start = Math.min(trace.start, span.startTime);
    trace.end = Math.max(trace.end, span.startTime + Math.max(0, span.duration));
    trace.bytes += bytes;
    trace.touched = this.clock();
    this.#bytes += bytes;
    this.#traces.delete(traceId);
    this.#traces.set(traceId, trace);
    // A request may bring more than all the memory there is.
    if (this.#bytes > this.limits.bytes) this.#shrink();
    return undefined;
  }

  /** Drops what is too old or too much. */
  #shrink(): void {
    const oldest = this.clock() - this.limits.ageMs;
    for (const trace of this.#traces.values()) {
      const isTooMuch = this.#bytes > this.limits.bytes || this.#traces.size > this.limits.traces;
      if (!isTooMuch && trace.touched >= oldest) break;
      this.#drop(trace);
    }
  }

  #drop(trace: HeldTrace): void {
    this.#traces.delete(trace.traceId);
    this.#bytes -= trace.bytes;
    this.#dropped = {
      traces: this.#dropped.traces + 1,
      spans: this.#dropped.spans + trace.spans.length,
    };
    this.#droppedUntil = Math.max(this.#droppedUntil, trace.end);
    this.#droppedIds.delete(trace.traceId);
    this.#droppedIds.add(trace.traceId);
    const first = this.#droppedIds.values().next();
    if (this.#droppedIds.size > REMEMBERED && first.done !== true) this.#droppedIds.delete(first.value);
  }

  now(realMs: number): number {
    // Asked with every question: what is too old is in no answer.
    this.#shrink();
    return realMs * 1000;
  }

  services(): readonly string[] {
    const names = new Set<string>();
    for (const trace of this.#traces.values()) for (const name of trace.services) names.add(name);
    return [...names].sort();
  }

  operations(service: string): readonly WireOperation[] {
    const found = new Map<string, WireOperation>();
    for (const trace of this.#traces.values()) {
      if (!trace.services.includes(service)) continue;
      const ids = new Set<string>();
      for (const { id, process } of trace.processes.values())
        if (process.serviceName === service) ids.add(id);
      for (const span of trace.spans) {
        if (!ids.has(span.processID)) continue;
        const spanKind = String(span.tags.find(({ key }) => key === 'span.kind')?.value ?? '');
        found.set(JSON.stringify([span.operationName, spanKind]), { name: span.operationName, spanKind });
      }
    }
    return [...found.values()];
  }

  plans(from: number, to: number): readonly HeldTrace[] {
    const within = [...this.#traces.values()].filter(({ start, end }) => end >= from && start <= to);
    return within.sort((left, right) => right.start - left.start);
  }

  plan(traceId: string): HeldTrace | undefined {
    return this.#traces.get(traceId);
  }

  trace({ traceId, spans, processes, isRest }: HeldTrace): WireTrace {
    return {
      traceID: traceId,
      spans,
      processes: Object.fromEntries([...processes.values()].map(({ id, process }) => [id, process])),
      warnings: isRest
        ? [
            'Spans of this trace that came earlier were dropped by the collector: it holds the newest ones only.',
          ]
        : null,
    };
  }

  json(trace: HeldTrace): string {
    return wireTraceText(this.trace(trace));
  }

  missing(from: number): string | undefined {
    if (this.#droppedUntil < from) return undefined;
    const { traces } = this.#dropped;
    return `the collector has dropped ${traces} older ${traces === 1 ? 'trace' : 'traces'} (it holds ${limitsText(this.limits)}): some of this time are not there.`;
  }
}

const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');

/** The limits for people: "at most 10000 traces, 256 MB, 24 h without a new span". */
export function limitsText({ bytes, traces, ageMs }: StoreLimits): string {
  const hours = ageMs / 3_600_000;
  const age = hours >= 1 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(ageMs / 1000)} s`;
  return `at most ${traces} traces, ${Math.round(bytes / 2 ** 20)} MB, ${age} without a new span`;
}
