import { QUOTE, SENTINEL_BYTES } from './json';

const FIRST_BLOCK_BYTES = 1 << 16;
const LARGEST_BLOCK_BYTES = 1 << 25;

/**
 * The bytes of a document in blocks of which none is moved once something refers to it. Only the last block grows; what
 * is not yet read when it is full (from `keepFrom` on) is copied to the start of the next one.
 */
export class ByteBlocks {
  readonly blocks: Uint8Array[] = [];
  /** The block that is being read, and its index. */
  current = new Uint8Array(SENTINEL_BYTES).fill(QUOTE);
  view = new DataView(this.current.buffer);
  index = -1;
  /** End of the bytes that have arrived in the current block; sentinels stand behind it. */
  limit = 0;
  total = 0;

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

  /** Opens the next block, at least as long as `wanted` bytes and the kept ones together. Kept bytes start at 0 there. */
  openNext(keepFrom: number, wanted: number): void {
    const tail = this.limit - keepFrom;
    const usual = Math.min(LARGEST_BLOCK_BYTES, Math.max(FIRST_BLOCK_BYTES, this.total));
    // Twice the tail: a single huge span is copied a logarithmic number of times only.
    const size = Math.max(usual, 2 * tail, Math.min(wanted + tail, LARGEST_BLOCK_BYTES)) + SENTINEL_BYTES;
    const next = new Uint8Array(size);
    next.set(this.current.subarray(keepFrom, this.limit));
    if (this.index >= 0) {
      if (keepFrom === 0) {
        this.index--;
        this.blocks.pop();
      } else if (this.current.length - keepFrom > this.current.length / 8) {
        this.blocks[this.index] = this.current.slice(0, keepFrom);
      }
    }
    this.index++;
    this.blocks.push(next);
    this.current = next;
    this.view = new DataView(next.buffer);
    this.limit = tail;
    next.fill(QUOTE, tail, tail + SENTINEL_BYTES);
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
