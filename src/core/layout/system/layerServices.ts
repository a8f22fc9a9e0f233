import { callOrder } from '../../analyse';
import { LayerRows } from './LayerRows';
import { fromZero, labelBend, type PlacesQuestion, type ServicePlaces } from './ServicePlaces';

const layerGap = 96;
const boxGap = 18;
const bendGap = 10;
/** Between a label and the boxes left and right of it: there is an arrow to be seen. */
const labelGap = 28;
const sweeps = 24;
/** Bends beyond these make a picture no clearer: edges then go straight from box to box. */
const mostBends = 40_000;

/**
 * Lays a graph out in layers from left to right, callers before callees wherever there is no circle. Yields the share of the work
 * that is done, 0 … 1. Work: sweeps × (edges and bends) × log. The same graph always gives the same picture.
 */
export function* layerServices(question: PlacesQuestion): Generator<number, ServicePlaces, void> {
  const { nodeCount, height, labels } = question;
  const { layer, bendStart, starts, ends } = bendEdges(question, layersOf(question));
  const rows = new LayerRows(layer, starts, ends);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    rows.sweep(sweep % 2 === 0);
    yield (sweep + 1) / (sweeps + 8);
  }
  rows.settle();
  const room = new Float64Array(layer.length).fill(bendGap).fill(height + boxGap, 0, nodeCount);
  const wide = new Float64Array(layer.length).fill(question.width, 0, nodeCount);
  for (let edge = 0; labels && edge < question.from.length; edge++) {
    const bend = labelBend({ bendStart }, edge);
    if (bend === undefined) continue;
    room[nodeCount + bend] = labels.height + bendGap;
    wide[nodeCount + bend] = labels.widths[edge] ?? 0;
  }
  const y = rows.spread((each) => room[each] ?? 0);
  yield 1;
  const middles = labels ? layerMiddles(layer, wide) : undefined;
  const x = Float64Array.from(layer, (at) => middles?.[at] ?? at * (question.width + layerGap));
  const bends = new Float64Array(2 * (layer.length - nodeCount));
  for (let each = nodeCount; each < layer.length; each++) {
    bends[2 * (each - nodeCount)] = x[each] ?? 0;
    bends[2 * (each - nodeCount) + 1] = y[each] ?? 0;
  }
  return fromZero(question, { x: x.slice(0, nodeCount), y: y.slice(0, nodeCount), bendStart, bends });
}

interface BentEdges {
  /** The layer of every node, then of every bend. */
  readonly layer: Int32Array;
  readonly bendStart: Int32Array;
  /** Pieces of edges, each between two places, mostly of neighbouring layers. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Gives each edge a bend in every layer that it passes. With labels, every other layer is one of labels, and has no boxes. */
function bendEdges({ nodeCount, from, to, labels }: PlacesQuestion, layers: Int32Array): BentEdges {
  const each = labels ? 2 : 1;
  const layerOf = (node: number | undefined) => each * (layers[node ?? 0] ?? 0);
  let needed = 0;
  from.forEach((node, edge) => {
    needed += Math.max(each - 1, Math.abs(layerOf(to[edge]) - layerOf(node)) - 1);
  });
  const withBends = needed <= mostBends;
  const layer = new Int32Array(nodeCount + (withBends ? needed : 0));
  for (let node = 0; node < nodeCount; node++) layer[node] = layerOf(node);
  const bendStart = new Int32Array(from.length + 1);
  const starts: number[] = [];
  const ends: number[] = [];
  let place = nodeCount;
  for (let edge = 0; edge < from.length; edge++) {
    const [a = 0, b = 0] = [from[edge], to[edge]];
    const [first, last] = [layerOf(a), layerOf(b)];
    let before = a;
    const put = (at: number) => {
      layer[place] = at;
      starts.push(before);
      ends.push(place);
      before = place++;
    };
    const step = last > first ? 1 : -1;
    // An edge that leads back may end in its own layer: its label stands right of it.
    if (withBends && last === first && labels) put(first + 1);
    if (withBends && last !== first) for (let at = first + step; at !== last; at += step) put(at);
    starts.push(before);
    ends.push(b);
    bendStart[edge + 1] = place - nodeCount;
  }
  return { layer, bendStart, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The middle of each layer, when boxes and labels stand side by side. */
function layerMiddles(layer: Int32Array, wide: Float64Array): Float64Array {
  const count = layer.reduce((most, at) => Math.max(most, at + 1), 0);
  const widest = new Float64Array(count);
  layer.forEach((at, place) => {
    widest[at] = Math.max(widest[at] ?? 0, wide[place] ?? 0);
  });
  let left = 0;
  return widest.map((width) => {
    const middle = left + width / 2;
    left += width + labelGap;
    return middle;
  });
}

/** The layer of each node: one more than the last of its callers, of those that stand before it in the order of the calls. */
function layersOf(question: PlacesQuestion): Int32Array {
  const { nodeCount, from, to } = question;
  const rank = new Int32Array(nodeCount);
  callOrder(question).forEach((node, at) => {
    rank[node] = at;
  });
  const byCaller = Int32Array.from(from.keys()).sort(
    (a, b) => (rank[from[a] ?? 0] ?? 0) - (rank[from[b] ?? 0] ?? 0),
  );
  const layers = new Int32Array(nodeCount);
  for (const edge of byCaller) {
    const [a = 0, b = 0] = [from[edge], to[edge]];
    if ((rank[a] ?? 0) < (rank[b] ?? 0)) layers[b] = Math.max(layers[b] ?? 0, (layers[a] ?? 0) + 1);
  }
  return layers;
}
