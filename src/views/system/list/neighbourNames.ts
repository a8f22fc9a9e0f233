import { formatCount, type ServiceGraph } from '../../../core';
import { neighboursOf, type Neighbour } from '../neighbours';
import { serviceWords } from '../words';

/** So many neighbours are named; the panel names all. */
const mostNamed = 4;

/** Names the callers and callees of each node, those of most calls first. A service with thousands is looked at once. */
export function neighbourNames(
  graph: ServiceGraph,
): (node: number) => { readonly callers: string; readonly callees: string } {
  const known = new Map<number, { readonly callers: string; readonly callees: string }>();
  const words = (neighbours: readonly Neighbour[]) => {
    const some = neighbours
      .slice(0, mostNamed)
      .map(({ node, calls }) => `${serviceWords(graph.names[node] ?? '')} ${formatCount(calls)}`);
    const more = neighbours.length - some.length;
    return more > 0 ? `${some.join(', ')} and ${formatCount(more)} more` : some.join(', ') || '–';
  };
  return (node) => {
    let names = known.get(node);
    if (names === undefined) {
      const { callers, callees } = neighboursOf(graph, node);
      known.set(node, (names = { callers: words(callers), callees: words(callees) }));
    }
    return names;
  };
}
