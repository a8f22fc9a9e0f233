import { analyseTrace, createTraceParser } from '../core';
import { breathe } from './breathe';

/**
 * Many small traces compile the scan, with its ways around the end of a piece; a few large ones the loops of the assembly,
 * which are entered once a trace. Chosen by a paired measurement in Chromium (docs/performance.md).
 */
const REHEARSALS = [
  { rounds: 40, spans: 60, pieceBytes: 5000 },
  { rounds: 8, spans: 1500, pieceBytes: 100_000 },
] as const;

/** Texts up to this are read in one go, so that a slice lasts a few milliseconds. */
const SLICE_BYTES = 100_000;

/**
 * What the last round made. It is kept because compiled code is thrown away together with the last object of a shape
 * that it was compiled for. About 3 MB.
 */
const kept: unknown[] = [];

/**
 * Rehearses the parser on made-up traces, so that its code is compiled before the first real bytes come. It runs while
 * the worker waits for them, in slices of a few milliseconds, and ends as soon as `isWanted` says no.
 */
export async function warmUp(isWanted: () => boolean): Promise<void> {
  const encoder = new TextEncoder();
  for (const { rounds, spans, pieceBytes } of REHEARSALS) {
    const texts = [encoder.encode(jaegerText(spans)), encoder.encode(otlpText(spans))];
    for (let round = 0; round < rounds; round++) {
      for (const text of texts) {
        const parser = createTraceParser();
        for (let at = 0; at < text.length; at += pieceBytes) {
          if (!isWanted()) return;
          parser.push(text.subarray(at, at + pieceBytes));
          if (text.length > SLICE_BYTES) await breathe();
        }
        const document = parser.end();
        // One that is still at work: compiled code also depends on objects in the middle of a document.
        const unfinished = createTraceParser();
        unfinished.push(text.subarray(0, pieceBytes));
        const facts = document.traces.map(({ trace }) => analyseTrace(trace));
        kept.length = 0;
        kept.push(parser, document, facts, unfinished);
        await breathe();
      }
    }
  }
}

const TRACE_ID = 'a5'.repeat(16);
/** As in reality: all 64 bits in use, and some high halves equal. Code that was compiled for less is thrown away when it meets more. */
const idOf = (span: number) =>
  [(span >> 1) + 1, span + 1]
    .map((half) => (Math.imul(half, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0'))
    .join('');
/** Every span has three children: neither a chain nor a fan. */
const parentOf = (span: number) => Math.floor((span - 1) / 3);
const KINDS = ['client', 'server', 'internal'];

function jaegerText(count: number): string {
  const spans = Array.from({ length: count }, (_, span) => ({
    traceID: TRACE_ID,
    spanID: idOf(span),
    flags: 1,
    operationName: `operation ${span % 59}`,
    references: span === 0 ? [] : [{ refType: 'CHILD_OF', traceID: TRACE_ID, spanID: idOf(parentOf(span)) }],
    startTime: 1_700_000_000_000_000 + span * 10_000,
    duration: 15_000_000 - span * 10_000,
    tags: [
      { key: 'http.request.method', type: 'string', value: 'GET' },
      { key: 'http.response.status_code', type: 'int64', value: 200 + span },
      { key: 'url.full', type: 'string', value: `https://shop.example/${span}?q="x"` },
      { key: 'server.address', type: 'string', value: 'shop.example' },
      { key: 'enduser.id', type: 'string', value: `user ${span}` },
      { key: 'otel.scope.name', type: 'string', value: 'scope' },
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

function otlpText(count: number): string {
  const attribute = (key: string, value: object) => ({ key, value });
  const spans = Array.from({ length: count }, (_, span) => ({
    traceId: TRACE_ID,
    spanId: idOf(span),
    parentSpanId: span > 0 ? idOf(parentOf(span)) : '',
    flags: 1,
    name: `operation ${span % 59}`,
    kind: 1 + (span % 3),
    startTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(span * 10_000_000)),
    endTimeUnixNano: String(1_700_000_015_000_000_000n),
    attributes: [
      attribute('http.request.method', { stringValue: 'GET' }),
      attribute('http.response.status_code', { intValue: String(200 + span) }),
      attribute('url.full', { stringValue: `https://shop.example/${span}?q="x"` }),
      attribute('server.address', { stringValue: 'shop.example' }),
      attribute('enduser.id', { stringValue: `user ${span}` }),
      attribute('span.kind', { stringValue: 'client' }),
      attribute('sampled', { boolValue: true }),
      attribute('cost', { doubleValue: span / 7 }),
    ],
    events: span % 4 === 0 ? [{ timeUnixNano: '1700000000000100000', name: 'é\n' }] : [],
    status: span % 9 === 0 ? { code: 2, message: 'x' } : {},
  }));
  const resource = { attributes: [attribute('service.name', { stringValue: 'service' })] };
  return JSON.stringify({
    result: { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 's' }, spans }] }] },
  });
}
