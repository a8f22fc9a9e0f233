import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { sizeDelimitedEncode } from '@bufbuild/protobuf/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSpan, spanIndex, SpanKind, SpanStatus } from '../../core';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { readDocuments } from '../files/readDocuments';
import {
  Span_SpanKind,
  TracesDataSchema,
  type TracesData,
} from '../../otlp/generated/opentelemetry/proto/trace/v1/trace_pb';
import { ProtobufTranscoder } from './ProtobufTranscoder';
import { framingOf } from './protobufFraming';

const id = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);
const text = (stringValue: string) => ({ value: { case: 'stringValue', value: stringValue } }) as const;
const data = (spans: number, service = 'shop'): TracesData =>
  create(TracesDataSchema, {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: text(service) }] },
        schemaUrl: 'https://example.org/schema',
        scopeSpans: [
          {
            scope: { name: 'scope', version: '1' },
            spans: Array.from({ length: spans }, (_, k) => ({
              traceId: id(0xab, 16),
              spanId: id(k + 1, 8),
              ...(k > 0 && { parentSpanId: id(1, 8) }),
              name: `op "${k}"`,
              kind: Span_SpanKind.CLIENT,
              startTimeUnixNano: 1_700_000_000_000_000_001n + BigInt(k),
              endTimeUnixNano: 1_700_000_000_000_000_501n,
              attributes: [
                { key: 'n', value: { value: { case: 'intValue', value: 9_007_199_254_740_993n } } },
                { key: 'd', value: { value: { case: 'doubleValue', value: NaN } } },
                { key: 'b', value: { value: { case: 'bytesValue', value: Uint8Array.of(1, 255) } } },
                { key: 'l', value: { value: { case: 'arrayValue', value: { values: [text('x'), {}] } } } },
              ],
              events: [{ name: 'e', timeUnixNano: 1_700_000_000_000_000_101n }],
              links: [{ traceId: id(2, 16), spanId: id(3, 8) }],
              status: { code: 2, message: 'bad' },
              droppedAttributesCount: 1,
            })),
          },
        ],
      },
    ],
  } satisfies MessageInitShape<typeof TracesDataSchema>);

/** The text that comes of the bytes, and what is said. */
function transcode(bytes: Uint8Array, size = bytes.length): { json: string; notices: readonly string[] } {
  const pieces: string[] = [];
  const transcoder = new ProtobufTranscoder(framingOf(bytes) ?? 'single', (piece) =>
    pieces.push(new TextDecoder().decode(piece)),
  );
  for (let at = 0; at < bytes.length; at += size) transcoder.push(bytes.slice(at, at + size));
  const notices = transcoder.end();
  return { json: pieces.join(''), notices };
}
const big = (message: Uint8Array): Uint8Array => {
  const framed = new Uint8Array(4 + message.length);
  new DataView(framed.buffer).setUint32(0, message.length);
  framed.set(message, 4);
  return framed;
};
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('OTLP protobuf', () => {
  it('holds what OTLP JSON holds', () => {
    const { json, notices } = transcode(toBinary(TracesDataSchema, data(2)));
    expect(notices).toEqual([]);
    const document = parseBytes(json);
    expect(document.problems).toEqual([]);
    const trace = onlyTrace(document);
    checkColumns(trace);
    expect([trace.traceId, trace.services, trace.startEpoch]).toEqual([
      'ab'.repeat(16),
      ['shop'],
      1_700_000_000_000_000_001n,
    ]);
    expect([trace.spans.kind[0], trace.spans.status[0], trace.spans.parent[1]]).toEqual([
      SpanKind.client,
      SpanStatus.error,
      0,
    ]);
    const [parsed] = document.traces;
    const detail = parsed && decodeSpan(parsed, spanIndex(0));
    expect(detail).toMatchObject({
      scope: { name: 'scope', version: '1' },
      statusMessage: 'bad',
      unreadable: [],
      events: [{ name: 'e', time: 100 }],
      dropped: { attributes: 1 },
    });
    expect(detail?.attributes[0]).toEqual({ key: 'n', value: { type: 'int', digits: '9007199254740993' } });
    expect(detail?.attributes.map(({ key }) => key)).toEqual(['n', 'd', 'b', 'l']);
    expect(detail?.links).toHaveLength(1);
  });

  it('is read as one message, behind lengths, and as the Collector writes it', async () => {
    const one = toBinary(TracesDataSchema, data(3));
    const delimited = joined(
      sizeDelimitedEncode(TracesDataSchema, data(2)),
      sizeDelimitedEncode(TracesDataSchema, data(1, 'two')),
    );
    const fixed = joined(big(one), big(toBinary(TracesDataSchema, data(1, 'two'))));
    for (const [bytes, services] of [
      [one, 1],
      [delimited, 2],
      [fixed, 2],
    ] as const) {
      expect(framingOf(bytes)).toBeDefined();
      const answer = await readDocuments({ from: 'file', file: new File([Uint8Array.from(bytes)], 'x') }, {});
      expect(answer.ok && answer.value.notices).toEqual([]);
      expect(answer.ok && answer.value.traces[0]?.trace.services).toHaveLength(services);
    }
  });

  it('is not seen in text or in other bytes', () => {
    for (const other of ['{"data":[]}', '\n{\n  "data": [] }', '[\u0001]', 'plain'])
      expect(framingOf(new TextEncoder().encode(other))).toBeUndefined();
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(framingOf(new TextEncoder().encode(`\n${json}`))).toBeUndefined();
      }),
    );
  });

  it('gives the same in any chunks, and loses nothing in silence when cut or damaged', () => {
    const delimited = joined(
      sizeDelimitedEncode(TracesDataSchema, data(3)),
      sizeDelimitedEncode(TracesDataSchema, data(2, 'two')),
    );
    const one = toBinary(TracesDataSchema, data(4));
    fc.assert(
      fc.property(
        fc.constantFrom(delimited, one, big(one)),
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.option(fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.nat(255))),
        (whole, size, cut, damage) => {
          const bytes = whole.slice(
            0,
            cut === null ? whole.length : Math.max(20, Math.floor(cut * whole.length)),
          );
          if (damage !== null) bytes[Math.floor(damage[0] * bytes.length)] = damage[1];
          const at = transcode(bytes);
          expect(transcode(bytes, size)).toEqual(at);
          const document = parseBytes(at.json);
          expect(document.truncated).toBe(false);
          for (const { trace } of document.traces) checkColumns(trace);
          const spans = document.traces.reduce((sum, { trace }) => sum + trace.spans.count, 0);
          if (damage === null && cut !== null && spans < 4)
            expect(bytes.length === whole.length || at.notices.length > 0).toBe(true);
          expect(document.traces.map(({ trace }) => columnsOf(trace))).toHaveLength(document.traces.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the byte where it stops to be OTLP', () => {
    const one = toBinary(TracesDataSchema, data(2));
    expect(transcode(one.slice(0, -5)).notices.join()).toMatch(/end in the middle of a message \(byte \d+\)/);
    expect(transcode(joined(one, Uint8Array.of(7))).notices.join()).toMatch(/Byte \d+ belongs to no message/);
  });
});
