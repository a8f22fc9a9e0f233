import { decompress } from 'fzstd';
import { joined } from './joined';
import type { Part, Unpacker } from './Unpacker';
import { checkWindow } from './zstdWindow';

/** A message of more packed bytes is refused: no more than this is held. */
const LARGEST_MESSAGE = 64 * 2 ** 20;
const LENGTH_BYTES = 4;
const NEWLINE = 0x0a;
const OPEN_BRACE = 0x7b;

/**
 * Messages that are packed by zstd one by one, each behind its length in four bytes: the OpenTelemetry Collector's files. JSON comes
 * out as lines, protobuf behind its length again.
 */
export class FramedZstdUnpacker implements Unpacker {
  private parts: Part[] = [];
  private held: Uint8Array[] = [];
  private holding = 0;
  private need = LENGTH_BYTES;

  push(packed: Uint8Array, last: boolean): void {
    this.held.push(packed);
    this.holding += packed.length;
    while (this.holding >= this.need) {
      const bytes = joined(this.held, this.holding);
      const size = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getUint32(0);
      if (size > LARGEST_MESSAGE) throw new Error(`a message of more than ${LARGEST_MESSAGE / 2 ** 20} MiB`);
      this.held = [bytes];
      this.need = LENGTH_BYTES + size;
      if (bytes.length < this.need) break;
      if (size > 0) this.unpack(bytes.subarray(LENGTH_BYTES, this.need));
      this.held = [bytes.subarray(this.need)];
      this.holding -= this.need;
      this.need = LENGTH_BYTES;
    }
    if (last && this.holding > 0) throw new Error('the last message is cut');
  }

  take(): readonly Part[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  private unpack(packed: Uint8Array): void {
    checkWindow(packed);
    const bytes = decompress(packed);
    if (bytes[0] === OPEN_BRACE) {
      this.parts.push(bytes, Uint8Array.of(NEWLINE));
      return;
    }
    const length = new Uint8Array(LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, bytes.length);
    this.parts.push(length, bytes);
  }
}
