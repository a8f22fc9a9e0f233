import { runsOf } from '../../analyse';
import { Crossings } from './Crossings';
import { spreadInOrder } from './spreadInOrder';

const spreads = 8;

/** Places in layers, and the order of those of a layer, in which few pieces of edges shall cross. */
export class LayerRows {
  readonly #rows: Int32Array[];
  readonly #before: Neighbours;
  readonly #after: Neighbours;
  /** Where each place stands in its row. */
  readonly #position: Int32Array;
  readonly #crossings: Crossings;
  #best: Int32Array[];
  #least: number;

  /** `layer` of every place, and pieces of edges between places. Where nothing speaks against it, places stand in their order. */
  constructor(layer: Int32Array, starts: Int32Array, ends: Int32Array) {
    const count = layer.length;
    const layerCount = layer.reduce((most, at) => Math.max(most, at + 1), 0);
    const { starts: rowStart, places } = runsOf(layer, layerCount);
    this.#rows = Array.from({ length: layerCount }, (_, at) => places.slice(rowStart[at], rowStart[at + 1]));
    this.#position = new Int32Array(count);
    for (const row of this.#rows) this.#number(row);
    // Pieces inside a layer, and those across several, say nothing about the order of neighbours.
    const left: number[] = [];
    const right: number[] = [];
    starts.forEach((a, piece) => {
      const b = ends[piece] ?? 0;
      const step = (layer[b] ?? 0) - (layer[a] ?? 0);
      if (step === 0) return;
      left.push(step > 0 ? a : b);
      right.push(step > 0 ? b : a);
    });
    const [lefts, rights] = [Int32Array.from(left), Int32Array.from(right)];
    this.#before = neighbours(rights, lefts, count);
    this.#after = neighbours(lefts, rights, count);
    this.#crossings = new Crossings(layer, lefts, rights);
    this.#best = this.#rows.map((row) => row.slice());
    this.#least = this.#crossings.count(this.#position);
  }

  /** Puts each place at the mean of its neighbours, layer by layer; the best order so far is kept. */
  sweep(toRight: boolean): void {
    const rows = toRight ? this.#rows : [...this.#rows].reverse();
    const near = toRight ? this.#before : this.#after;
    for (const row of rows) {
      const wish = new Map<number, number>();
      for (const place of row)
        wish.set(place, near.mean(place, this.#position) ?? this.#position[place] ?? 0);
      row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      this.#number(row);
    }
    const crossings = this.#crossings.count(this.#position);
    if (crossings >= this.#least) return;
    this.#least = crossings;
    this.#best = this.#rows.map((row) => row.slice());
  }

  /** Goes back to the best order. */
  settle(): void {
    this.#best.forEach((row, at) => this.#rows[at]?.set(row));
    for (const row of this.#rows) this.#number(row);
  }

  /** Heights in the order found: near their neighbours, each with the room that it needs. */
  spread(roomOf: (place: number) => number): Float64Array {
    const y = new Float64Array(this.#position.length);
    for (const row of this.#rows)
      stack(
        row,
        row.map(() => 0),
        roomOf,
        y,
      );
    for (let pass = 0; pass < spreads; pass++) {
      const toRight = pass % 2 === 0;
      const near = toRight ? this.#before : this.#after;
      for (const row of toRight ? this.#rows : [...this.#rows].reverse()) {
        stack(
          row,
          Array.from(row, (place) => near.mean(place, y) ?? y[place] ?? 0),
          roomOf,
          y,
        );
      }
    }
    return y;
  }

  #number(row: Int32Array): void {
    row.forEach((place, at) => {
      this.#position[place] = at;
    });
  }
}

interface Neighbours {
  /** Mean of the values of a place's neighbours; undefined where it has none. */
  readonly mean: (place: number, values: ArrayLike<number>) => number | undefined;
}

function neighbours(of: Int32Array, others: Int32Array, count: number): Neighbours {
  const { starts, places } = runsOf(of, count);
  return {
    mean(place, values) {
      const [begin = 0, end = 0] = [starts[place], starts[place + 1]];
      let sum = 0;
      for (let at = begin; at < end; at++) sum += values[others[places[at] ?? 0] ?? 0] ?? 0;
      return end === begin ? undefined : sum / (end - begin);
    },
  };
}

/** Sets the heights of a row as near to the wishes as its order and the room between neighbours allow. Linear. */
function stack(
  row: Int32Array,
  wishes: ArrayLike<number>,
  roomOf: (place: number) => number,
  y: Float64Array,
): void {
  const offsets = new Float64Array(row.length);
  for (let at = 1; at < row.length; at++)
    offsets[at] = (offsets[at - 1] ?? 0) + (roomOf(row[at - 1] ?? 0) + roomOf(row[at] ?? 0)) / 2;
  spreadInOrder(wishes, offsets).forEach((value, at) => {
    y[row[at] ?? 0] = value;
  });
}
