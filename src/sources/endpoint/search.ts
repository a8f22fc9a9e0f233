import { parseGoDuration } from './goDuration';
import type { WireSpan, WireTag, WireTrace } from './JaegerWire';
import type { TracePlan, TraceWorld } from './TraceWorld';

/** A search as Jaeger's legacy API understands it. Times in microseconds. */
export interface WireQuery {
  /** '' = any. */
  readonly service: string;
  readonly operation: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
  readonly minDuration: number;
  /** 0 = no bound, as the server has it. */
  readonly maxDuration: number;
  readonly limit: number;
}

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export type ReadQuery = { readonly ok: true; readonly query: WireQuery } | ({ readonly ok: false } & Refusal);

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;
const TWO_DAYS = 48 * 3_600_000_000;

const refuse = (message: string, status = 400): ReadQuery => ({ ok: false, status, message });

/** Reads the parameters of `GET /api/traces` with the error texts of Jaeger 2.13. `now` in microseconds. */
export function readQuery(parameters: URLSearchParams, now: number, needsService = true): ReadQuery {
  const service = parameters.get('service') ?? '';
  const times = { start: now - TWO_DAYS, end: now };
  for (const name of ['start', 'end'] as const) {
    const text = parameters.get(name) ?? '';
    if (text === '') continue;
    const micros = wholeNumber(text);
    if (micros === undefined) return refuse(`unable to parse param '${name}': ${parseIntMessage(text)}`);
    times[name] = micros;
  }
  if (needsService && service === '') return refuse("parameter 'service' is required");
  const durations = { minDuration: 0, maxDuration: 0 };
  for (const name of ['minDuration', 'maxDuration'] as const) {
    const text = parameters.get(name) ?? '';
    if (text === '') continue;
    const parsed = parseGoDuration(text);
    if (!parsed.ok) return refuse(`unable to parse param '${name}': ${parsed.message}`);
    durations[name] = parsed.nanos / 1_000;
  }
  if (durations.maxDuration !== 0 && durations.minDuration > durations.maxDuration) {
    return refuse("'maxDuration' should be greater than 'minDuration'");
  }
  const limitText = parameters.get('limit') ?? '';
  const limit = limitText === '' ? DEFAULT_LIMIT : wholeNumber(limitText);
  if (limit === undefined) return refuse(parseIntMessage(limitText));
  const tags = readTags(parameters);
  if (typeof tags === 'string') return refuse(tags);
  if (limit < 1 || limit > MAX_LIMIT) {
    return refuse('search depth must be greater than 0 and less than max traces', 500);
  }
  const operation = parameters.get('operation') ?? '';
  return { ok: true, query: { service, operation, tags, ...times, ...durations, limit } };
}

/** The pairs of `tag=key:value` and `tags={…}`, or the message why they cannot be read. */
function readTags(parameters: URLSearchParams): ReadonlyMap<string, string> | string {
  const tags = new Map<string, string>();
  for (const text of parameters.getAll('tag')) {
    const colon = text.indexOf(':');
    if (colon < 0) return `malformed 'tag' parameter, expecting key:value, received: ${text}`;
    tags.set(text.slice(0, colon), text.slice(colon + 1));
  }
  for (const text of parameters.getAll('tags')) {
    if (text === '') continue;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'invalid';
      return `malformed 'tags' parameter, cannot unmarshal JSON: ${reason}`;
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      return "malformed 'tags' parameter, cannot unmarshal JSON: json: cannot unmarshal into Go value of type map[string]string";
    }
    for (const [key, value] of Object.entries(parsed)) {
      if (typeof value !== 'string') {
        const kind = typeof value === 'boolean' ? 'bool' : typeof value;
        return `malformed 'tags' parameter, cannot unmarshal JSON: json: cannot unmarshal ${kind} into Go value of type string`;
      }
      tags.set(key, value);
    }
  }
  return tags;
}

/** The traces that hold a span for which every condition is true, newest first. */
export function search<Plan extends TracePlan>(
  world: TraceWorld<Plan>,
  query: WireQuery,
  now: number,
): Plan[] {
  const found: Plan[] = [];
  for (const plan of world.plans(query.start, query.end, now)) {
    if (found.length >= query.limit) break;
    if (query.service !== '' && !plan.services.includes(query.service)) continue;
    const trace = world.trace(plan);
    if (trace.spans.some((span) => matches(trace, span, query))) found.push(plan);
  }
  return found;
}

function matches(trace: WireTrace, span: WireSpan, query: WireQuery): boolean {
  const process = trace.processes[span.processID];
  if (process === undefined) return false;
  if (query.service !== '' && process.serviceName !== query.service) return false;
  if (query.operation !== '' && span.operationName !== query.operation) return false;
  if (span.startTime < query.start || span.startTime > query.end) return false;
  if (span.duration < query.minDuration) return false;
  if (query.maxDuration !== 0 && span.duration > query.maxDuration) return false;
  for (const [key, value] of query.tags) {
    const holds = (tags: readonly WireTag[]): boolean =>
      tags.some((tag) => tag.key === key && String(tag.value) === value);
    if (!holds(span.tags) && !holds(process.tags) && !span.logs.some((log) => holds(log.fields)))
      return false;
  }
  return true;
}

/** A decimal whole number, or undefined. */
export function wholeNumber(text: string): number | undefined {
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

export const parseIntMessage = (text: string): string =>
  `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`;
