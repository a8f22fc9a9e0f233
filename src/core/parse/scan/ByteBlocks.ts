import { QUOTE, SENTINEL_BYTES } from './json';

const FIRST_BLOCK_BYTES = 1 << 16;
const LARGEST_BLOCK_BYTES = 1 << 25;
/** A chunk from here on becomes a block as it is: that costs less than the pages of a copy. */
const ADOPTED_BYTES = 1 << 15;
/** So that the number of a block fits its column, however many chunks there are. */
const MOST_ADOPTING_BLOCKS = 1 << 15;
/** Room for what comes between two adopted chunks: the span that lies in both. */
const BRIDGE_BYTES = 1 << 12;

/**
 * The bytes of a document in blocks of which none is moved once something refers to it. Only the last block grows; what
 * is not yet read when it is full (from `keepFrom` on) is copied to the start of the next one.
 */
export class ByteBlocks {
  readonly blocks: Uint8Array[] = [];
  /** The block that is being read, and its index. */
  current: Uint8Array = new Uint8Array(SENTINEL_BYTES).fill(QUOTE);
  view = new DataView(this.current.buffer);
  index = -1;
  /** End of the bytes that have arrived in the current block; sentinels stand behind it. */
  limit = 0;
  private total = 0;
  /** What stood where the sentinels of an adopted chunk are; undefined where the current block is a copy. */
  private spared: Uint8Array | undefined;

  /** Whether a chunk is to be adopted from `from` on, when its first `taken` bytes were taken already. */
  adopts(chunk: Uint8Array, from: number, taken: number): boolean {
    return from >= 0 && this.mayAdopt(chunk.length - taken);
  }

  private mayAdopt(length: number): boolean {
    return length >= ADOPTED_BYTES && this.index < MOST_ADOPTING_BLOCKS;
  }

  /**
   * Takes as many bytes of `chunk` as fit, from `from` on; returns how many that were.
   */
  append(chunk: Uint8Array, from: number): number {
    const room = this.current.length - SENTINEL_BYTES - this.limit;
    const taken = Math.min(room, chunk.length - from);
    if (taken <= 0) return 0;
    this.current.set(taken === chunk.length ? chunk : chunk.subarray(from, from + taken), this.limit);
    this.limit += taken;
    this.total += taken;
    this.current.fill(QUOTE, this.limit, this.limit + SENTINEL_BYTES);
    return taken;
  }

  /**
   * Makes the chunk, from `from` on, the current block. Nothing before that is kept. The last bytes of the chunk give way to the
   * sentinels until `restore`, and are still to be appended. @returns the position in the chunk behind the bytes taken
   */
  adopt(chunk: Uint8Array, from: number, keepFrom: number): number {
    const kept = this.limit - keepFrom;
    this.leave(keepFrom);
    const next = chunk.subarray(from);
    this.limit = next.length - SENTINEL_BYTES;
    this.total += this.limit - kept;
    this.spared = next.slice(this.limit);
    next.fill(QUOTE, this.limit);
    this.enter(next);
    return from + this.limit;
  }

  /** Gives an adopted chunk the bytes back that the sentinels stood for. */
  restore(): void {
    if (this.spared !== undefined) this.current.set(this.spared, this.limit);
  }

  /** Opens the next block, for the kept bytes, which start at 0 there, and `wanted` more, of which the first may be adopted. */
  openNext(keepFrom: number, wanted: number): void {
    const tail = this.limit - keepFrom;
    const bridges = this.spared !== undefined || this.mayAdopt(wanted);
    const usual = bridges
      ? BRIDGE_BYTES + tail
      : Math.max(wanted + tail, Math.min(LARGEST_BLOCK_BYTES, Math.max(FIRST_BLOCK_BYTES, this.total)));
    // Twice the tail: a single huge span is copied a logarithmic number of times only.
    const next = new Uint8Array(Math.max(usual, 2 * tail) + SENTINEL_BYTES);
    next.set(this.current.subarray(keepFrom, this.limit));
    this.leave(keepFrom);
    this.spared = undefined;
    this.limit = tail;
    next.fill(QUOTE, tail, tail + SENTINEL_BYTES);
    this.enter(next);
  }

  /** Nothing from `keepFrom` on is needed of the current block any more. */
  private leave(keepFrom: number): void {
    if (this.index < 0) return;
    if (keepFrom === 0) {
      this.index--;
      this.blocks.pop();
    } else if (this.current.length - keepFrom > this.current.length / 8) {
      this.blocks[this.index] = this.current.slice(0, keepFrom);
    }
  }

  private enter(next: Uint8Array): void {
    this.index++;
    this.blocks.push(next);
    this.current = next;
    this.view = new DataView(next.buffer, next.byteOffset, next.length);
  }

  /** Gives back what the last block has too much. Nothing may be appended afterwards. */
  trim(): void {
    if (this.index >= 0 && this.current.length - this.limit > this.current.length / 8 + SENTINEL_BYTES) {
      this.current = this.current.slice(0, this.limit + SENTINEL_BYTES);
      this.view = new DataView(this.current.buffer);
      this.blocks[this.index] = this.current;
    }
  }

  block(index: number): Uint8Array {
    return this.blocks[index] ?? this.current;
  }
}
