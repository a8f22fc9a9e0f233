const LEAST = 1 << 10;

function widened(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2);
  wider.set(column);
  return wider;
}

/** Numbers distinct pairs of tokens (key, value) with where they stand (a PairScope), counted from 0. */
export class PairTable {
  count = 0;
  key = new Uint32Array(LEAST);
  value = new Uint32Array(LEAST);
  scope = new Uint8Array(LEAST);
  private slots: Int32Array | undefined = new Int32Array(LEAST * 2); // number + 1; 0 = free

  place(key: number, value: number, scope: number): number {
    if (this.slots === undefined) throw new Error('the table is finished');
    const mask = this.slots.length - 1;
    let slot = hashOf(key, value, scope) & mask;
    for (;;) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.key[number] === key && this.value[number] === value && this.scope[number] === scope)
        return number;
      slot = (slot + 1) & mask;
    }
    const number = this.count++;
    if (number >= this.key.length) {
      this.key = widened(this.key);
      this.value = widened(this.value);
      const scopes = new Uint8Array(this.key.length);
      scopes.set(this.scope);
      this.scope = scopes;
    }
    this.slots[slot] = number + 1;
    this.key[number] = key;
    this.value[number] = value;
    this.scope[number] = scope;
    if (this.count * 2 > this.slots.length) this.rehash(this.slots.length * 2);
    return number;
  }

  private rehash(size: number): void {
    const slots = new Int32Array(size);
    const mask = size - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = hashOf(this.key[number] ?? 0, this.value[number] ?? 0, this.scope[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }

  /** No more pairs come: lets go of what only filling needs. */
  finish(): void {
    this.slots = undefined;
    this.key = this.key.slice(0, this.count);
    this.value = this.value.slice(0, this.count);
    this.scope = this.scope.slice(0, this.count);
  }
}

function hashOf(key: number, value: number, scope: number): number {
  const mixed = Math.imul(key ^ Math.imul(value + scope, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Lists of numbers, one list an owner, filled owner by owner. */
export class Lists {
  /** The lists one behind the other; read it only when all is in. */
  members = new Uint32Array(LEAST);
  private length = 0;
  /** Start of every owner's list; one more than owners. */
  readonly starts: Uint32Array;
  private owners = 0;

  constructor(owners: number) {
    this.starts = new Uint32Array(owners + 1);
  }

  add(member: number): void {
    if (this.length >= this.members.length) this.members = widened(this.members);
    this.members[this.length++] = member;
  }

  /** The list of the current owner is complete. */
  endOwner(): void {
    this.starts[++this.owners] = this.length;
  }

  finish(): void {
    this.members = this.members.slice(0, this.length);
  }

  /** Whether any member of the owner's list is marked. */
  anyMarked(owner: number, marks: Uint8Array): boolean {
    const stop = this.starts[owner + 1] ?? 0;
    for (let k = this.starts[owner] ?? 0; k < stop; k++) {
      if (marks[this.members[k] ?? 0] === 1) return true;
    }
    return false;
  }
}
