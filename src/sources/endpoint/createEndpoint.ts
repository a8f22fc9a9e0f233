import { wireJson, type WireTrace } from './JaegerWire';
import { parseIntMessage, readQuery, search, wholeNumber } from './search';
import type { TracePlan, TraceWorld, WireOperation } from './TraceWorld';

export interface EndpointRequest {
  readonly method: string;
  /** The path as it stands in the address (still encoded), from `/api` on. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface EndpointAnswer {
  readonly status: number;
  readonly contentType: string;
  /** The text in pieces, to be read once and in order; they are made while they are read. */
  readonly body: Iterable<string>;
}

export interface EndpointOptions {
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** A search without a service looks through all of them; a Jaeger of this API refuses it. */
  readonly searchesAll?: boolean;
  /**
   * Further traces by id (32 lower-case digits), as the text of one trace object in pieces; undefined where there is
   * no such trace. They cannot be searched for.
   */
  readonly moreTraces?: (traceId: string) => Iterable<string> | undefined;
}

export type JaegerEndpoint = (request: EndpointRequest) => EndpointAnswer;

const JSON_TYPE = 'application/json';
const ERROR_TYPE = 'text/plain; charset=utf-8';
const DAY_MICROS = 86_400_000_000;
const TAIL = '"total":0,"limit":0,"offset":0';

/** Answers as the query service of Jaeger 2.13 does (its legacy API), over the traces of a world. */
export function createEndpoint<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  options: EndpointOptions,
): JaegerEndpoint {
  return ({ method, path, query }) => {
    const now = world.now(options.now());
    const [, api, room, name, last, ...rest] = path.split('/');
    if (api !== 'api' || rest.length > 0) return noSuchRoute();
    if (method === 'POST' && room === 'archive' && name !== undefined) {
      return failure(500, 'archive span storage was not configured');
    }
    if (method !== 'GET' && method !== 'HEAD') return noSuchRoute();
    if (room === 'services' && name === undefined) return list(world.services());
    if (room === 'services' && name !== undefined && last === 'operations')
      return operationNames(world, name);
    if (last !== undefined) return noSuchRoute();
    if (room === 'metrics' && name !== undefined)
      return failure(501, 'metrics querying is currently disabled');
    if (room === 'traces' && name !== undefined && name !== '')
      return oneTrace(world, options, name, query, now);
    if (name !== undefined) return noSuchRoute();
    if (room === 'operations') return operations(world, query);
    if (room === 'traces')
      return query.has('traceID')
        ? tracesById(world, options, query, now)
        : found(world, options, query, now);
    if (room === 'dependencies') return dependencies(world, query, now);
    return noSuchRoute();
  };
}

const noSuchRoute = (): EndpointAnswer => ({
  status: 404,
  contentType: ERROR_TYPE,
  body: ['404 page not found\n'],
});

function failure(status: number, message: string): EndpointAnswer {
  const errors = [{ code: status, msg: message }];
  const body = wireJson({ data: null, total: 0, limit: 0, offset: 0, errors });
  return { status, contentType: ERROR_TYPE, body: [body + '\n'] };
}

function list(members: readonly unknown[] | null): EndpointAnswer {
  const total = members?.length ?? 0;
  const body = wireJson({ data: members, total, limit: 0, offset: 0, errors: null });
  return { status: 200, contentType: JSON_TYPE, body: [body] };
}

interface Operations {
  operations(service: string): readonly WireOperation[];
}

function operationNames(world: Operations, encoded: string): EndpointAnswer {
  let service: string;
  try {
    service = decodeURIComponent(encoded);
  } catch {
    return failure(400, `invalid URL escape ${JSON.stringify(encoded)}`);
  }
  const names = [...new Set(world.operations(service).map((operation) => operation.name))];
  return list(names.length > 0 ? names : null);
}

function operations(world: Operations, query: URLSearchParams): EndpointAnswer {
  const service = query.get('service') ?? '';
  if (service === '') return failure(400, "parameter 'service' is required");
  const kind = query.get('spanKind') ?? '';
  return list(world.operations(service).filter(({ spanKind }) => kind === '' || kind === spanKind));
}

function found<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  options: EndpointOptions,
  parameters: URLSearchParams,
  now: number,
): EndpointAnswer {
  const read = readQuery(parameters, now, options.searchesAll !== true);
  if (!read.ok) return failure(read.status, read.message);
  const raw = readRaw(parameters);
  if (raw === undefined) return badRaw(parameters);
  const plans = search(world, read.query, now);
  if (isPretty(parameters)) return pretty(plans.map((plan) => adjusted(world.trace(plan), raw)));
  // Without a trace it would be an error and no more.
  const missing = plans.length === 0 ? undefined : world.missing?.(read.query.start);
  return {
    status: 200,
    contentType: JSON_TYPE,
    body: envelope(
      plans.map((plan) => () => [raw ? wireJson(adjusted(world.trace(plan), raw)) : world.json(plan)]),
      missing === undefined ? 'null' : wireJson([{ msg: missing }]),
    ),
  };
}

function tracesById<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  options: EndpointOptions,
  query: URLSearchParams,
  now: number,
): EndpointAnswer {
  const raw = readRaw(query);
  if (raw === undefined) return badRaw(query);
  const texts = new Map<string, () => Iterable<string>>();
  const errors: { msg: string; traceID: string }[] = [];
  for (const text of query.getAll('traceID')) {
    const id = readTraceId(text);
    if (!id.ok) return failure(400, `cannot parse traceID param: ${id.message}`);
    const written = writeTrace(world, options, id.traceId, raw, now);
    if (written !== undefined) texts.set(id.traceId, written);
    else errors.push({ msg: 'trace not found', traceID: id.traceId });
  }
  const tail = errors.length > 0 ? wireJson(errors) : 'null';
  return { status: 200, contentType: JSON_TYPE, body: envelope([...texts.values()], tail) };
}

function oneTrace<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  options: EndpointOptions,
  text: string,
  query: URLSearchParams,
  now: number,
): EndpointAnswer {
  const id = readTraceId(text);
  if (!id.ok) return failure(400, id.message);
  for (const name of ['start', 'end']) {
    const hint = query.get(name) ?? '';
    if (hint !== '' && wholeNumber(hint) === undefined) {
      return failure(400, `unable to parse param '${name}': ${parseIntMessage(hint)}`);
    }
  }
  const raw = readRaw(query);
  if (raw === undefined) return badRaw(query);
  const plan = world.plan(id.traceId, now);
  if (plan !== undefined && isPretty(query)) return pretty([adjusted(world.trace(plan), raw)]);
  const written = writeTrace(world, options, id.traceId, raw, now);
  if (written === undefined) return failure(404, 'trace not found');
  return { status: 200, contentType: JSON_TYPE, body: envelope([written], 'null') };
}

function writeTrace<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  options: EndpointOptions,
  traceId: string,
  raw: boolean,
  now: number,
): (() => Iterable<string>) | undefined {
  const plan = world.plan(traceId, now);
  if (plan !== undefined) return () => [raw ? wireJson(adjusted(world.trace(plan), raw)) : world.json(plan)];
  const more = options.moreTraces?.(traceId);
  return more === undefined ? undefined : () => more;
}

/** Raw traces come without the warnings that Jaeger's adjusters add. */
function adjusted(trace: WireTrace, raw: boolean): WireTrace {
  return raw ? { ...trace, spans: trace.spans.map((span) => ({ ...span, warnings: null })) } : trace;
}

function* envelope(traces: readonly (() => Iterable<string>)[], errors: string): Generator<string> {
  yield '{"data":[';
  for (const [index, write] of traces.entries()) {
    if (index > 0) yield ',';
    yield* write();
  }
  yield `],${TAIL},"errors":${errors}}`;
}

function pretty(traces: readonly WireTrace[]): EndpointAnswer {
  const whole = { data: traces, total: 0, limit: 0, offset: 0, errors: null };
  return { status: 200, contentType: JSON_TYPE, body: [wireJson(whole, 4)] };
}

function isPretty(query: URLSearchParams): boolean {
  const wish = query.get('prettyPrint') ?? '';
  return wish !== '' && wish !== 'false';
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['', '0', 'f', 'F', 'FALSE', 'false', 'False']);

function readRaw(query: URLSearchParams): boolean | undefined {
  const text = query.get('raw') ?? '';
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}

const badRaw = (query: URLSearchParams): EndpointAnswer =>
  failure(
    400,
    `unable to parse param 'raw': strconv.ParseBool: parsing ${JSON.stringify(query.get('raw'))}: invalid syntax`,
  );

type ReadTraceId =
  { readonly ok: true; readonly traceId: string } | { readonly ok: false; readonly message: string };

function readTraceId(text: string): ReadTraceId {
  if (text.length > 32) {
    return { ok: false, message: `TraceID cannot be longer than 32 hex characters: ${text}` };
  }
  if (!/^[0-9a-f]+$/i.test(text)) {
    return { ok: false, message: `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax` };
  }
  return { ok: true, traceId: text.toLowerCase().padStart(32, '0') };
}

/** Calls between the spans of the window, as Jaeger's memory storage counts them: a service may call itself. */
function dependencies<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  query: URLSearchParams,
  now: number,
): EndpointAnswer {
  const times = { endTs: now / 1_000, lookback: DAY_MICROS / 1_000 };
  for (const name of ['endTs', 'lookback'] as const) {
    const text = query.get(name) ?? '';
    if (text === '') continue;
    const milliseconds = wholeNumber(text);
    if (milliseconds === undefined)
      return failure(400, `unable to parse param '${name}': ${parseIntMessage(text)}`);
    times[name] = milliseconds;
  }
  const end = times.endTs * 1_000;
  const start = end - times.lookback * 1_000;
  const service = query.get('service') ?? '';
  const calls = new Map<string, { parent: string; child: string; callCount: number }>();
  for (const plan of world.plans(start, end, now)) {
    const { spans, processes } = world.trace(plan);
    if (spans.some((span) => span.startTime < start || span.startTime + span.duration > end)) continue;
    const serviceOf = new Map(
      spans.map((span) => [span.spanID, processes[span.processID]?.serviceName ?? '']),
    );
    for (const span of spans) {
      const parent = serviceOf.get(span.references[0]?.spanID ?? '');
      const child = serviceOf.get(span.spanID);
      if (parent === undefined || child === undefined) continue;
      if (service !== '' && service !== parent && service !== child) continue;
      const key = `${parent} ${child}`;
      const link = calls.get(key) ?? { parent, child, callCount: 0 };
      link.callCount += 1;
      calls.set(key, link);
    }
  }
  const body = wireJson({ data: [...calls.values()], total: 0, limit: 0, offset: 0, errors: null });
  return { status: 200, contentType: JSON_TYPE, body: [body] };
}
