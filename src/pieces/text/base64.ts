/** Bytes of a base64 text: how many, and the first of them as hex; undefined where it is not base64. */
export interface BytesPreview {
  readonly count: number;
  /** "00 01 02 …", at most 32 bytes. */
  readonly hex: string;
}

const previewBytes = 32;

/** Reads a base64 text (standard or URL alphabet, padded or not) as far as a preview needs. Linear in the text. */
export function bytesPreview(base64: string): BytesPreview | undefined {
  if (!/^[a-z0-9+/_-]*={0,2}$/i.test(base64)) return undefined;
  const digits = base64.replace(/=+$/, '');
  if (digits.length % 4 === 1) return undefined;
  const count = Math.floor((digits.length * 3) / 4);
  const head = digits.slice(0, Math.ceil((previewBytes * 4) / 3 / 4) * 4);
  const binary = atob(head.replace(/-/g, '+').replace(/_/g, '/'));
  const pairs: string[] = [];
  for (let at = 0; at < Math.min(binary.length, previewBytes); at++)
    pairs.push(binary.charCodeAt(at).toString(16).padStart(2, '0'));
  return { count, hex: pairs.join(' ') + (count > pairs.length ? ' …' : '') };
}
