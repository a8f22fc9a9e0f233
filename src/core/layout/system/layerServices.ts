import { callOrder } from '../../analyse';
import { LayerRows } from './LayerRows';
import { fromZero, type PlacesQuestion, type ServicePlaces } from './ServicePlaces';

const layerGap = 96;
const boxGap = 18;
const bendGap = 10;
const sweeps = 24;
/** Bends beyond these make a picture no clearer: edges then go straight from box to box. */
const mostBends = 40_000;

/**
 * Lays a graph out in layers from left to right, callers before callees wherever there is no circle. Yields the share of the work
 * that is done, 0 … 1. Work: sweeps × (edges and bends) × log. The same graph always gives the same picture.
 */
export function* layerServices(question: PlacesQuestion): Generator<number, ServicePlaces, void> {
  const { nodeCount, from, to, width, height } = question;
  const layers = layersOf(question);
  let needed = 0;
  from.forEach((node, edge) => {
    needed += Math.max(0, Math.abs((layers[to[edge] ?? 0] ?? 0) - (layers[node] ?? 0)) - 1);
  });
  const withBends = needed <= mostBends;
  const count = nodeCount + (withBends ? needed : 0);
  const layer = new Int32Array(count);
  layer.set(layers);
  const bendStart = new Int32Array(from.length + 1);
  /** Pieces of edges, each between two places, mostly of neighbouring layers. */
  const starts: number[] = [];
  const ends: number[] = [];
  let place = nodeCount;
  for (let edge = 0; edge < from.length; edge++) {
    const [a = 0, b = 0] = [from[edge], to[edge]];
    const step = (layers[b] ?? 0) > (layers[a] ?? 0) ? 1 : -1;
    let before = a;
    // An edge that leads back may end in its own layer.
    const isBent = withBends && layers[a] !== layers[b];
    for (let at = (layers[a] ?? 0) + step; isBent && at !== layers[b]; at += step) {
      layer[place] = at;
      starts.push(before);
      ends.push(place);
      before = place++;
    }
    starts.push(before);
    ends.push(b);
    bendStart[edge + 1] = place - nodeCount;
  }
  const rows = new LayerRows(layer, Int32Array.from(starts), Int32Array.from(ends));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    rows.sweep(sweep % 2 === 0);
    yield (sweep + 1) / (sweeps + 8);
  }
  rows.settle();
  const y = rows.spread((each) => (each < nodeCount ? height + boxGap : bendGap));
  yield 1;
  const x = Float64Array.from(layer, (at) => at * (width + layerGap));
  const bends = new Float64Array(2 * (count - nodeCount));
  for (let each = nodeCount; each < count; each++) {
    bends[2 * (each - nodeCount)] = x[each] ?? 0;
    bends[2 * (each - nodeCount) + 1] = y[each] ?? 0;
  }
  return fromZero(question, { x: x.slice(0, nodeCount), y: y.slice(0, nodeCount), bendStart, bends });
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
