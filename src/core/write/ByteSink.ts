/** Characters that are gathered before they become bytes. */
const GATHERED = 1 << 17;

/** Gathers what a writer writes and hands it on in pieces of some hundred kilobytes, so that no file is ever one string. */
export class ByteSink {
  readonly #take: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly #encoder = new TextEncoder();
  #texts: string[] = [];
  #length = 0;

  /** @param take gets each piece; it may keep it */
  constructor(take: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#take = take;
  }

  text(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= GATHERED) this.flush();
  }

  /** Bytes out of a trace, which are copied. Short ones are gathered as well. */
  bytes(bytes: Uint8Array, decoder: TextDecoder): void {
    if (bytes.length < 2048) {
      this.text(decoder.decode(bytes));
      return;
    }
    this.flush();
    this.#take(Uint8Array.from(bytes));
  }

  flush(): void {
    if (this.#texts.length === 0) return;
    this.#take(this.#encoder.encode(this.#texts.join('')));
    this.#texts = [];
    this.#length = 0;
  }
}
