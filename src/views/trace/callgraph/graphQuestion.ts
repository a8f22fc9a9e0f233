import { formatCount, type CallGraph, type CallGraphEdge } from '../../../core';
import type { GraphQuestion } from './layoutGraph';

/** Size of a service's box, in px. */
export const nodeWidth = 184;
export const nodeHeight = 52;

const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "12 calls", "1 call". */
export const callsText = (edge: CallGraphEdge): string => plural(edge.calls, 'call', 'calls');
/** "2 errors", '' for none. */
export const errorsText = (count: number): string => (count === 0 ? '' : plural(count, 'error', 'errors'));

/** The graph with the sizes of what is drawn. Services are named by their place among `graph.nodes`. */
export function graphQuestion(graph: CallGraph): GraphQuestion {
  const placeOf = new Map(graph.nodes.map(({ service }, place) => [service, place]));
  return {
    nodeCount: graph.nodes.length,
    nodeWidth,
    nodeHeight,
    labelHeight: 20,
    edges: graph.edges.map((edge) => ({
      from: placeOf.get(edge.from) ?? 0,
      to: placeOf.get(edge.to) ?? 0,
      // 7 px a character of the small type, and the sign of an error
      labelWidth:
        16 + 7 * `${callsText(edge)} ${errorsText(edge.errors)}`.length + (edge.errors > 0 ? 16 : 0),
    })),
  };
}
