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
  return {
    nodes: Array.from({ length: nodeCount }, (_, node) => {
      const at = graph.node(String(node));
      return { x: orZero(at.x) - nodeWidth / 2, y: orZero(at.y) - nodeHeight / 2 };
    }),
    edges: edges.map(({ from, to }, at) => {
      const drawn = graph.edge(String(from), String(to), String(at));
      const points = (drawn.points ?? []).map(({ x, y }) => ({ x, y }));
      return { points, label: { x: orZero(drawn.x), y: orZero(drawn.y) } };
    }),
  };
}
