import { create, toBinary, toJson, type JsonValue, type MessageInitShape } from '@bufbuild/protobuf';
import {
  TracesDataSchema,
  type TracesData,
} from '../../src/otlp/generated/opentelemetry/proto/trace/v1/trace_pb';

export type SpanInit = NonNullable<
  NonNullable<
    NonNullable<MessageInitShape<typeof TracesDataSchema>['resourceSpans']>[number]['scopeSpans']
  >[number]['spans']
>[number];

/** Bytes of an id: `byte` again and again. */
export const idOf = (byte: number, length: number): Uint8Array => new Uint8Array(length).fill(byte);

/** A message with one service and these spans; what a span does not say is made up. */
export function exportOf(service: string, spans: readonly SpanInit[], startMs = Date.now()): TracesData {
  return create(TracesDataSchema, {
    resourceSpans: [
      {
        resource: {
          attributes: [{ key: 'service.name', value: { value: { case: 'stringValue', value: service } } }],
        },
        scopeSpans: [
          {
            scope: { name: 'test', version: '1.2' },
            spans: spans.map((span, n) => ({
              traceId: idOf(0xab, 16),
              spanId: idOf(n + 1, 8),
              name: `op ${String(n)}`,
              startTimeUnixNano: BigInt(startMs + n) * 1_000_000n,
              endTimeUnixNano: BigInt(startMs + n + 5) * 1_000_000n,
              ...span,
            })),
          },
        ],
      },
    ],
  });
}

export const protobufOf = (data: TracesData): Uint8Array => toBinary(TracesDataSchema, data);

const IDS = new Set(['traceId', 'spanId', 'parentSpanId']);

/** OTLP JSON by protobuf's own JSON mapping: only the ids are written in another way, and enums as numbers. */
export const otlpJsonOf = (data: TracesData): string =>
  JSON.stringify(toJson(TracesDataSchema, data, { enumAsInteger: true }), (key, value: JsonValue) =>
    IDS.has(key) && typeof value === 'string' ? Buffer.from(value, 'base64').toString('hex') : value,
  );
