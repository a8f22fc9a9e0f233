import { formatCount, type CallGraph, type CallGraphEdge } from '../../../core';
import type { GraphForm } from '../../../state/url/trace/graphParts';
import type { GraphQuestion } from './layoutGraph';

/** Size of a box, in px: an operation stands below the name of its service. */
export const boxSize = (form: GraphForm): { readonly nodeWidth: number; readonly nodeHeight: number } =>
  form === 'services' ? { nodeWidth: 184, nodeHeight: 52 } : { nodeWidth: 216, nodeHeight: 70 };

const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "12 calls", "1 call". */
export const callsText = (edge: CallGraphEdge): string => plural(edge.calls, 'call', 'calls');
/** "2 errors", '' for none. */
export const errorsText = (count: number): string => (count === 0 ? '' : plural(count, 'error', 'errors'));

/** The graph with the sizes of what is drawn. */
export const graphQuestion = (graph: CallGraph, form: GraphForm): GraphQuestion => ({
  nodeCount: graph.nodes.length,
  ...boxSize(form),
  labelHeight: 20,
  edges: graph.edges.map((edge) => ({
    from: edge.from,
    to: edge.to,
    // 7 px a character of the small type, and the sign of an error
    labelWidth: 16 + 7 * `${callsText(edge)} ${errorsText(edge.errors)}`.length + (edge.errors > 0 ? 16 : 0),
  })),
});
