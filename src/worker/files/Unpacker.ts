/** What comes out of packed bytes: more bytes of the present document, or the name of the next one (of a zip). */
export type Part = Uint8Array | { readonly entry: string };

/** Unpacks bytes as they come. */
export interface Unpacker {
  /** Takes the next packed bytes. Throws where they cannot be unpacked; what came out before that stays good. */
  push(packed: Uint8Array, last: boolean): void;
  /** What came out since the last call. */
  take(): readonly Part[];
}

/** How the bytes of a file may be packed. */
export type Packing = 'gzip' | 'zip' | 'zstd' | 'framed-zstd';

/** So many bytes tell how something is packed. */
export const MAGIC_BYTES = 8;

const isZstd = ([a, b, c, d]: Uint8Array): boolean => a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;

/** How bytes that begin so are packed; undefined where they are not. */
export function packingOf(head: Uint8Array): Packing | undefined {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x50 && b === 0x4b && ((c === 0x03 && d === 0x04) || (c === 0x05 && d === 0x06))) return 'zip';
  if (isZstd(head)) return 'zstd';
  if (isZstd(head.subarray(4))) return 'framed-zstd';
  // A skippable frame of zstd, with which its files may begin.
  if (a !== undefined && a >= 0x50 && a <= 0x5f && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  return undefined;
}
