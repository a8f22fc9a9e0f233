/**
 * A trace id in the one form in which ids are compared: 32 lower-case hex digits. Takes what people paste: upper case,
 * blanks around it, `0x` before it, the dashes of a UUID, leading zeros cut. undefined if it is not 1–32 hex digits.
 */
export function normaliseTraceId(text: string): string | undefined {
  if (text.length > 80) return undefined;
  const digits = text.trim().replace(/^0x/i, '').replace(/-/g, '');
  return /^[0-9a-f]{1,32}$/i.test(digits) ? digits.toLowerCase().padStart(32, '0') : undefined;
}
