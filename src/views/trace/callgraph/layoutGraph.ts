import { finishWork, labelBend, layerServices, type ServicePlaces } from '../../../core';

/** What is to be laid out: boxes of one size, and edges between them by position in the list. */
export interface GraphQuestion {
  readonly nodeCount: number;
  readonly nodeWidth: number;
  readonly nodeHeight: number;
  readonly edges: readonly { readonly from: number; readonly to: number; readonly labelWidth: number }[];
  readonly labelHeight: number;
}

export interface GraphPoint {
  readonly x: number;
  readonly y: number;
}

/** Where everything lies, in px from the upper left corner. */
export interface GraphLayout {
  readonly size: { readonly width: number; readonly height: number };
  /** Upper left corner of each node. */
  readonly nodes: readonly GraphPoint[];
  /** Of each edge the points of its line, and the middle of its label. */
  readonly edges: readonly { readonly points: readonly GraphPoint[]; readonly label: GraphPoint }[];
}

/** Lines leave and enter a box at least so far from its corners, in px. */
const fromCorner = 8;

/** Lays a graph out in layers from left to right, callers before callees wherever there is no circle. The same graph always gives the same picture. */
export function layoutGraph(question: GraphQuestion): GraphLayout {
  const { nodeCount, nodeWidth, nodeHeight, edges, labelHeight } = question;
  const places = finishWork(
    layerServices({
      nodeCount,
      from: Int32Array.from(edges, ({ from }) => from),
      to: Int32Array.from(edges, ({ to }) => to),
      width: nodeWidth,
      height: nodeHeight,
      labels: { widths: edges.map(({ labelWidth }) => labelWidth), height: labelHeight },
    }),
  );
  const nodes = Array.from(places.x, (x, node) => ({
    x: x - nodeWidth / 2,
    y: (places.y[node] ?? 0) - nodeHeight / 2,
  }));
  let [width, height] = [0, 0];
  const see = (right: number, bottom: number) => {
    width = Math.max(width, right);
    height = Math.max(height, bottom);
  };
  for (const { x, y } of nodes) see(x + nodeWidth, y + nodeHeight);
  const lines = edges.map((_, edge) => edgeOf(question, places, edge));
  for (const { label } of lines) see(label.x, label.y + labelHeight / 2);
  return { size: { width, height }, nodes, edges: lines };
}

function edgeOf(question: GraphQuestion, places: ServicePlaces, edge: number): GraphLayout['edges'][number] {
  const { edges, nodeWidth } = question;
  const { x, y, bends, bendStart } = places;
  const { from = 0, to = 0, labelWidth = 0 } = edges[edge] ?? {};
  const [ax = 0, ay = 0, bx = 0, by = 0] = [x[from], y[from], x[to], y[to]];
  const labelled = labelBend(places, edge);
  const between: GraphPoint[] = [];
  const first = bendStart[edge] ?? 0;
  const way = bx < ax ? -1 : 1;
  for (let bend = first; bend < (bendStart[edge + 1] ?? 0); bend++) {
    const [middle = 0, height = 0] = bends.subarray(2 * bend, 2 * bend + 2);
    // Level past the boxes of a layer, and past the label of what leads on.
    const wide = (bend - first) % 2 === 1 ? nodeWidth : bend === labelled && ax !== bx ? labelWidth : 0;
    between.push({ x: middle - (way * wide) / 2, y: height });
    if (wide > 0) between.push({ x: middle + (way * wide) / 2, y: height });
  }
  // One that stays in its layer goes around on the right.
  const start = { x: ax + (way * nodeWidth) / 2, y: ay };
  const end = { x: bx - (bx === ax ? -1 : way) * (nodeWidth / 2), y: by };
  const points = [
    leaving(question, start, between[0] ?? end),
    ...between,
    leaving(question, end, between.at(-1) ?? start),
  ];
  const label =
    labelled === undefined
      ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
      : { x: bends[2 * labelled] ?? 0, y: bends[2 * labelled + 1] ?? 0 };
  return { points, label };
}

/** Where a line crosses a side of a box, when it is drawn from the middle of the box to a point beyond that side. */
function leaving({ nodeWidth, nodeHeight }: GraphQuestion, side: GraphPoint, beyond: GraphPoint): GraphPoint {
  const most = nodeHeight / 2 - fromCorner;
  const across = Math.max(1, Math.abs(beyond.x - side.x) + nodeWidth / 2);
  const turned = ((beyond.y - side.y) * (nodeWidth / 2)) / across;
  return { x: side.x, y: side.y + Math.max(-most, Math.min(most, turned)) };
}
