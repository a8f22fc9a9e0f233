import { Decompress } from 'fzstd';
import type { Part, Unpacker } from './Unpacker';
import { checkWindow, HEADER_BYTES } from './zstdWindow';

/** Frames one after the other, as the files of zstd are. */
export class ZstdUnpacker implements Unpacker {
  private parts: Part[] = [];
  private head: Uint8Array | undefined = new Uint8Array(0);
  private readonly stream = new Decompress((bytes) => {
    if (bytes.length > 0) this.parts.push(bytes);
  });

  push(packed: Uint8Array, last: boolean): void {
    let next = packed;
    if (this.head !== undefined) {
      next = new Uint8Array(this.head.length + packed.length);
      next.set(this.head);
      next.set(packed, this.head.length);
      this.head = next;
      if (next.length < HEADER_BYTES && !last) return;
      this.head = undefined;
      checkWindow(next);
    }
    this.stream.push(next, last);
  }

  take(): readonly Part[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }
}
