import { analyseTrace, createTraceParser, type TraceParser } from '../core';
import { breathe } from './breathe';

/** Chosen by a profile in Node, where the scan was compiled after about so many; not yet by a paired measurement. */
const ROUNDS = 40;
const SPANS = 60;
const PIECE_BYTES = 5000;

/**
 * What the last round made. It is kept because compiled code is thrown away together with the last object of a shape
 * that it was compiled for. A few hundred kB.
 */
const kept: unknown[] = [];

/**
 * Rehearses the parser on a small made-up trace, so that its code is compiled before the first real bytes come, and does
 * not begin in the interpreter with them. It runs while the worker waits
 * for the server's first bytes, in slices of a millisecond or two, and ends as soon as `isWanted` says no.
 */
export async function warmUp(isWanted: () => boolean): Promise<void> {
  const encoder = new TextEncoder();
  const texts = [encoder.encode(jaegerText()), encoder.encode(otlpText())];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of texts) {
      if (!isWanted()) return;
      const parser = createTraceParser();
      pushInPieces(parser, text);
      const document = parser.end();
      const unfinished = createTraceParser();
      pushInPieces(unfinished, text);
      const facts = document.traces.map(({ trace }) => analyseTrace(trace));
      kept.length = 0;
      kept.push(parser, document, facts, unfinished);
      await breathe();
    }
  }
}

/** Spans cut by the end of a piece take other ways through the code: those are rehearsed too. */
function pushInPieces(parser: TraceParser, text: Uint8Array): void {
  for (let at = 0; at < text.length; at += PIECE_BYTES) parser.push(text.subarray(at, at + PIECE_BYTES));
}

const TRACE_ID = 'a5'.repeat(16);
const idOf = (span: number) => (0xabcdef00 + span).toString(16).padStart(16, '0');
/** Every span has three children: neither a chain nor a fan. */
const parentOf = (span: number) => Math.floor((span - 1) / 3);
const KINDS = ['client', 'server', 'internal'];

function jaegerText(): string {
  const spans = Array.from({ length: SPANS }, (_, span) => ({
    traceID: TRACE_ID,
    spanID: idOf(span),
    operationName: `operation ${span % 7}`,
    references: span === 0 ? [] : [{ refType: 'CHILD_OF', traceID: TRACE_ID, spanID: idOf(parentOf(span)) }],
    startTime: 1_700_000_000_000_000 + span * 10,
    duration: 5000 - span * 20,
    tags: [
      { key: 'http.method', type: 'string', value: 'GET' },
      { key: 'http.status_code', type: 'int64', value: 200 + span },
      { key: 'http.url', type: 'string', value: `https://shop.example/${span}?q="x"` },
      { key: 'span.kind', type: 'string', value: KINDS[span % 3] },
      ...(span % 9 === 0 ? [{ key: 'error', type: 'bool', value: true }] : []),
      { key: 'sampled', type: 'bool', value: span % 2 === 0 },
      { key: 'cost', type: 'float64', value: span / 7 },
    ],
    logs:
      span % 4 === 0
        ? [{ timestamp: 1_700_000_000_000_100, fields: [{ key: 'event', type: 'string', value: 'é\n' }] }]
        : [],
    processID: `p${span % 5}`,
    warnings: null,
  }));
  const processes = Object.fromEntries(
    Array.from({ length: 5 }, (_, process) => [
      `p${process}`,
      { serviceName: `service ${process}`, tags: [{ key: 'host', type: 'string', value: 'h' }] },
    ]),
  );
  return JSON.stringify({ data: [{ traceID: TRACE_ID, spans, processes, warnings: null }], errors: null });
}

function otlpText(): string {
  const attribute = (key: string, value: object) => ({ key, value });
  const spans = Array.from({ length: SPANS }, (_, span) => ({
    traceId: TRACE_ID,
    spanId: idOf(span),
    ...(span > 0 && { parentSpanId: idOf(parentOf(span)) }),
    name: `operation ${span % 7}`,
    kind: 1 + (span % 3),
    startTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(span * 10_000)),
    endTimeUnixNano: String(1_700_000_000_005_000_000n - BigInt(span * 10_000)),
    attributes: [
      attribute('http.method', { stringValue: 'GET' }),
      attribute('http.status_code', { intValue: String(200 + span) }),
      attribute('sampled', { boolValue: true }),
      attribute('cost', { doubleValue: span / 7 }),
    ],
    ...(span % 4 === 0 && { events: [{ timeUnixNano: '1700000000000100000', name: 'é\n' }] }),
    status: span % 9 === 0 ? { code: 2, message: 'x' } : {},
  }));
  const resource = { attributes: [attribute('service.name', { stringValue: 'service' })] };
  return JSON.stringify({
    result: { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 's' }, spans }] }] },
  });
}
