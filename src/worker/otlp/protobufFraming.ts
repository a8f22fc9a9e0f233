/** So many bytes tell whether they are OTLP as protobuf, and how its messages follow each other. */
export const PROTOBUF_HEAD_BYTES = 512;

/** One message and nothing else; each behind its length as a varint (OpenTelemetry's file format); or behind four bytes (the Collector's). */
export type Framing = 'single' | 'delimited' | 'fixed32';

/** First bytes of the fields of a ResourceSpans message: resource, scope spans, schema URL, and the old scope spans. */
const INNER_TAGS = new Set([0x0a, 0x12, 0x1a, 0xc2]);

/** A varint of up to 32 bits at `at`, and where it ends. */
function varintAt(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let k = 0; k < 5; k++) {
    const byte = bytes[at + k];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * k);
    if (byte < 0x80) return { value, end: at + k + 1 };
  }
  return undefined;
}

/** Whether a message of traces can begin at `at`, of `room` bytes at most. */
function beginsMessage(bytes: Uint8Array, at: number, room: number): boolean {
  if (bytes[at] !== 0x0a) return false;
  const length = varintAt(bytes, at + 1);
  if (length === undefined || length.end - at + length.value > room) return false;
  return length.value === 0 || INNER_TAGS.has(bytes[length.end] ?? 0);
}

/** How the messages in bytes that begin so follow each other; undefined where they are no OTLP protobuf. */
export function framingOf(head: Uint8Array): Framing | undefined {
  // Text has no control characters but white space; a message of traces can hardly do without.
  const isBinary = head
    .subarray(0, PROTOBUF_HEAD_BYTES)
    .some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  if (!isBinary) return undefined;
  if (beginsMessage(head, 0, Infinity)) return 'single';
  const length = varintAt(head, 0);
  if (length !== undefined && beginsMessage(head, length.end, length.value)) return 'delimited';
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length > 4 && beginsMessage(head, 4, view.getUint32(0))) return 'fixed32';
  return undefined;
}
