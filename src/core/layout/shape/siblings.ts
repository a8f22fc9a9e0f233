import { sortSpans } from './siblingOrder';

/** The children of every span that are still there, as one column: those of span s are slot s + 1, roots slot 0. */
export class Siblings {
  constructor(
    readonly list: Int32Array,
    /** One member more than there are slots. */
    readonly offset: Int32Array,
  ) {}

  of(slot: number): Int32Array {
    return this.list.subarray(this.offset[slot] ?? 0, this.offset[slot + 1] ?? 0);
  }

  /** Visits every list that has members. */
  each(visit: (siblings: Int32Array, slot: number) => void): void {
    for (let slot = 0; slot + 1 < this.offset.length; slot++) {
      if (this.offset[slot] !== this.offset[slot + 1]) visit(this.of(slot), slot);
    }
  }

  sort(keys: Float64Array): void {
    this.each((siblings) => {
      sortSpans(siblings, keys);
    });
  }
}

/** Lists the children of every span, in the order of their indices. Linear. */
export function listSiblings(count: number, owner: Int32Array, isGone: (span: number) => boolean): Siblings {
  const offset = new Int32Array(count + 2);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (isGone(i)) continue;
    const slot = (owner[i] ?? -1) + 1;
    offset[slot + 1] = (offset[slot + 1] ?? 0) + 1;
    kept++;
  }
  for (let slot = 0; slot <= count; slot++) offset[slot + 1] = (offset[slot + 1] ?? 0) + (offset[slot] ?? 0);
  const next = offset.slice();
  const list = new Int32Array(kept);
  for (let i = 0; i < count; i++) {
    if (isGone(i)) continue;
    const slot = (owner[i] ?? -1) + 1;
    const at = next[slot] ?? 0;
    list[at] = i;
    next[slot] = at + 1;
  }
  return new Siblings(list, offset);
}
