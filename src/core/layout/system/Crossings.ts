/** Counts how many pieces of edges between neighbouring layers cross. */
export class Crossings {
  readonly #lefts: Int32Array;
  readonly #rights: Int32Array;
  readonly #layer: Int32Array;
  readonly #order: Int32Array;
  readonly #tree: Int32Array;

  /** Pieces lead from a place of `lefts` to one of `rights`, which lies in a later layer. */
  constructor(layer: Int32Array, lefts: Int32Array, rights: Int32Array) {
    this.#layer = layer;
    this.#lefts = lefts;
    this.#rights = rights;
    this.#order = Int32Array.from(lefts.keys());
    this.#tree = new Int32Array(layer.length + 2);
  }

  /** Crossings when each place stands at its position in its layer. Work: pieces × log places. */
  count(position: Int32Array): number {
    const [lefts, rights, layer, tree] = [this.#lefts, this.#rights, this.#layer, this.#tree];
    const at = (place: number | undefined) => position[place ?? 0] ?? 0;
    const layerOf = (piece: number) => layer[lefts[piece] ?? 0] ?? 0;
    this.#order.sort(
      (a, b) => layerOf(a) - layerOf(b) || at(lefts[a]) - at(lefts[b]) || at(rights[a]) - at(rights[b]),
    );
    let total = 0;
    let begin = 0;
    while (begin < this.#order.length) {
      const here = layerOf(this.#order[begin] ?? 0);
      tree.fill(0);
      let end = begin;
      for (; end < this.#order.length && layerOf(this.#order[end] ?? 0) === here; end++) {
        const where = at(rights[this.#order[end] ?? 0]);
        // Those that came before and end further down.
        let above = 0;
        for (let node = where + 1; node > 0; node -= node & -node) above += tree[node] ?? 0;
        total += end - begin - above;
        for (let node = where + 1; node < tree.length; node += node & -node)
          tree[node] = (tree[node] ?? 0) + 1;
      }
      begin = end;
    }
    return total;
  }
}
