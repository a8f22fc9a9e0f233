import { Gunzip } from 'fflate';
import type { Part, Unpacker } from './Unpacker';

/** For gzip inside something else, and for files that the browser's own unpacking refuses (several members one after the other). */
export class GzipUnpacker implements Unpacker {
  private parts: Part[] = [];
  private readonly stream = new Gunzip((bytes) => {
    if (bytes.length > 0) this.parts.push(bytes);
  });

  push(packed: Uint8Array, last: boolean): void {
    this.stream.push(packed, last);
  }

  take(): readonly Part[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }
}
