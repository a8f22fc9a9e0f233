/** A trace made of chance, the same for the same options: test and benchmark input that nobody has to store. */
export interface RandomTraceOptions {
  readonly spans: number;
  readonly format: 'jaeger' | 'otlp' | 'zipkin';
  /** Default 1. */
  readonly seed?: number;
  /** Distinct services; default 40. */
  readonly services?: number;
  /** Share of spans in error; default 0.01. */
  readonly errors?: number;
  /** Share of spans with events; default 0.1. */
  readonly events?: number;
  /** 'recursive': each span's parent is any earlier one (depth about 3 ln n); 'chain': depth n; 'fan': one root. Default 'recursive'. */
  readonly shape?: 'recursive' | 'chain' | 'fan';
}

/** Numbers from 0 to 1 (mulberry32): small, quick, seeded. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const START_MICROS = 1_700_000_000_000_000;
const ROOT_MICROS = 2_000_000;
const KINDS = ['internal', 'server', 'client', 'producer', 'consumer'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const THINGS = ['orders', 'users', 'carts', 'payments', 'stock', 'reviews', 'sessions', 'prices'];
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** One span before it is written in a format. Times in microseconds; -1: no parent. */
interface RandomSpan {
  readonly index: number;
  readonly parent: number;
  readonly service: number;
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly kind: number;
  readonly error: boolean;
  readonly tags: readonly (readonly [string, string | number | boolean])[];
  readonly events: readonly { readonly at: number; readonly name: string; readonly message: string }[];
}

function* randomSpans(options: RandomTraceOptions): Generator<RandomSpan> {
  const { spans, services = 40, errors = 0.01, events = 0.1, shape = 'recursive' } = options;
  const random = randomNumbers(options.seed ?? 1);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? '';
  const starts = new Float64Array(spans);
  const durations = new Float64Array(spans);
  for (let index = 0; index < spans; index++) {
    const parent = index === 0 ? -1 : shape === 'chain' ? index - 1 : shape === 'fan' ? 0 : below(index);
    const room = parent < 0 ? ROOT_MICROS : (durations[parent] ?? 0);
    const offset = parent < 0 ? 0 : Math.floor(room * random() * (shape === 'chain' ? 0.00001 : 0.6));
    const start = parent < 0 ? START_MICROS : (starts[parent] ?? 0) + offset;
    const duration = parent < 0 ? room : Math.floor((room - offset) * (shape === 'chain' ? 1 : random()));
    starts[index] = start;
    durations[index] = duration;
    const service = below(services);
    const thing = THINGS[(service + below(3)) % THINGS.length] ?? '';
    const method = pick(METHODS);
    const kind = below(KINDS.length);
    const error = random() < errors;
    const tags: [string, string | number | boolean][] = [
      ['http.request.method', method],
      [
        'url.full',
        `https://service-${service}.shop.internal:8443/api/v2/${thing}/${below(100_000)}?page=${below(50)}&expand=items`,
      ],
      ['http.response.status_code', error ? 500 : 200],
      ['server.address', `service-${service}.shop.svc.cluster.local`],
      ['network.peer.port', 1024 + below(60_000)],
      ['user.id', `user-${below(20_000)}`],
      ['request.id', `${hex(below(0x7fffffff), 8)}-${hex(below(0xffff), 4)}-${hex(below(0xffff), 4)}`],
      ['thread.name', `worker-pool-${below(8)}-thread-${below(32)}`],
    ];
    if (random() < 0.5)
      tags.push([
        'db.statement',
        `SELECT id, name, price FROM ${thing} WHERE tenant = $1 AND "id" = ${below(1000)}`,
      ]);
    if (random() < 0.5) tags.push(['cache.hit', random() < 0.7]);
    if (random() < 0.5) tags.push(['messaging.destination.name', `${thing}.events.v${below(4)}`]);
    const logs = [];
    if (random() < events || error) {
      for (let k = below(3) + 1; k > 0; k--) {
        logs.push({
          at: start + Math.floor(duration * random()),
          name: error ? 'exception' : 'retry',
          message: `attempt ${k} of ${thing} took ${below(1000)} ms \u2014 "late"`,
        });
      }
    }
    yield {
      index,
      parent,
      service,
      name: `${method} /api/v2/${thing}/{id}`,
      start,
      duration,
      kind,
      error,
      tags,
      events: logs,
    };
  }
}

const spanIdOf = (index: number): string => hex(index + 1, 16);

const tagOf = ([key, value]: readonly [string, string | number | boolean]): object => ({
  key,
  type: typeof value === 'number' ? 'int64' : typeof value === 'boolean' ? 'bool' : 'string',
  value,
});

function jaegerSpan(span: RandomSpan, traceID: string): object {
  return {
    traceID,
    spanID: spanIdOf(span.index),
    operationName: span.name,
    references: span.parent < 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: spanIdOf(span.parent) }],
    startTime: span.start,
    duration: span.duration,
    tags: [
      ...span.tags.map(tagOf),
      tagOf(['span.kind', KINDS[span.kind] ?? '']),
      ...(span.error ? [tagOf(['error', true]), tagOf(['otel.status_code', 'ERROR'])] : []),
    ],
    logs: span.events.map((event) => ({
      timestamp: event.at,
      fields: [tagOf(['event', event.name]), tagOf(['message', event.message])],
    })),
    processID: `p${span.service + 1}`,
    warnings: null,
  };
}

const attributeOf = ([key, value]: readonly [string, string | number | boolean]): object => ({
  key,
  value:
    typeof value === 'number'
      ? { intValue: String(value) }
      : typeof value === 'boolean'
        ? { boolValue: value }
        : { stringValue: value },
});

function otlpSpan(span: RandomSpan, traceId: string): object {
  return {
    traceId,
    spanId: spanIdOf(span.index),
    ...(span.parent < 0 ? {} : { parentSpanId: spanIdOf(span.parent) }),
    flags: 257,
    name: span.name,
    kind: span.kind + 1,
    startTimeUnixNano: `${span.start}000`,
    endTimeUnixNano: `${span.start + span.duration}000`,
    attributes: span.tags.map(attributeOf),
    ...(span.events.length === 0
      ? {}
      : {
          events: span.events.map((event) => ({
            timeUnixNano: `${event.at}000`,
            name: event.name,
            attributes: [attributeOf(['message', event.message])],
          })),
        }),
    status: span.error ? { code: 2 } : {},
  };
}

/** As Zipkin's servers send it; its values are all texts, and an event has nothing but one. */
function zipkinSpan(span: RandomSpan, traceId: string): object {
  const kind = (KINDS[span.kind] ?? '').toUpperCase();
  return {
    traceId,
    ...(span.parent < 0 ? {} : { parentId: spanIdOf(span.parent) }),
    id: spanIdOf(span.index),
    ...(kind === 'INTERNAL' ? {} : { kind }),
    name: span.name,
    timestamp: span.start,
    duration: span.duration,
    localEndpoint: { serviceName: `service-${span.service}`, ipv4: `10.0.0.${span.service}` },
    ...(kind === 'CLIENT' ? { remoteEndpoint: { serviceName: 'db', ipv4: '10.1.0.1', port: 5432 } } : {}),
    ...(span.events.length === 0
      ? {}
      : {
          annotations: span.events.map(({ at, name, message }) => ({
            timestamp: at,
            value: name === 'exception' ? name : message,
          })),
        }),
    tags: Object.fromEntries<string>([
      ...span.tags.map(([key, value]): [string, string] => [key, String(value)]),
      ...(span.error ? [['error', 'it failed'] satisfies [string, string]] : []),
    ]),
  };
}

const CHUNK_CHARACTERS = 1 << 20;

/** The trace id of every random trace. */
export const RANDOM_TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

function* jaegerText(options: RandomTraceOptions): Generator<string> {
  yield `{"data":[{"traceID":"${RANDOM_TRACE_ID}","spans":[`;
  for (const span of randomSpans(options)) {
    yield (span.index === 0 ? '' : ',') + JSON.stringify(jaegerSpan(span, RANDOM_TRACE_ID));
  }
  const processes = Array.from({ length: options.services ?? 40 }, (_, k) => {
    const process = {
      serviceName: `service-${k}`,
      tags: [tagOf(['host.name', `host-${k}`]), tagOf(['process.pid', 100 + k])],
    };
    return `"p${k + 1}":${JSON.stringify(process)}`;
  });
  yield `],"processes":{${processes.join(',')}},"warnings":null}],"total":0,"limit":0,"offset":0,"errors":null}`;
}

/** As Jaeger's API v3 sends it: many ResourceSpans, each one stored batch of one service. */
function* otlpText(options: RandomTraceOptions): Generator<string> {
  yield '{"result":{"resourceSpans":[';
  const batches = new Map<number, string[]>();
  let first = true;
  const write = (service: number, texts: readonly string[]): string => {
    const comma = first ? '' : ',';
    first = false;
    const attributes = [
      attributeOf(['host.name', `host-${service}`]),
      attributeOf(['service.name', `service-${service}`]),
    ];
    return `${comma}{"resource":${JSON.stringify({ attributes })},"scopeSpans":[{"scope":{"name":"io.shop","version":"1.4.2"},"spans":[${texts.join(',')}]}]}`;
  };
  for (const span of randomSpans(options)) {
    const batch = batches.get(span.service) ?? [];
    batches.set(span.service, batch);
    batch.push(JSON.stringify(otlpSpan(span, RANDOM_TRACE_ID)));
    if (batch.length < 50) continue;
    yield write(span.service, batch);
    batches.delete(span.service);
  }
  for (const [service, batch] of batches) yield write(service, batch);
  yield ']}}';
}

function* zipkinText(options: RandomTraceOptions): Generator<string> {
  for (const span of randomSpans(options)) {
    yield (span.index === 0 ? '[' : ',') + JSON.stringify(zipkinSpan(span, RANDOM_TRACE_ID));
  }
  yield ']';
}

const textOf = { jaeger: jaegerText, otlp: otlpText, zipkin: zipkinText };

/** The trace's JSON in pieces of about a megabyte, so that a gigabyte of it needs no single string. */
export function* randomTraceChunks(options: RandomTraceOptions): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let pieces: string[] = [];
  let length = 0;
  for (const piece of textOf[options.format](options)) {
    pieces.push(piece);
    length += piece.length;
    if (length < CHUNK_CHARACTERS) continue;
    yield encoder.encode(pieces.join(''));
    pieces = [];
    length = 0;
  }
  yield encoder.encode(pieces.join(''));
}

/** The whole JSON at once. */
export function randomTraceBytes(options: RandomTraceOptions): Uint8Array<ArrayBuffer> {
  const chunks = [...randomTraceChunks(options)];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
