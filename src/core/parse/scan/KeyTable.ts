import { BACKSLASH, decodeJsonString, rangeIs } from './json';

const encoder = new TextEncoder();

/** Finds out which of a few known JSON keys a range of bytes is. Escaped spellings count as the key that they spell. */
export class KeyTable {
  private readonly slots = new Uint8Array(256);
  private readonly keys: Uint8Array[] = [new Uint8Array(0)];
  private readonly codes: number[] = [0];
  private readonly next: number[] = [0];
  private readonly byText = new Map<string, number>();

  /** `known` maps each spelling to a code from 1 to 255; several spellings may share a code. */
  constructor(known: Readonly<Record<string, number>>) {
    for (const [text, code] of Object.entries(known)) {
      const key = encoder.encode(text);
      const slot = KeyTable.slotOf(key, 0, key.length);
      this.keys.push(key);
      this.codes.push(code);
      this.next.push(this.slots[slot] ?? 0);
      this.slots[slot] = this.keys.length - 1;
      this.byText.set(text, code);
    }
  }

  private static slotOf(bytes: Uint8Array, start: number, end: number): number {
    return ((end - start) * 31 + (bytes[start] ?? 0) * 7 + (bytes[end - 1] ?? 0)) & 255;
  }

  /** The code of the key between its quotes, 0 when it is none of the known ones. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    let entry = this.slots[KeyTable.slotOf(bytes, start, end)] ?? 0;
    while (entry !== 0) {
      const key = this.keys[entry];
      if (key !== undefined && rangeIs(bytes, start, end, key)) return this.codes[entry] ?? 0;
      entry = this.next[entry] ?? 0;
    }
    for (let p = start; p < end; p++) {
      if (bytes[p] === BACKSLASH) return this.byText.get(decodeJsonString(bytes, start, end)) ?? 0;
    }
    return 0;
  }
}
