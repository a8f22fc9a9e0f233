import { PairNumbers } from '../../PairNumbers';

/** Paths that begin alike share their beginning. A node is a label below another node; roots have the parent −1. */
export class PathTrie {
  readonly parent: number[] = [];
  readonly label: number[] = [];
  /** Steps from the root, which has 0. */
  readonly depth: number[] = [];
  /** 1 for nodes with something below. */
  readonly hasMore: number[] = [];
  readonly #numbers = new PairNumbers();

  /** The node of a label below another one; −1 = a root. */
  node(parent: number, label: number): number {
    const node = this.#numbers.numberOf(parent, label);
    if (node < this.parent.length) return node;
    this.parent.push(parent);
    this.label.push(label);
    this.depth.push(parent < 0 ? 0 : (this.depth[parent] ?? 0) + 1);
    this.hasMore.push(0);
    if (parent >= 0) this.hasMore[parent] = 1;
    return node;
  }

  get size(): number {
    return this.parent.length;
  }

  /** Labels from a node on to its root. */
  toRoot(node: number): number[] {
    const labels: number[] = [];
    for (let at = node; at >= 0; at = this.parent[at] ?? -1) labels.push(this.label[at] ?? 0);
    return labels;
  }
}
