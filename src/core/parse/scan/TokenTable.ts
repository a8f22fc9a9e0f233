import type { ByteBlocks } from './ByteBlocks';
import { decodeJsonString } from './json';

/** Numbers the distinct byte ranges it is shown, from 0 in order of first sight. Keeps only where each was first seen. */
export class TokenTable {
  count = 0;
  private slots = new Int32Array(256).fill(-1);
  private hashes = new Int32Array(128);
  private blockOf = new Uint16Array(128);
  private startOf = new Uint32Array(128);
  private lengthOf = new Uint32Array(128);

  constructor(private readonly bytes: ByteBlocks) {}

  /** The number of the range of the current block. */
  numberOf(start: number, end: number): number {
    const { current } = this.bytes;
    const length = end - start;
    let hash = length;
    for (let p = start; p < end; p++) hash = (Math.imul(hash, 31) + (current[p] ?? 0)) | 0;
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const token = this.slots[slot] ?? -1;
      if (token < 0) return this.add(slot, hash, start, length);
      if (this.hashes[token] === hash && this.lengthOf[token] === length && this.same(token, start))
        return token;
      slot = (slot + 1) & mask;
    }
  }

  private same(token: number, start: number): boolean {
    const { current } = this.bytes;
    const first = this.bytes.block(this.blockOf[token] ?? 0);
    const from = this.startOf[token] ?? 0;
    const length = this.lengthOf[token] ?? 0;
    for (let i = 0; i < length; i++) if (first[from + i] !== current[start + i]) return false;
    return true;
  }

  private add(slot: number, hash: number, start: number, length: number): number {
    const token = this.count++;
    if (token === this.hashes.length) this.growTokens();
    this.slots[slot] = token;
    this.hashes[token] = hash;
    this.blockOf[token] = this.bytes.index;
    this.startOf[token] = start;
    this.lengthOf[token] = length;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return token;
  }

  private growTokens(): void {
    const length = this.hashes.length * 2;
    const wider = <T extends Int32Array | Uint16Array | Uint32Array>(target: T, source: T): T => {
      target.set(source);
      return target;
    };
    this.hashes = wider(new Int32Array(length), this.hashes);
    this.blockOf = wider(new Uint16Array(length), this.blockOf);
    this.startOf = wider(new Uint32Array(length), this.startOf);
    this.lengthOf = wider(new Uint32Array(length), this.lengthOf);
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let token = 0; token < this.count; token++) {
      let slot = (this.hashes[token] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = token;
    }
    this.slots = slots;
  }

  /** The bytes of a token, as a view into its block. */
  bytesOf(token: number): Uint8Array {
    const start = this.startOf[token] ?? 0;
    return this.bytes.block(this.blockOf[token] ?? 0).subarray(start, start + (this.lengthOf[token] ?? 0));
  }

  /** The token as the inside of a JSON string. */
  textOf(token: number): string {
    const bytes = this.bytesOf(token);
    return decodeJsonString(bytes, 0, bytes.length);
  }
}
