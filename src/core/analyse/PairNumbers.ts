import { finishWork } from '../model';

/** Pairs between two steps. */
const STEP = 16_384;
/** Places that are written in one go, between two steps. */
const FILL = 1 << 20;

/** Numbers distinct pairs of whole numbers from 0 on, in the order of their first appearance. No object for each pair. */
export class PairNumbers {
  count = 0;
  private slots = new Int32Array(1 << 10); // number + 1; 0 = free
  private first = new Int32Array(1 << 9);
  private second = new Int32Array(1 << 9);

  /** The number of the pair; equal to the former `count` when the pair is new. */
  numberOf(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let slot = slotOf(first, second) & mask;
    for (;;) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.first[number] === first && this.second[number] === second) return number;
      slot = (slot + 1) & mask;
    }
    const number = this.count++;
    this.slots[slot] = number + 1;
    this.first[number] = first;
    this.second[number] = second;
    if (this.count === this.first.length) this.grow();
    return number;
  }

  /** The first member of each pair, by its number. Good until the next pair is new. */
  get firsts(): Int32Array {
    return this.first.subarray(0, this.count);
  }

  /** Makes room for so many pairs in all, in short steps: what would grow on the way holds the page up. */
  *reserve(total: number): Generator<void, void, void> {
    let room = this.first.length;
    while (room <= total) room *= 2;
    if (room > this.first.length) yield* this.growTo(room);
  }

  private grow(): void {
    finishWork(this.growTo(this.first.length * 2));
  }

  private *growTo(room: number): Generator<void, void, void> {
    const { first, second } = this;
    this.first = new Int32Array(room);
    this.first.set(first);
    yield;
    this.second = new Int32Array(room);
    this.second.set(second);
    yield;
    // Touched from front to back: memory comes when it is first written to, and 16 384 places far apart take 30 ms.
    const slots = new Int32Array(room * 2);
    for (let at = 0; at < slots.length; at += FILL) {
      slots.fill(0, at, at + FILL);
      yield;
    }
    this.slots = slots;
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      if (number % STEP === STEP - 1) yield;
      let slot = slotOf(this.first[number] ?? 0, this.second[number] ?? 0) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

function slotOf(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
