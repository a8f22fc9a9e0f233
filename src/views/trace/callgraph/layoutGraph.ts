import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';

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
  /** Upper left corner of each node. */
  readonly nodes: readonly GraphPoint[];
  /** Of each edge the points of its line, and the middle of its label. */
  readonly edges: readonly { readonly points: readonly GraphPoint[]; readonly label: GraphPoint }[];
}

const orZero = (value: number | undefined): number => value ?? 0;

/** Lays a graph out in layers from left to right, callers before callees wherever there is no circle. The same graph always gives the same picture. */
export function layoutGraph(question: GraphQuestion): GraphLayout {
  const { nodeCount, nodeWidth, nodeHeight, edges, labelHeight } = question;
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 56, edgesep: 16 });
  for (let node = 0; node < nodeCount; node++)
    graph.setNode(String(node), { width: nodeWidth, height: nodeHeight });
  edges.forEach(({ from, to, labelWidth }, at) => {
    const label: EdgeLabel = { width: labelWidth, height: labelHeight, labelpos: 'c' };
    graph.setEdge(String(from), String(to), label, String(at));
  });
  layout(graph);
  const centres = Array.from({ length: nodeCount }, (_, node) => {
    const { x, y } = graph.node(String(node));
    return { x: orZero(x), y: orZero(y) };
  });
  // Upside down is as good a picture, unless it is then read in the order of the calls.
  const height = orZero(graph.graph().height);
  const turned = readsUpwards(centres);
  const place = ({ x, y }: GraphPoint): GraphPoint => ({ x, y: turned ? height - y : y });
  return {
    nodes: centres.map(place).map(({ x, y }) => ({ x: x - nodeWidth / 2, y: y - nodeHeight / 2 })),
    edges: edges.map(({ from, to }, at) => {
      const drawn = graph.edge(String(from), String(to), String(at));
      return {
        points: (drawn.points ?? []).map(place),
        label: place({ x: orZero(drawn.x), y: orZero(drawn.y) }),
      };
    }),
  };
}

/** Whether, of neighbours in a layer, more stand in the reverse order of the list than in its order. */
function readsUpwards(centres: readonly GraphPoint[]): boolean {
  const order = centres.map((_, node) => node);
  order.sort(
    (a, b) => orZero(centres[a]?.x) - orZero(centres[b]?.x) || orZero(centres[a]?.y) - orZero(centres[b]?.y),
  );
  let upwards = 0;
  for (let k = 1; k < order.length; k++) {
    const above = order[k - 1] ?? 0;
    const below = order[k] ?? 0;
    if (centres[above]?.x === centres[below]?.x) upwards += above > below ? 1 : -1;
  }
  return upwards > 0;
}
