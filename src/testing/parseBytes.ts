import { createTraceParser, type ParsedDocument, type Trace } from '../core';

/** Parses a text or bytes in one go, or in chunks of the given sizes (the last one repeats). */
export function parseBytes(input: string | Uint8Array, chunkSizes: readonly number[] = []): ParsedDocument {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const parser = createTraceParser();
  let at = 0;
  for (let k = 0; at < bytes.length; k++) {
    const size = chunkSizes[Math.min(k, chunkSizes.length - 1)] ?? bytes.length;
    const chunk = Uint8Array.from(bytes.subarray(at, at + Math.max(1, size)));
    parser.push(chunk);
    // The parser may keep the array, and must leave it as it was.
    if (chunk.some((byte, k) => byte !== bytes[at + k])) throw new Error(`chunk ${k} was changed`);
    at += chunk.length;
  }
  return parser.end();
}

/** The only trace of a document. Throws when there are more or fewer. */
export function onlyTrace(document: ParsedDocument): Trace {
  const [parsed] = document.traces;
  if (parsed === undefined || document.traces.length > 1)
    throw new Error(`${document.traces.length} traces (${document.verdict})`);
  return parsed.trace;
}

/** All columns of a trace as plain values, with names and ids instead of numbers: what two equal traces have in common. */
export function columnsOf(trace: Trace): unknown {
  const { spans } = trace;
  return {
    traceId: trace.traceId,
    startEpoch: trace.startEpoch,
    duration: trace.duration,
    start: [...spans.start],
    end: [...spans.end],
    parent: [...spans.parent],
    subtreeEnd: [...spans.subtreeEnd],
    depth: [...spans.depth],
    service: [...spans.service].map((k) => trace.services[k]),
    name: [...spans.name].map((k) => trace.names[k]),
    kind: [...spans.kind],
    status: [...spans.status],
    flags: [...spans.flags],
    idHigh: [...spans.idHigh],
    idLow: [...spans.idLow],
    services: trace.services,
    names: trace.names,
    oddIds: [...trace.oddIds],
    problems: trace.problems.map(({ code, spans: named, count, detail }) => ({
      code,
      named: [...named],
      count,
      detail,
    })),
  };
}

/** Throws when a promise that SpanTable makes does not hold. */
export function checkColumns(trace: Trace): void {
  const { spans } = trace;
  const fail = (what: string, i: number): never => {
    throw new Error(`span ${i}: ${what}`);
  };
  for (let i = 0; i < spans.count; i++) {
    const start = spans.start[i] ?? NaN;
    const end = spans.end[i] ?? NaN;
    const parent = spans.parent[i] ?? NaN;
    const subtreeEnd = spans.subtreeEnd[i] ?? NaN;
    if (!Number.isFinite(start) || !Number.isFinite(end)) fail('time is not finite', i);
    if (end < start) fail('ends before it starts', i);
    const offScale = ((spans.flags[i] ?? 0) & (1 << 3)) !== 0;
    if (!offScale && (start < 0 || end > trace.duration)) fail('outside the axis', i);
    if (parent >= i || parent < -1) fail('stands before its parent', i);
    if ((spans.depth[i] ?? NaN) !== (parent < 0 ? 0 : (spans.depth[parent] ?? NaN) + 1)) fail('depth', i);
    if (subtreeEnd <= i || subtreeEnd > spans.count) fail('subtree', i);
    if (parent >= 0 && subtreeEnd > (spans.subtreeEnd[parent] ?? NaN)) fail('subtree leaves its parent', i);
    if (trace.services[spans.service[i] ?? NaN] === undefined) fail('service', i);
    if (trace.names[spans.name[i] ?? NaN] === undefined) fail('name', i);
  }
  if (!(trace.duration >= 0)) throw new Error('duration');
  if (new Set(trace.problems.map(({ code }) => code)).size !== trace.problems.length)
    throw new Error('problem code twice');
  for (const problem of trace.problems) {
    if (problem.count < problem.spans.length || problem.count === 0)
      throw new Error(`count of ${problem.code}`);
    for (const span of problem.spans) {
      if (((spans.flags[span] ?? 0) & (1 << 4)) === 0) fail(`not flagged for ${problem.code}`, span);
    }
  }
}
