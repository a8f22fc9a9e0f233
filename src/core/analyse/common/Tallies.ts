/** The traces of a comparison, by place: which they are in the table, on which side they stand, and what they weigh. */
export interface Compared {
  readonly traces: Uint32Array;
  readonly isSelected: Uint8Array;
  /** Whole numbers, so that sums do not depend on the order. */
  readonly weights: Float64Array;
  readonly marksA: Uint32Array;
  readonly marksB: Uint32Array;
}

/** A number for a place as if drawn by lot. */
function mark(place: number, salt: number): number {
  let mixed = Math.imul(place + 1, 0x9e3779b1) ^ salt;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const SALTS = [0x243f6a88, 0x13198a2e] as const;

/** The traces of a comparison with marks to tell sets of them apart by. */
export function comparedOf(traces: Uint32Array, isSelected: Uint8Array, weights: Float64Array): Compared {
  const marks = (salt: number) => Uint32Array.from(traces, (_, place) => mark(place, salt));
  return { traces, isSelected, weights, marksA: marks(SALTS[0]), marksB: marks(SALTS[1]) };
}

/**
 * Sums over many sets of compared traces: how many, how many of them selected, what they weigh together. Two marks of 32 bits tell
 * sets apart: those of one set are the exclusive or of the marks of its traces.
 */
export class Tallies {
  readonly traces: Uint32Array;
  readonly selected: Uint32Array;
  readonly weight: Float64Array;
  readonly markA: Uint32Array;
  readonly markB: Uint32Array;

  constructor(
    size: number,
    private readonly compared: Compared,
  ) {
    this.traces = new Uint32Array(size);
    this.selected = new Uint32Array(size);
    this.weight = new Float64Array(size);
    this.markA = new Uint32Array(size);
    this.markB = new Uint32Array(size);
  }

  /** The set `at` holds the trace at this place. Each only once. */
  add(at: number, place: number): void {
    const { isSelected, weights, marksA, marksB } = this.compared;
    this.traces[at] = (this.traces[at] ?? 0) + 1;
    this.selected[at] = (this.selected[at] ?? 0) + (isSelected[place] ?? 0);
    this.weight[at] = (this.weight[at] ?? 0) + (weights[place] ?? 0);
    this.markA[at] = (this.markA[at] ?? 0) ^ (marksA[place] ?? 0);
    this.markB[at] = (this.markB[at] ?? 0) ^ (marksB[place] ?? 0);
  }
}
