import { fromBinary, fromJson, type JsonObject } from '@bufbuild/protobuf';
import * as v from 'valibot';
import {
  TracesDataSchema,
  type TracesData,
} from '../../src/otlp/generated/opentelemetry/proto/trace/v1/trace_pb';

/** How a request writes its message, and how it is answered. */
export type OtlpEncoding = 'json' | 'protobuf';

export type Decoded =
  { readonly ok: true; readonly request: TracesData } | { readonly ok: false; readonly message: string };

/** What JSON.parse gives for an object is one. */
const JSON_OBJECT = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'it is no object',
);
const ID_MEMBERS = new Set(['traceId', 'spanId', 'parentSpanId', 'trace_id', 'span_id', 'parent_span_id']);

/** No id has one byte: a span with such an id is turned away, and not taken for one without the id. */
const NO_ID = 'AA==';

/**
 * The message of an export request (its bytes are those of TracesData). OTLP's JSON is that of protobuf with two differences:
 * ids are hexadecimal, and unknown members are ignored. Never throws: a message says what is wrong with the body.
 */
export function decodeExport(body: Uint8Array, encoding: OtlpEncoding): Decoded {
  try {
    if (encoding === 'protobuf') return { ok: true, request: fromBinary(TracesDataSchema, body) };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const json = v.parse(JSON_OBJECT, JSON.parse(text, withBase64Ids));
    return { ok: true, request: fromJson(TracesDataSchema, json, { ignoreUnknownFields: true }) };
  } catch (error) {
    // Nested too deeply, a RangeError says.
    const reason = error instanceof Error ? error.message : 'unreadable';
    const name = encoding === 'json' ? 'OTLP JSON' : 'OTLP protobuf';
    return { ok: false, message: `The body is no ${name} of traces: ${reason.slice(0, 300)}` };
  }
}

function withBase64Ids(member: string, value: unknown): unknown {
  if (!ID_MEMBERS.has(member) || typeof value !== 'string') return value;
  return /^([0-9a-f]{2})*$/i.test(value) ? Buffer.from(value, 'hex').toString('base64') : NO_ID;
}
