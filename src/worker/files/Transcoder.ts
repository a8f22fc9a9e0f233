/** What turns other bytes into the text that the parser reads. */
export interface Transcoder {
  push(bytes: Uint8Array): void;
  /** No more bytes will come. @returns sentences about what could not be read */
  end(): readonly string[];
}
