import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { OtlpEncoding } from './decodeExport';

/** What became of the spans of a request. */
export interface Taken {
  readonly rejected: number;
  /** Why, in one sentence; '' where none was rejected. */
  readonly reason: string;
}

/** Codes of google.rpc.Code. */
export const RpcCode = {
  invalidArgument: 3,
  resourceExhausted: 8,
  internal: 13,
  unavailable: 14,
  permissionDenied: 7,
} as const;

/**
 * An ExportTraceServiceResponse: the partial success (field 1) holds the number of rejected spans (1) and a message (2),
 * and is not there where everything was taken.
 */
export function exportResponse(encoding: OtlpEncoding, { rejected, reason }: Taken): Uint8Array {
  if (encoding === 'json') {
    const partialSuccess = { rejectedSpans: String(rejected), errorMessage: reason };
    return new TextEncoder().encode(JSON.stringify(rejected === 0 ? {} : { partialSuccess }));
  }
  const writer = new BinaryWriter();
  if (rejected > 0)
    writer
      .tag(1, WireType.LengthDelimited)
      .fork()
      .tag(1, WireType.Varint)
      .int64(rejected)
      .tag(2, WireType.LengthDelimited)
      .string(reason)
      .join();
  return writer.finish();
}

/** A google.rpc.Status: its code (field 1) and message (2). */
export function statusBody(encoding: OtlpEncoding, code: number, message: string): Uint8Array {
  if (encoding === 'json') return new TextEncoder().encode(JSON.stringify({ code, message }));
  return new BinaryWriter()
    .tag(1, WireType.Varint)
    .int32(code)
    .tag(2, WireType.LengthDelimited)
    .string(message)
    .finish();
}

export const MEDIA_TYPES = { json: 'application/json', protobuf: 'application/x-protobuf' } as const;

/** The encoding that a Content-Type names; undefined = none that OTLP has. */
export function encodingOf(contentType: string | undefined): OtlpEncoding | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === MEDIA_TYPES.json) return 'json';
  return type === MEDIA_TYPES.protobuf ? 'protobuf' : undefined;
}
