import {
  wireTag,
  type WireProcess,
  type WireSpan,
  type WireTag,
  type WireTrace,
  type WireValue,
} from '../endpoint/JaegerWire';
import { Random } from './Random';
import { processOf, SERVICES, type Instance, type ServiceName } from './services';

export type Attributes = Readonly<Record<string, WireValue>>;
export type DraftKind = 'server' | 'client' | 'internal';

/** A span that is being written. Times are whole microseconds since 1970. */
export class DraftSpan {
  readonly wire: WireSpan;
  readonly service: ServiceName;
  failed = false;

  constructor(wire: WireSpan, service: ServiceName) {
    this.wire = wire;
    this.service = service;
  }

  get start(): number {
    return this.wire.startTime;
  }

  get end(): number {
    return this.wire.startTime + this.wire.duration;
  }

  set(key: string, value: WireValue): void {
    this.wire.tags.push(wireTag(key, value));
  }

  log(at: number, event: string, fields: Attributes = {}): void {
    this.wire.logs.push({ timestamp: Math.round(at), fields: [wireTag('event', event), ...tagsOf(fields)] });
  }

  /** Status ERROR, the way Jaeger shows OpenTelemetry's status. */
  fail(description: string): void {
    if (this.failed) return;
    this.failed = true;
    this.wire.tags.push(
      wireTag('otel.status_code', 'ERROR'),
      wireTag('error', true),
      wireTag('otel.status_description', description),
    );
  }

  endAt(at: number): void {
    this.wire.duration = Math.max(0, Math.round(at) - this.wire.startTime);
  }
}

export function tagsOf(attributes: Attributes): WireTag[] {
  const tags: WireTag[] = [];
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) tags.push(wireTag(key, value));
  }
  return tags;
}

const SCOPES: Readonly<Record<ServiceName, string>> = {
  A: '@opentelemetry/instrumentation-http',
  B: 'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp',
  C: 'io.opentelemetry.grpc-1.6',
  D: 'go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc',
  E: 'opentelemetry.instrumentation.fastapi',
};

/** One trace that is being written: gives out span ids, picks one instance a service, numbers the processes. */
export class TraceDraft {
  readonly traceId: string;
  readonly random: Random;
  readonly spans: DraftSpan[] = [];
  readonly #processes = new Map<Instance, { readonly id: string; readonly process: WireProcess }>();
  readonly #instances = new Map<ServiceName, Instance>();

  constructor(traceId: string, seed: number) {
    this.traceId = traceId;
    this.random = new Random(seed);
  }

  /** The instance that serves this trace; picked at first use unless it was placed before. */
  instance(service: ServiceName): Instance {
    let where = this.#instances.get(service);
    if (where === undefined) {
      const { instances } = SERVICES[service];
      // The last copy gets less traffic than the others.
      where = this.random.chance(0.85)
        ? (instances[this.random.whole(0, instances.length - 2)] ?? instances[0])
        : instances.at(-1);
      where ??= instances[0];
      this.#instances.set(service, where);
    }
    return where;
  }

  /** Decides which instance serves this trace. */
  place(service: ServiceName, host: string): void {
    const where = SERVICES[service].instances.find((candidate) => candidate.host === host);
    if (where !== undefined) this.#instances.set(service, where);
  }

  span(
    service: ServiceName,
    kind: DraftKind,
    name: string,
    parent: DraftSpan | undefined,
    start: number,
    attributes: Attributes = {},
    spanId: string = this.random.spanId(),
  ): DraftSpan {
    const { traceId } = this;
    const span = new DraftSpan(
      {
        traceID: traceId,
        spanID: spanId,
        operationName: name,
        references:
          parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: parent.wire.spanID }],
        startTime: Math.round(start),
        duration: 0,
        tags: [
          wireTag('otel.scope.name', SCOPES[service]),
          ...tagsOf(attributes),
          wireTag('span.kind', kind),
        ],
        logs: [],
        processID: this.#processId(service),
        warnings: null,
      },
      service,
    );
    this.spans.push(span);
    return span;
  }

  /** The trace as Jaeger would send it. */
  finish(): WireTrace {
    const processes = [...this.#processes.values()].map(({ id, process }) => [id, process] as const);
    return {
      traceID: this.traceId,
      spans: this.spans.map((span) => span.wire),
      processes: Object.fromEntries(processes),
      warnings: null,
    };
  }

  #processId(service: ServiceName): string {
    const where = this.instance(service);
    let known = this.#processes.get(where);
    if (known === undefined) {
      known = { id: `p${this.#processes.size + 1}`, process: processOf(service, where) };
      this.#processes.set(where, known);
    }
    return known.id;
  }
}
