/**
 * A list of whole numbers (32 bits) that grows. An array of JavaScript that comes to millions of members is copied
 * member by member each time it outgrows its room, which holds the page up; here it is one copy of memory.
 */
export class NumberList {
  length = 0;
  #room = new Int32Array(1 << 10);

  push(value: number): void {
    if (this.length === this.#room.length) {
      const larger = new Int32Array(this.#room.length * 2);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.length++] = value;
  }

  /** The numbers so far. Good until the next one is pushed. */
  get members(): Int32Array {
    return this.#room.subarray(0, this.length);
  }
}
