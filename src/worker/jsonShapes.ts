/*
 * Narrowing of small JSON by hand. A schema library would refuse or rebuild whole answers; here one bad member is
 * left out and the rest is read, absent members take their defaults, and it costs next to no bytes.
 */

/** A JSON object, read by key. Undefined for arrays, null and everything else. */
export function asRecord(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

/** The members of a JSON array; undefined for everything else. */
export function asArray(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Text, '' for everything else (proto3's default). */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A whole number ≥ 0 that came as a number or as text; undefined for everything else. */
export function asCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** An integer of any size that came as text or as a number; undefined for everything else. */
export function asInteger(value: unknown): bigint | undefined {
  if (typeof value === 'string' && /^-?\d{1,30}$/.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return undefined;
}
