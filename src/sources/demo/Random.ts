/** A small seeded generator of pseudo-random numbers (mulberry32): the same seed gives the same numbers everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** 0 ≤ number < 1. */
  fraction(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.whole(0, choices.length - 1)] ?? choices[0];
  }

  /** Log-normal, as latencies are: `median` in any unit, `spread` about 0.2 (narrow) to 1 (wide). Rounded, at least 1. */
  latency(median: number, spread: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    const normal = radius * Math.cos(2 * Math.PI * this.fraction());
    return Math.max(1, Math.round(median * Math.exp(spread * normal)));
  }

  /** 16 lower-case hex digits, never all zero. */
  spanId(): string {
    return hex32((this.bits() | 1) >>> 0) + hex32(this.bits());
  }
}

const HEX_PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** 8 lower-case hex digits of an unsigned 32-bit number. */
export function hex32(word: number): string {
  let digits = '';
  for (let shift = 24; shift >= 0; shift -= 8) digits += HEX_PAIRS[(word >>> shift) & 0xff] ?? '';
  return digits;
}
