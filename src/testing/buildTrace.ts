import { SpanFlag, SpanStatus, nanos, type Problem, type SpanTable, type Trace } from '../core';

/** A span as a test writes it. Times in nanoseconds; `parent` is a position in the same list, −1 for none. */
export interface SpanDraft {
  readonly parent: number;
  readonly service: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly error?: boolean;
  /** SpanFlag bits. */
  readonly flags?: number;
  readonly kind?: number;
}

/** Interns texts in the order of their first use. */
class Dictionary {
  readonly texts: string[] = [];
  private readonly places = new Map<string, number>();

  place(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }
}

/** Positions in the list of drafts in pre-order: parents first, siblings by start, then name, then position. */
function preOrder(drafts: readonly SpanDraft[]): number[] {
  const sorted = drafts.map((_, at) => at);
  sorted.sort((a, b) => {
    const [left, right] = [drafts[a], drafts[b]];
    if (left === undefined || right === undefined) return 0;
    return left.start - right.start || (left.name < right.name ? -1 : left.name > right.name ? 1 : a - b);
  });
  const children = new Map<number, number[]>();
  for (const at of sorted) {
    const parent = drafts[at]?.parent ?? -1;
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [at]);
    else list.push(at);
  }
  const order: number[] = [];
  const open = (children.get(-1) ?? []).toReversed();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    order.push(at);
    for (const child of (children.get(at) ?? []).toReversed()) open.push(child);
  }
  if (order.length !== drafts.length)
    throw new Error('the drafts hold a cycle or name a parent that is not there');
  return order;
}

/**
 * Builds a Trace (columns in pre-order) from drafts, without any wire format. Span ids are the positions of the drafts + 1,
 * so that they survive the sorting. Times are shifted so that the earliest span on scale starts at 0.
 */
export function buildTrace(drafts: readonly SpanDraft[], problems: readonly Problem[] = []): Trace {
  const order = preOrder(drafts);
  const count = order.length;
  const spans: SpanTable = {
    count,
    start: new Float64Array(count),
    end: new Float64Array(count),
    parent: new Int32Array(count).fill(-1),
    subtreeEnd: new Int32Array(count),
    depth: new Int32Array(count),
    service: new Uint32Array(count),
    name: new Uint32Array(count),
    kind: new Uint8Array(count),
    status: new Uint8Array(count),
    flags: new Uint16Array(count),
    idHigh: new Uint32Array(count),
    idLow: new Uint32Array(count),
  };
  const services = new Dictionary();
  const names = new Dictionary();
  const place = new Int32Array(count);
  let first = Infinity;
  let last = -Infinity;
  for (const draft of drafts) {
    if (((draft.flags ?? 0) & SpanFlag.offScale) !== 0) continue;
    first = Math.min(first, draft.start);
    last = Math.max(last, draft.end);
  }
  const origin = Number.isFinite(first) ? first : 0;
  order.forEach((at, i) => {
    const draft = drafts[at];
    if (draft === undefined) return;
    place[at] = i;
    const parent = draft.parent < 0 ? -1 : (place[draft.parent] ?? -1);
    spans.start[i] = draft.start - origin;
    spans.end[i] = draft.end - origin;
    spans.parent[i] = parent;
    spans.depth[i] = parent < 0 ? 0 : (spans.depth[parent] ?? 0) + 1;
    spans.service[i] = services.place(draft.service);
    spans.name[i] = names.place(draft.name);
    spans.kind[i] = draft.kind ?? 0;
    spans.status[i] = draft.error === true ? SpanStatus.error : SpanStatus.unset;
    spans.flags[i] = draft.flags ?? 0;
    spans.idLow[i] = at + 1;
  });
  for (let i = count - 1; i >= 0; i--) {
    spans.subtreeEnd[i] = Math.max(spans.subtreeEnd[i] ?? 0, i + 1);
    const parent = spans.parent[i] ?? -1;
    if (parent >= 0)
      spans.subtreeEnd[parent] = Math.max(spans.subtreeEnd[parent] ?? 0, spans.subtreeEnd[i] ?? 0);
  }
  return {
    traceId: '0000000000000000000000000000cafe',
    startEpoch: 1_700_000_000_000_000_000n,
    duration: nanos(Math.max(0, last - origin)),
    spans,
    services: services.texts,
    names: names.texts,
    oddIds: new Map(),
    problems,
  };
}
