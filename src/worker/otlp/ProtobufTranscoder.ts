import { fromBinary } from '@bufbuild/protobuf';
import { joined } from '../files/joined';
import type { Transcoder } from '../files/Transcoder';
import { InstrumentationScopeSchema } from '../../otlp/generated/opentelemetry/proto/common/v1/common_pb';
import { ResourceSchema } from '../../otlp/generated/opentelemetry/proto/resource/v1/resource_pb';
import { SpanSchema } from '../../otlp/generated/opentelemetry/proto/trace/v1/trace_pb';
import { resourceJson, scopeJson, spanJson } from './otlpJson';
import type { Framing } from './protobufFraming';

/** What the bytes of a container are. Its own messages are stepped into; spans, resources and scopes are decoded whole. */
type Level = 'messages' | 'data' | 'resource' | 'scope';

/** A message that was stepped into. */
interface Container {
  readonly level: Level;
  /** Position behind it, counted over all bytes. */
  readonly end: number;
  /** Its resource or scope as JSON, written when it closes: the order of members is free, but each may come only once. */
  owner: string | undefined;
  /** Something was written into its list. */
  begun: boolean;
}

/** A span of more bytes is left out: no more than this is held. */
const LARGEST_FIELD = 64 * 2 ** 20;
const LENGTH_DELIMITED = 2;
/** The field that held scopes until OTLP 0.15. */
const OLD_SCOPE_SPANS = 1000;
const PIECE_CHARACTERS = 1 << 17;

/** Thrown where no message can be. */
class Broken extends Error {}

/**
 * OTLP protobuf as OTLP JSON, while it comes: one message (TracesData, ExportTraceServiceRequest: the same bytes) or many, each
 * behind its length. Holds one span at a time.
 */
export class ProtobufTranscoder implements Transcoder {
  private held: Uint8Array[] = [];
  private holding = 0;
  /** Bytes that have to be held before the next field can be read. */
  private need = 1;
  /** Position of the first held byte. */
  private at = 0;
  private readonly stack: Container[] = [];
  /** Bytes still to be stepped over. */
  private skipping = 0;
  private pieces: string[] = [];
  private length = 0;
  private unreadable = 0;
  private firstUnreadable = -1;
  private broken = '';
  private readonly encoder = new TextEncoder();

  /** @param give takes the JSON, piece by piece */
  constructor(
    private readonly framing: Framing,
    private readonly give: (text: Uint8Array) => void,
  ) {
    const isOne = framing === 'single';
    this.stack.push({ level: isOne ? 'data' : 'messages', end: Infinity, owner: undefined, begun: false });
    if (isOne) this.write('{"resourceSpans":[');
  }

  push(bytes: Uint8Array): void {
    if (this.broken !== '') return;
    this.held.push(bytes);
    this.holding += bytes.length;
    // A span that comes in many chunks is put together once.
    if (this.holding < this.need) return;
    const next = joined(this.held, this.holding);
    this.need = 1;
    let used = 0;
    try {
      for (let step = this.step(next, used); step > 0; step = this.step(next, used)) used += step;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.broken = `Byte ${this.at + used} belongs to no message of OTLP traces: nothing from there on is read.`;
    }
    this.at += used;
    this.holding = next.length - used;
    this.held = this.holding > 0 ? [next.slice(used)] : [];
  }

  end(): readonly string[] {
    const isCut = this.broken === '' && (this.holding > 0 || this.skipping > 0 || this.stack.length > 1);
    while (this.stack.length > 0) this.close();
    this.flush();
    const notices: string[] = [];
    if (this.unreadable > 0)
      notices.push(
        `${this.unreadable} ${this.unreadable === 1 ? 'part' : 'parts'} (spans, resources or scopes; the first at byte ${this.firstUnreadable}) could not be decoded.`,
      );
    if (isCut)
      notices.push(`The bytes end in the middle of a message (byte ${this.at}): what came before is shown.`);
    if (this.broken !== '') notices.push(this.broken);
    return notices;
  }

  /** Reads the next field. @returns how many bytes it took; 0 = more have to come */
  private step(bytes: Uint8Array, from: number): number {
    const have = bytes.length - from;
    if (this.skipping > 0) {
      const skipped = Math.min(have, this.skipping);
      this.skipping -= skipped;
      return skipped;
    }
    const position = this.at + from;
    for (let top = this.stack.at(-1); top !== undefined && position >= top.end; top = this.stack.at(-1))
      this.close();
    const top = this.stack.at(-1);
    if (top === undefined || have === 0) return 0;
    if (top.level === 'messages') return this.openMessage(bytes, from);
    const tag = varint(bytes, from);
    if (tag === undefined) return this.tooShort(have);
    const field = Math.floor(tag.value / 8);
    if (tag.value % 8 !== LENGTH_DELIMITED) return this.skipScalar(bytes, from, tag.end, tag.value % 8);
    const length = varint(bytes, tag.end);
    if (length === undefined) return this.tooShort(have);
    const header = length.end - from;
    if (position + header + length.value > top.end) throw new Broken();
    const inner = innerLevel(top.level, field);
    if (inner !== undefined) {
      this.open(inner, position + header + length.value);
      return header;
    }
    const wanted = (top.level === 'resource' || top.level === 'scope') && (field === 1 || field === 2);
    if (!wanted || length.value > LARGEST_FIELD) {
      if (wanted) this.lose(position);
      this.skipping = length.value;
      return header;
    }
    if (have < header + length.value) {
      this.need = header + length.value;
      return 0;
    }
    this.leaf(top, field, bytes.subarray(length.end, length.end + length.value), position);
    return header + length.value;
  }

  /** A field header takes at most 15 bytes. */
  private tooShort(have: number): number {
    if (have > 15) throw new Broken();
    return 0;
  }

  private skipScalar(bytes: Uint8Array, from: number, at: number, wire: number): number {
    const end = wire === 0 ? varint(bytes, at)?.end : wire === 1 ? at + 8 : wire === 5 ? at + 4 : -1;
    if (end === -1) throw new Broken();
    return end === undefined || end > bytes.length ? this.tooShort(bytes.length - from) : end - from;
  }

  private openMessage(bytes: Uint8Array, from: number): number {
    if (this.framing === 'fixed32') {
      if (bytes.length - from < 4) return 0;
      const size = new DataView(bytes.buffer, bytes.byteOffset + from, 4).getUint32(0);
      this.open('data', this.at + from + 4 + size);
      return 4;
    }
    const size = varint(bytes, from);
    if (size === undefined) return this.tooShort(bytes.length - from);
    this.open('data', this.at + size.end + size.value);
    return size.end - from;
  }

  private open(level: Level, end: number): void {
    const around = this.stack.at(-1);
    if (level !== 'data') {
      if (around?.begun === true) this.write(',');
      if (around !== undefined) around.begun = true;
    }
    this.stack.push({ level, end, owner: undefined, begun: false });
    this.write(
      level === 'data' ? '{"resourceSpans":[' : level === 'resource' ? '{"scopeSpans":[' : '{"spans":[',
    );
  }

  private close(): void {
    const closed = this.stack.pop();
    if (closed === undefined || closed.level === 'messages') return;
    const name = closed.level === 'resource' ? 'resource' : 'scope';
    this.write(closed.owner === undefined ? ']}' : `],"${name}":${closed.owner}}`);
    if (closed.level === 'data') this.write('\n');
  }

  private leaf(top: Container, field: number, bytes: Uint8Array, position: number): void {
    try {
      if (field === 2) {
        const text = spanJson(fromBinary(SpanSchema, bytes));
        this.write(top.begun ? `,${text}` : text);
        top.begun = true;
      } else if (top.level === 'resource') top.owner = resourceJson(fromBinary(ResourceSchema, bytes));
      else top.owner = scopeJson(fromBinary(InstrumentationScopeSchema, bytes));
    } catch {
      this.lose(position);
    }
  }

  private lose(position: number): void {
    if (this.unreadable++ === 0) this.firstUnreadable = position;
  }

  private write(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    if (this.length >= PIECE_CHARACTERS) this.flush();
  }

  private flush(): void {
    if (this.length === 0) return;
    this.give(this.encoder.encode(this.pieces.join('')));
    this.pieces = [];
    this.length = 0;
  }
}

/** The messages that are stepped into. */
function innerLevel(level: Level, field: number): Level | undefined {
  if (level === 'data') return field === 1 ? 'resource' : undefined;
  if (level === 'resource') return field === 2 || field === OLD_SCOPE_SPANS ? 'scope' : undefined;
  return undefined;
}

/** A varint of up to 53 bits; undefined where its end has not come. */
function varint(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let k = 0; k < 10; k++) {
    const byte = bytes[at + k];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * k);
    if (byte < 0x80) return { value, end: at + k + 1 };
  }
  throw new Broken();
}
