import {
  NO_SPAN,
  SpanFlag,
  SpanKind,
  nanos,
  spanIndex,
  type Nanos,
  type SpanIndex,
  type SpanTable,
  type Trace,
  type TraceFacts,
} from '../model';
import { criticalRoot } from './criticalPath';
import { PairNumbers } from './PairNumbers';

/** By what the time of a trace is added up. */
export type SlowKey = 'service' | 'operation';

/** A part of the time that a trace took. */
export interface SlowPart {
  /**
   * `held`: spans of one service (or operation) held the critical path. `waiting`: the path lay in a client between its call and
   * the callee's own span: network, queues, or work that nobody recorded. `unknown`: before or after the span that the path
   * belongs to.
   */
  readonly kind: 'held' | 'waiting' | 'unknown';
  /** Index into Trace.services and Trace.names; −1 where that says nothing. */
  readonly service: number;
  readonly name: number;
  readonly time: Nanos;
  /** Spans with a share in it. */
  readonly spanCount: number;
  /** The span with the largest share; NO_SPAN without one. */
  readonly largest: SpanIndex;
  /** No two of the spans with a share ran at the same time. */
  readonly serial: boolean;
}

/** Where the time of a trace went. */
export interface WhySlow {
  /** The duration of the trace: the sum of all parts. */
  readonly total: Nanos;
  /** Those that held the path, the largest first; then waiting; then unknown. None is empty. */
  readonly parts: readonly SlowPart[];
  /** Spans that have no say in the critical path, by the reason. */
  readonly leftOut: {
    /** Only followed (FOLLOWS_FROM), with all below them. */
    readonly followed: number;
    /** Not below the span that the path belongs to: other roots, spans whose parents are missing. */
    readonly elsewhere: number;
    readonly offScale: number;
    /** How long spans left out ran while others held the path: so much of the parts may be theirs. */
    readonly overlap: Nanos;
  };
}

interface Draft {
  time: number;
  count: number;
  largest: number;
  largestTime: number;
  /** Latest end of the spans so far: they come by their starts. */
  until: number;
  serial: boolean;
}

const newDraft = (): Draft => ({
  time: 0,
  count: 0,
  largest: NO_SPAN,
  largestTime: -1,
  until: -Infinity,
  serial: true,
});

function add(draft: Draft, spans: SpanTable, span: number, time: number): void {
  draft.time += time;
  draft.count++;
  if (time > draft.largestTime) {
    draft.largestTime = time;
    draft.largest = span;
  }
  if ((spans.start[span] ?? 0) < draft.until) draft.serial = false;
  draft.until = Math.max(draft.until, spans.end[span] ?? 0);
}

/** Clients whose callee's own span is there: what they hold themselves is waiting, not work. */
function waitingClients(spans: SpanTable): Uint8Array {
  const waiting = new Uint8Array(spans.count);
  for (let i = 0; i < spans.count; i++) {
    const parent = spans.parent[i] ?? -1;
    if (parent < 0 || ((spans.flags[i] ?? 0) & SpanFlag.followsFrom) !== 0) continue;
    const kind = spans.kind[parent];
    if (kind !== SpanKind.client && kind !== SpanKind.producer) continue;
    if (spans.service[i] !== spans.service[parent]) waiting[parent] = 1;
  }
  return waiting;
}

/** Subtrees that the critical path does not look at: how many spans, and how long the union of their tops overlaps `root`. */
function countLeftOut(spans: SpanTable, root: number): WhySlow['leftOut'] {
  const tops: number[] = [];
  const out = { followed: 0, elsewhere: 0, offScale: 0 };
  const rootEnd = root < 0 ? 0 : (spans.subtreeEnd[root] ?? 0);
  for (let i = 0; i < spans.count;) {
    const stop = Math.max(i + 1, spans.subtreeEnd[i] ?? 0);
    const flags = spans.flags[i] ?? 0;
    const inside = i >= root && i < rootEnd;
    const why =
      (flags & SpanFlag.offScale) !== 0
        ? 'offScale'
        : !inside
          ? 'elsewhere'
          : (flags & SpanFlag.followsFrom) !== 0 && i !== root
            ? 'followed'
            : undefined;
    if (why === undefined) {
      i++;
      continue;
    }
    out[why] += stop - i;
    if (why !== 'offScale') tops.push(i);
    i = stop;
  }
  tops.sort((a, b) => (spans.start[a] ?? 0) - (spans.start[b] ?? 0));
  let overlap = 0;
  let until = spans.start[root] ?? 0;
  const end = spans.end[root] ?? 0;
  for (const top of tops) {
    const from = Math.max(until, spans.start[top] ?? 0);
    const to = Math.min(end, spans.end[top] ?? 0);
    if (to <= from) continue;
    overlap += to - from;
    until = to;
  }
  return { ...out, overlap: nanos(overlap) };
}

/**
 * Adds up the critical path by who held it. The parts add up to the duration of the trace. Linear in the spans, apart from
 * sorting the spans on the path and the parts.
 */
export function whySlow(trace: Trace, facts: TraceFacts, key: SlowKey): WhySlow {
  const { spans } = trace;
  const root = criticalRoot(spans);
  const { criticalOffset, criticalStart, criticalEnd, criticalSpan } = facts;
  const onPath: number[] = [];
  for (let k = 0; k < criticalSpan.length; k++) {
    const span = criticalSpan[k] ?? 0;
    if (onPath.at(-1) !== span) onPath.push(span);
  }
  onPath.sort((a, b) => (spans.start[a] ?? 0) - (spans.start[b] ?? 0) || a - b);

  const clients = waitingClients(spans);
  const groups = new PairNumbers();
  const held: (Draft & { readonly service: number; readonly name: number })[] = [];
  const waiting = newDraft();
  let explained = 0;
  for (const span of onPath) {
    let time = 0;
    for (let k = criticalOffset[span] ?? 0; k < (criticalOffset[span + 1] ?? 0); k++)
      time += (criticalEnd[k] ?? 0) - (criticalStart[k] ?? 0);
    explained += time;
    if (clients[span] === 1) {
      add(waiting, spans, span, time);
      continue;
    }
    const service = spans.service[span] ?? 0;
    const name = key === 'operation' ? (spans.name[span] ?? 0) : -1;
    const group = groups.numberOf(service, name);
    if (group === held.length) held.push({ ...newDraft(), service, name });
    const draft = held[group];
    if (draft) add(draft, spans, span, time);
  }
  held.sort((a, b) => b.time - a.time || a.largest - b.largest);

  const part = (kind: SlowPart['kind'], draft: Draft, service = -1, name = -1): SlowPart => ({
    kind,
    service,
    name,
    time: nanos(draft.time),
    spanCount: draft.count,
    largest: spanIndex(draft.largest),
    serial: draft.serial,
  });
  const parts = held.map((draft) => part('held', draft, draft.service, draft.name));
  if (waiting.time > 0) parts.push(part('waiting', waiting));
  const unknown = trace.duration - explained;
  if (unknown > 0) parts.push(part('unknown', { ...newDraft(), time: unknown }));
  return { total: trace.duration, parts, leftOut: countLeftOut(spans, root) };
}
