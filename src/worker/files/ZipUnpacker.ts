import { Unzip, UnzipInflate } from 'fflate';
import type { Part, Unpacker } from './Unpacker';

/** Files of a zip beyond this number are not looked at. */
const MOST_ENTRIES = 10_000;

/** Folders, and what systems put beside the files. */
const isNoFile = (name: string): boolean =>
  name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(name);

/** The files of a zip, in the order of its bytes. */
export class ZipUnpacker implements Unpacker {
  private parts: Part[] = [];
  private entries = 0;
  private readonly stream = new Unzip((file) => {
    if (isNoFile(file.name)) return;
    if (++this.entries > MOST_ENTRIES) throw new Error(`the zip holds more than ${MOST_ENTRIES} files`);
    this.parts.push({ entry: file.name });
    file.ondata = (error, bytes) => {
      if (error !== null) throw new Error(`${file.name}: ${error.message}`);
      if (bytes.length > 0) this.parts.push(bytes);
    };
    file.start();
  });

  constructor() {
    this.stream.register(UnzipInflate);
  }

  push(packed: Uint8Array, last: boolean): void {
    this.stream.push(packed, last);
  }

  take(): readonly Part[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }
}
