const CHUNK_BYTES = 1 << 20;
const LEAST_SLOTS = 1 << 10;

/** Between two texts of a chunk, so that a text that is looked for does not run from one into the next. */
const SEPARATOR = 0;

/** One chunk of the finished table: the texts one behind the other with a separator after each. */
export class TextChunk {
  #lower: WeakRef<{ readonly text: string }> | undefined;

  /**
   * @param first number of the first text in it
   * @param starts start of every text in the chunk, and the end of the last (behind its separator)
   */
  constructor(
    readonly text: string,
    readonly first: number,
    readonly starts: Uint32Array,
  ) {}

  /** The same in lower case; every character where it was. Kept while somebody searches, made anew when memory was wanted. */
  get lower(): string {
    const kept = this.#lower?.deref();
    if (kept) return kept.text;
    const made = { text: this.text.toLowerCase() };
    this.#lower = new WeakRef(made);
    return made.text;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Numbers distinct runs of bytes: equal bytes, equal number, counted from 0. Built for millions of short runs: no object
 * for each, their bytes stand in chunks.
 */
export class ByteTable {
  count = 0;
  private slots = new Int32Array(LEAST_SLOTS); // number + 1; 0 = free
  private hashes = new Uint32Array(LEAST_SLOTS / 2);
  private starts = new Uint32Array(LEAST_SLOTS / 2);
  private chunkOf = new Uint16Array(LEAST_SLOTS / 2);
  private readonly chunks: Uint8Array[] = [];
  private readonly chunkLengths: number[] = [];
  private readonly chunkFirst: number[] = [];
  private room = 0;

  /** The number of bytes[start … end), whose hash the caller has made; the same bytes must always come with the same hash. */
  place(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.hashes[number] === hash && this.equals(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    const number = this.count++;
    if (number >= this.starts.length) this.widen();
    this.slots[slot] = number + 1;
    this.hashes[number] = hash;
    this.append(number, bytes, start, end);
    if (this.count * 2 > this.slots.length) this.rehash();
    return number;
  }

  private equals(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const chunk = this.chunks[this.chunkOf[number] ?? 0];
    if (chunk === undefined) return false;
    const from = this.starts[number] ?? 0;
    const length = end - start;
    if (this.endOf(number) - from !== length) return false;
    for (let k = 0; k < length; k++) if (chunk[from + k] !== bytes[start + k]) return false;
    return true;
  }

  /** End of a text in its chunk: one separator before the next text, or before the end of the chunk. */
  private endOf(number: number): number {
    const chunk = this.chunkOf[number] ?? 0;
    const next = number + 1;
    if (next < this.count && this.chunkOf[next] === chunk) return (this.starts[next] ?? 0) - 1;
    return (this.chunkLengths[chunk] ?? 0) - 1;
  }

  private append(number: number, bytes: Uint8Array, start: number, end: number): void {
    const length = end - start + 1;
    if (length > this.room) {
      this.chunks.push(new Uint8Array(Math.max(CHUNK_BYTES, length)));
      this.chunkLengths.push(0);
      this.chunkFirst.push(number);
      this.room = Math.max(CHUNK_BYTES, length);
    }
    const last = this.chunks.length - 1;
    const chunk = this.chunks[last];
    if (chunk === undefined) return;
    let at = this.chunkLengths[last] ?? 0;
    this.starts[number] = at;
    this.chunkOf[number] = last;
    for (let k = start; k < end; k++) chunk[at++] = bytes[k] ?? 0;
    chunk[at++] = SEPARATOR;
    this.chunkLengths[last] = at;
    this.room -= length;
  }

  private widen(): void {
    const wider = this.starts.length * 2;
    const hashes = new Uint32Array(wider);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const starts = new Uint32Array(wider);
    starts.set(this.starts);
    this.starts = starts;
    const chunkOf = new Uint16Array(wider);
    chunkOf.set(this.chunkOf);
    this.chunkOf = chunkOf;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      const hash = this.hashes[number] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }

  /** Bytes of one text, for as long as the table is not released. */
  bytesOf(number: number): Uint8Array {
    const chunk = this.chunks[this.chunkOf[number] ?? 0] ?? new Uint8Array(0);
    return chunk.subarray(this.starts[number] ?? 0, this.endOf(number));
  }

  /** The texts of an ASCII table, chunk by chunk. One character a byte, so positions hold. */
  textChunks(): TextChunk[] {
    return this.chunks.map((chunk, k) => {
      const first = this.chunkFirst[k] ?? 0;
      const stop = this.chunkFirst[k + 1] ?? this.count;
      const length = this.chunkLengths[k] ?? 0;
      const starts = new Uint32Array(stop - first + 1);
      starts.set(this.starts.subarray(first, stop));
      starts[stop - first] = length;
      return new TextChunk(decoder.decode(chunk.subarray(0, length)), first, starts);
    });
  }
}
