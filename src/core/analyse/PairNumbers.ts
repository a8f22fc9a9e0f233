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

  private grow(): void {
    const { first, second } = this;
    this.first = new Int32Array(first.length * 2);
    this.first.set(first);
    this.second = new Int32Array(second.length * 2);
    this.second.set(second);
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.count; number++) {
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
