/** What `zstd -d` allows by itself; a frame that asks for more would take as much memory before its first byte is out. */
const LARGEST_WINDOW = 128 * 2 ** 20;

/** Bytes of a frame's header that tell of its window. */
export const HEADER_BYTES = 14;

/** The window that a frame asks for, in bytes; 0 where `head` begins no frame. */
function windowOf(head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < 6 || view.getUint32(0, true) !== 0xfd2fb528) return 0;
  const flags = view.getUint8(4);
  const isSingle = (flags & 0x20) !== 0;
  if (!isSingle) {
    const window = view.getUint8(5);
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const at = 5 + ([0, 1, 2, 4][flags & 3] ?? 0);
  const size = flags >> 6;
  if (size === 0) return view.getUint8(at);
  if (size === 1) return view.getUint16(at, true);
  if (size === 2) return view.getUint32(at, true);
  // Its upper half lies behind what was looked at where there is a dictionary: then it is not read at all.
  return at + 8 > head.length ? Infinity : view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Throws where a frame asks for a larger window than is given. */
export function checkWindow(head: Uint8Array): void {
  if (windowOf(head) > LARGEST_WINDOW)
    throw new Error(`the zstd frame asks for a window of more than ${LARGEST_WINDOW / 2 ** 20} MiB`);
}
