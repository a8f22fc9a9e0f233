import {
  attributeText,
  printText,
  SpanKind,
  SpanStatus,
  spanIndex,
  type Attribute,
  type Trace,
  type TraceSummary,
} from '../core';
import type { OpenTrace, TraceEngine } from '../worker';
import type { TraceQuery } from './TraceSource';

/** An open trace and what the list shows of it. */
export interface OpenedTrace {
  readonly open: OpenTrace;
  readonly summary: TraceSummary;
}

/** Spans of one trace that are decoded at most to look for tags. */
const MAX_DECODED = 2000;

export type Match = 'yes' | 'no' | 'not-all-looked-at';

type Tag = TraceQuery['tags'][number];

/**
 * Whether one span of the trace fulfils all of the query, as a server would decide it: service, operation and duration by the
 * columns, tags by the decoded attributes of the span, its resource and its events. The time range has to overlap the trace.
 */
export async function matchTrace(
  engine: TraceEngine,
  { open }: OpenedTrace,
  query: TraceQuery,
): Promise<Match> {
  const { trace } = open;
  if (trace.startEpoch > query.end || trace.startEpoch + BigInt(Math.ceil(trace.duration)) < query.start)
    return 'no';
  const candidates = spansByColumns(trace, query);
  if (query.tags.length === 0) return candidates.length > 0 ? 'yes' : 'no';
  return matchTags(engine, open, candidates, query.tags);
}

function spansByColumns(trace: Trace, query: TraceQuery): number[] {
  const service = query.service === undefined ? undefined : trace.services.indexOf(query.service);
  const name = query.operation === undefined ? undefined : trace.names.indexOf(query.operation);
  const shortest = query.minDuration ?? 0;
  const longest = query.maxDuration ?? Infinity;
  const { spans } = trace;
  const found: number[] = [];
  for (let i = 0; i < spans.count; i++) {
    if (service !== undefined && spans.service[i] !== service) continue;
    if (name !== undefined && spans.name[i] !== name) continue;
    const duration = (spans.end[i] ?? 0) - (spans.start[i] ?? 0);
    if (duration >= shortest && duration <= longest) found.push(i);
  }
  return found;
}

async function matchTags(
  engine: TraceEngine,
  open: OpenTrace,
  candidates: readonly number[],
  tags: readonly Tag[],
): Promise<Match> {
  // What the columns know needs no decoding; the rest is narrowed by the find index first.
  const others = tags.filter((tag) => !isColumnTag(tag));
  let left = candidates.filter((i) =>
    tags.every((tag) => !isColumnTag(tag) || columnSays(open.trace, i, tag)),
  );
  for (const tag of others) {
    const text = findText(tag);
    if (text === undefined || left.length === 0) continue;
    const hits = await engine.find(open.handle, text);
    if (!hits.ok) return 'not-all-looked-at';
    const hit = new Set(hits.value.matches);
    left = left.filter((i) => hit.has(i));
  }
  if (left.length === 0) return 'no';
  if (others.length === 0) return 'yes';
  for (const i of left.slice(0, MAX_DECODED)) {
    const detail = await engine.detail(open.handle, spanIndex(i));
    if (!detail.ok) return 'not-all-looked-at';
    const { attributes, resource, events } = detail.value;
    const holds = ({ key, value }: Tag): boolean =>
      hasPair(attributes, key, value) ||
      hasPair(resource, key, value) ||
      events.some((event) => hasPair(event.attributes, key, value));
    if (others.every(holds)) return 'yes';
  }
  return left.length > MAX_DECODED ? 'not-all-looked-at' : 'no';
}

/** `error=true` and `span.kind=…`, which OTLP does not send as attributes. */
function isColumnTag({ key, value }: Tag): boolean {
  if (key === 'error') return value === 'true';
  return key === 'span.kind' && kindOf(value) !== undefined;
}

function columnSays(trace: Trace, i: number, { key, value }: Tag): boolean {
  if (key === 'error') return trace.spans.status[i] === SpanStatus.error;
  return trace.spans.kind[i] === kindOf(value);
}

function kindOf(name: string): number | undefined {
  return new Map<string, number>(Object.entries(SpanKind)).get(name);
}

/** A find text that hits every span with this tag (and maybe more); undefined where none can be written. */
function findText({ key, value }: Tag): string | undefined {
  return key.includes('"') || value.includes('"') ? undefined : printText(`${key}=${value}`);
}

function hasPair(attributes: readonly Attribute[], key: string, value: string): boolean {
  return attributes.some((attribute) => attribute.key === key && attributeText(attribute.value) === value);
}
