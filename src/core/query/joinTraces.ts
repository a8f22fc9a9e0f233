import { criticalPath, selfTime } from '../analyse';
import {
  nanos,
  spanIndex,
  SpanStatus,
  type SpanIndex,
  type SpanTable,
  type Trace,
  type TraceFacts,
} from '../model';
import { searchableTexts, type ParsedTrace } from '../parse';
import type { PairSink, SearchableTexts } from './FindIndex';
import type { TraceRuns } from './TraceRuns';

/** Many traces as one: their columns one behind the other, which is a pre-order again. Times stay relative to each trace's own start. */
export interface JoinedTraces {
  readonly trace: Trace;
  readonly texts: SearchableTexts;
  readonly runs: TraceRuns;
  /** Lets go of the texts: no pair is read any more. */
  readonly release: () => void;
}

/** Names of several dictionaries as one. */
class JoinedNames {
  readonly names: string[] = [];
  private readonly places = new Map<string, number>();

  /** Where each name of a dictionary stands in the joined one. */
  add(names: readonly string[]): Uint32Array {
    return Uint32Array.from(names, (name) => {
      const known = this.places.get(name);
      if (known !== undefined) return known;
      this.places.set(name, this.names.length);
      return this.names.push(name) - 1;
    });
  }
}

/** Joins traces. A generator: it yields after each, so that whoever runs it can do other work in between. Linear. */
export function* joinTraces(traces: readonly ParsedTrace[]): Generator<undefined, JoinedTraces> {
  const starts = new Int32Array(traces.length + 1);
  for (const [at, { trace }] of traces.entries()) starts[at + 1] = (starts[at] ?? 0) + trace.spans.count;
  const spans = emptyTable(starts.at(-1) ?? 0);
  const [services, names] = [new JoinedNames(), new JoinedNames()];
  const oddIds = new Map<number, string>();
  const resourceOf = new Uint32Array(spans.count);
  const resourceStarts = new Int32Array(traces.length + 1);
  for (const [at, { trace, texts }] of traces.entries()) {
    const from = starts[at] ?? 0;
    const firstResource = resourceStarts[at] ?? 0;
    copyColumns(spans, trace.spans, from);
    const [serviceAt, nameAt] = [services.add(trace.services), names.add(trace.names)];
    for (let i = 0; i < trace.spans.count; i++) {
      const parent = trace.spans.parent[i] ?? -1;
      spans.parent[from + i] = parent < 0 ? -1 : from + parent;
      spans.subtreeEnd[from + i] = from + (trace.spans.subtreeEnd[i] ?? 0);
      spans.service[from + i] = serviceAt[trace.spans.service[i] ?? 0] ?? 0;
      spans.name[from + i] = nameAt[trace.spans.name[i] ?? 0] ?? 0;
      resourceOf[from + i] = firstResource + (texts.resource[i] ?? 0);
    }
    for (const [span, id] of trace.oddIds) oddIds.set(from + span, id);
    resourceStarts[at + 1] = firstResource + texts.resources.length;
    yield;
  }
  const held = { texts: traces.map((parsed) => searchableTexts(parsed)) };
  const durations = Float64Array.from(traces, ({ trace }) => trace.duration);
  return {
    trace: {
      traceId: '',
      startEpoch: 0n,
      duration: nanos(durations.reduce((longest, duration) => Math.max(longest, duration), 0)),
      spans,
      services: services.names,
      names: names.names,
      oddIds,
      problems: [],
    },
    texts: joinedTexts(held, starts, resourceStarts, resourceOf),
    runs: { starts, durations },
    release: () => {
      held.texts = [];
    },
  };
}

function emptyTable(count: number): SpanTable {
  return {
    count,
    start: new Float64Array(count),
    end: new Float64Array(count),
    parent: new Int32Array(count),
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
}

/** The columns that say the same wherever they stand. */
function copyColumns(into: SpanTable, table: SpanTable, from: number): void {
  into.start.set(table.start, from);
  into.end.set(table.end, from);
  into.depth.set(table.depth, from);
  into.kind.set(table.kind, from);
  into.status.set(table.status, from);
  into.flags.set(table.flags, from);
  into.idHigh.set(table.idHigh, from);
  into.idLow.set(table.idLow, from);
}

/** The run that a place lies in; places are asked for mostly in order. */
function runFinder(starts: Int32Array): (place: number) => number {
  let run = 0;
  return (place) => {
    if (place < (starts[run] ?? 0)) run = 0;
    while (run + 1 < starts.length - 1 && place >= (starts[run + 1] ?? 0)) run++;
    return run;
  };
}

function joinedTexts(
  held: { readonly texts: readonly SearchableTexts[] },
  starts: Int32Array,
  resourceStarts: Int32Array,
  resourceOf: Uint32Array,
): SearchableTexts {
  const runOf = runFinder(starts);
  const runOfResource = runFinder(resourceStarts);
  return {
    resourceCount: resourceStarts.at(-1) ?? 0,
    resourceOf,
    forEachPair(span: SpanIndex, sink: PairSink) {
      const run = runOf(span);
      held.texts[run]?.forEachPair(spanIndex(span - (starts[run] ?? 0)), sink);
    },
    forEachResourcePair(resource, sink) {
      const run = runOfResource(resource);
      held.texts[run]?.forEachResourcePair(resource - (resourceStarts[run] ?? 0), sink);
    },
    decode: (bytes, start, end) => held.texts[0]?.decode(bytes, start, end) ?? '',
  };
}

/** The facts of joined traces: those of each trace, one behind the other. */
export function joinedFacts({ spans }: Trace, { starts }: TraceRuns): TraceFacts {
  const errorsBefore = new Int32Array(spans.count + 1);
  let depthCount = 0;
  for (let i = 0; i < spans.count; i++) {
    errorsBefore[i + 1] = (errorsBefore[i] ?? 0) + (spans.status[i] === SpanStatus.error ? 1 : 0);
    depthCount = Math.max(depthCount, (spans.depth[i] ?? 0) + 1);
  }
  const criticalOffset = new Int32Array(spans.count + 1);
  const [criticalSpan, criticalStart, criticalEnd]: [number[], number[], number[]] = [[], [], []];
  for (let trace = 0; trace + 1 < starts.length; trace++) {
    const from = starts[trace] ?? 0;
    const path = criticalPath(runTable(spans, from, starts[trace + 1] ?? 0));
    const before = criticalSpan.length;
    for (let k = 0; k < path.criticalSpan.length; k++) {
      criticalSpan.push(from + (path.criticalSpan[k] ?? 0));
      criticalStart.push(path.criticalStart[k] ?? 0);
      criticalEnd.push(path.criticalEnd[k] ?? 0);
    }
    for (let i = 1; i < path.criticalOffset.length; i++)
      criticalOffset[from + i] = before + (path.criticalOffset[i] ?? 0);
  }
  return {
    selfTime: selfTime(spans),
    criticalSpan: Int32Array.from(criticalSpan),
    criticalStart: Float64Array.from(criticalStart),
    criticalEnd: Float64Array.from(criticalEnd),
    criticalOffset,
    errorsBefore,
    depthCount,
  };
}

/** One run as a table of its own. */
function runTable(spans: SpanTable, from: number, stop: number): SpanTable {
  return {
    count: stop - from,
    start: spans.start.subarray(from, stop),
    end: spans.end.subarray(from, stop),
    parent: spans.parent.slice(from, stop).map((parent) => (parent < 0 ? -1 : parent - from)),
    subtreeEnd: spans.subtreeEnd.slice(from, stop).map((end) => end - from),
    depth: spans.depth.subarray(from, stop),
    service: spans.service.subarray(from, stop),
    name: spans.name.subarray(from, stop),
    kind: spans.kind.subarray(from, stop),
    status: spans.status.subarray(from, stop),
    flags: spans.flags.subarray(from, stop),
    idHigh: spans.idHigh.subarray(from, stop),
    idLow: spans.idLow.subarray(from, stop),
  };
}
