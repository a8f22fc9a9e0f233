import { runsOf } from './ServiceGraph';

/** Directed edges between `nodeCount` nodes. */
export interface Arrows {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * All nodes in an order in which few edges lead back; none where there is no circle. Greedy, after Eades, Lin and Smyth: what calls
 * nothing more goes to the end, what is called by nothing more to the beginning, of the rest the one with most calls out over calls
 * in. Linear; the same graph always gives the same order.
 */
export function callOrder({ nodeCount, from, to }: Arrows): Int32Array {
  const out = runsOf(from, nodeCount);
  const into = runsOf(to, nodeCount);
  const degree = (starts: Int32Array) =>
    Int32Array.from({ length: nodeCount }, (_, node) => (starts[node + 1] ?? 0) - (starts[node] ?? 0));
  const outs = degree(out.starts);
  const ins = degree(into.starts);
  const most = (degrees: Int32Array) => degrees.reduce((greatest, each) => Math.max(greatest, each), 0);
  const room = new Classes(nodeCount, Math.max(most(outs), most(ins)));
  const classOf = (node: number) =>
    outs[node] === 0 ? room.last : ins[node] === 0 ? room.first : (outs[node] ?? 0) - (ins[node] ?? 0);
  for (let node = nodeCount - 1; node >= 0; node--) room.put(node, classOf(node));
  const order = new Int32Array(nodeCount);
  const gone = new Uint8Array(nodeCount);
  let head = 0;
  let tail = nodeCount;
  while (head < tail) {
    const sink = room.top(room.last);
    const node = sink >= 0 ? sink : room.greatest();
    room.take(node);
    gone[node] = 1;
    if (sink >= 0) order[--tail] = node;
    else order[head++] = node;
    const loosen = (
      runs: { starts: Int32Array; places: Int32Array },
      ends: Int32Array,
      degrees: Int32Array,
    ) => {
      for (let at = runs.starts[node] ?? 0; at < (runs.starts[node + 1] ?? 0); at++) {
        const other = ends[runs.places[at] ?? 0] ?? 0;
        if (gone[other] === 1) continue;
        degrees[other] = (degrees[other] ?? 0) - 1;
        room.take(other);
        room.put(other, classOf(other));
      }
    };
    loosen(out, to, ins);
    loosen(into, from, outs);
  }
  return order;
}

/** Nodes in classes, each class a list that a node can leave from anywhere. */
class Classes {
  readonly first: number;
  readonly last: number;
  readonly #most: number;
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #class: Int32Array;
  #greatest = 0;

  constructor(nodeCount: number, most: number) {
    this.#most = most;
    this.first = most + 1;
    this.last = -most - 1;
    this.#head = new Int32Array(2 * most + 3).fill(-1);
    this.#next = new Int32Array(nodeCount).fill(-1);
    this.#previous = new Int32Array(nodeCount).fill(-1);
    this.#class = new Int32Array(nodeCount);
  }

  top(which: number): number {
    return this.#head[which + this.#most + 1] ?? -1;
  }

  /** A node of the greatest class that has one. */
  greatest(): number {
    while (this.#greatest > 0 && this.#head[this.#greatest] === -1) this.#greatest--;
    return this.#head[this.#greatest] ?? -1;
  }

  put(node: number, which: number): void {
    const at = which + this.#most + 1;
    const head = this.#head[at] ?? -1;
    this.#class[node] = at;
    this.#previous[node] = -1;
    this.#next[node] = head;
    if (head >= 0) this.#previous[head] = node;
    this.#head[at] = node;
    this.#greatest = Math.max(this.#greatest, at);
  }

  take(node: number): void {
    const next = this.#next[node] ?? -1;
    const previous = this.#previous[node] ?? -1;
    if (next >= 0) this.#previous[next] = previous;
    if (previous >= 0) this.#next[previous] = next;
    else this.#head[this.#class[node] ?? 0] = next;
  }
}
