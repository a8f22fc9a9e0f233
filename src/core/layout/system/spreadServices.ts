import { callOrder } from '../../analyse';
import { PullTree } from './PullTree';
import { fromZero, type PlacesQuestion, type ServicePlaces } from './ServicePlaces';
import { separateBoxes } from './separateBoxes';

const rounds = 240;
/** Length that an edge is drawn to, in heights of a box. */
const edgeLength = 2.6;
/** Boxes are wide: the picture is found for round ones and stretched. */
const stretch = 2.2;
/** Room for a box, in boxes. */
const crowding = 4;

/**
 * Lays a graph out by forces: what calls each other draws together, all else apart. Yields the share of the work that is
 * done, 0 … 1. Work: rounds × (nodes × log nodes + edges). The same graph always gives the same picture.
 */
export function* spreadServices(question: PlacesQuestion): Generator<number, ServicePlaces, void> {
  const { nodeCount, from, to, height } = question;
  const ideal = edgeLength * height;
  const x = new Float64Array(nodeCount);
  const y = new Float64Array(nodeCount);
  // A spiral with equal room for all, in the order of the calls: no two begin at one point.
  callOrder(question).forEach((node, at) => {
    const angle = at * Math.PI * (3 - Math.sqrt(5));
    x[node] = ideal * Math.sqrt(at + 0.5) * Math.cos(angle);
    y[node] = ideal * Math.sqrt(at + 0.5) * Math.sin(angle);
  });
  const forceX = new Float64Array(nodeCount);
  const forceY = new Float64Array(nodeCount);
  const degree = new Float64Array(nodeCount);
  from.forEach((a, edge) => {
    const b = to[edge] ?? 0;
    degree[a] = (degree[a] ?? 0) + 1;
    degree[b] = (degree[b] ?? 0) + 1;
  });
  for (let round = 0; round < rounds; round++) {
    forceX.fill(0);
    forceY.fill(0);
    new PullTree(x, y).push(ideal * ideal, forceX, forceY);
    from.forEach((a, edge) => {
      const b = to[edge] ?? 0;
      const dx = (x[b] ?? 0) - (x[a] ?? 0);
      const dy = (y[b] ?? 0) - (y[a] ?? 0);
      // Of a service with hundreds of neighbours each draws less, or all would lie on one heap.
      const pull = Math.hypot(dx, dy) / (ideal * Math.sqrt(Math.max(degree[a] ?? 1, degree[b] ?? 1)));
      forceX[a] = (forceX[a] ?? 0) + dx * pull;
      forceY[a] = (forceY[a] ?? 0) + dy * pull;
      forceX[b] = (forceX[b] ?? 0) - dx * pull;
      forceY[b] = (forceY[b] ?? 0) - dy * pull;
    });
    const heat = ideal * Math.sqrt(nodeCount + 1) * 0.25 * (1 - round / rounds) ** 2 + 0.5;
    for (let node = 0; node < nodeCount; node++) {
      // Parts that nothing connects stay near.
      const fx = (forceX[node] ?? 0) - (x[node] ?? 0) * 0.6;
      const fy = (forceY[node] ?? 0) - (y[node] ?? 0) * 0.6;
      const strength = Math.hypot(fx, fy);
      const step = strength === 0 ? 0 : Math.min(strength, heat) / strength;
      x[node] = (x[node] ?? 0) + fx * step;
      y[node] = (y[node] ?? 0) + fy * step;
    }
    yield (round + 1) / (rounds + 10);
  }
  const room = roomFor(question, x, y);
  for (let node = 0; node < nodeCount; node++) {
    x[node] = (x[node] ?? 0) * stretch * room;
    y[node] = (y[node] ?? 0) * room;
  }
  separateBoxes(x, y, question.width + 28, height + 24);
  yield 1;
  return fromZero(question, {
    x,
    y,
    bendStart: new Int32Array(from.length + 1),
    bends: new Float64Array(0),
  });
}

/** By how much the picture has to grow so that its boxes are not crowded; 1 where they are not. */
function roomFor({ nodeCount, width, height }: PlacesQuestion, x: Float64Array, y: Float64Array): number {
  const reach = (values: Float64Array) =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, nodeCount));
  // Of a disc filled evenly, the radius is twice the reach along an axis.
  const area = Math.PI * 4 * reach(x) * stretch * reach(y);
  const needed = crowding * nodeCount * width * height;
  return area === 0 ? 1 : Math.max(1, Math.sqrt(needed / area));
}
