import type { Trace } from '../model';

const FULL_DIGITS = 16;
const LEAST_PREFIX_DIGITS = 6;

/** The first digits of an id as two numbers, with the bits that they settle. */
interface Prefix {
  readonly high: number;
  readonly low: number;
  readonly highMask: number;
  readonly lowMask: number;
}

const upper = (digits: string): number => parseInt(digits.slice(0, 8), 16);
const lower = (digits: string): number => parseInt(digits.slice(8), 16);

function prefixOf(term: string): Prefix {
  const digits = term.padEnd(FULL_DIGITS, '0');
  const mask = 'f'.repeat(term.length).padEnd(FULL_DIGITS, '0');
  return { high: upper(digits), low: lower(digits), highMask: upper(mask), lowMask: lower(mask) };
}

/**
 * Marks the spans whose id is one of the terms (lower-cased; leading zeros may be missing) or begins with one of at least six
 * digits. undefined where no term could be an id.
 */
export function markSpanIds(trace: Trace, terms: readonly string[]): Uint8Array | undefined {
  const { idHigh, idLow, count } = trace.spans;
  const wholeIds = new Map<number, Set<number>>(); // lower halves by upper half
  const prefixes: Prefix[] = [];
  for (const term of terms) {
    if (!/^[0-9a-f]{1,16}$/.test(term)) continue;
    const digits = term.padStart(FULL_DIGITS, '0');
    const lows = wholeIds.get(upper(digits)) ?? new Set<number>();
    wholeIds.set(upper(digits), lows.add(lower(digits)));
    if (term.length >= LEAST_PREFIX_DIGITS && term.length < FULL_DIGITS) prefixes.push(prefixOf(term));
  }
  if (wholeIds.size === 0 && trace.oddIds.size === 0) return undefined;
  const marks = new Uint8Array(count);
  if (wholeIds.size > 0) {
    for (let i = 0; i < count; i++) {
      const high = idHigh[i] ?? 0;
      const low = idLow[i] ?? 0;
      const hit =
        wholeIds.get(high)?.has(low) === true ||
        prefixes.some((p) => (high & p.highMask) >>> 0 === p.high && (low & p.lowMask) >>> 0 === p.low);
      if (hit) marks[i] = 1;
    }
  }
  // The columns say nothing about ids that are no hexadecimal numbers: their text decides.
  for (const [span, text] of trace.oddIds) {
    const id = text.toLowerCase();
    const hit = terms.some(
      (term) => id === term || (term.length >= LEAST_PREFIX_DIGITS && id.startsWith(term)),
    );
    marks[span] = hit ? 1 : 0;
  }
  return marks;
}
