import type { CallNumbers, GraphPart, ServiceGraph } from '../../../core';
import { measured } from '../measures';

/** What the list can be ordered by; errors and p95 of what enters a service are known out of traces. */
export type ListColumn = 'name' | 'received' | 'errors' | 'p95' | 'made' | 'own';

/** What a column says of a node, NaN where nothing is known; undefined for its name. */
function valueIn(
  column: string,
  graph: ServiceGraph,
  numbers: CallNumbers | undefined,
): ((node: number) => number) | undefined {
  switch (column) {
    case 'received':
      return (node) => graph.received[node] ?? 0;
    case 'made':
      return (node) => graph.made[node] ?? 0;
    case 'own':
      return (node) => graph.own[node] ?? 0;
    case 'errors':
      return (node) => measured('errors', node, numbers, []);
    case 'p95':
      return (node) => measured('latency', node, numbers, []);
    default:
      return undefined;
  }
}

/** Places of the part's nodes that are found, in the order of a column; equal ones by name, unknown ones as the least. */
export function listOrder(
  { nodes }: GraphPart,
  graph: ServiceGraph,
  column: string,
  descending: boolean,
  found: Uint8Array | undefined,
  numbers?: CallNumbers,
): Int32Array {
  const shown = Int32Array.from(nodes.keys()).filter((place) => found === undefined || found[place] === 1);
  const value = valueIn(column, graph, numbers);
  const known = (place: number) => {
    const said = value?.(nodes[place] ?? 0) ?? NaN;
    return Number.isNaN(said) ? -1 : said;
  };
  const sign = descending ? -1 : 1;
  // Nodes stand by name: a place is a name's rank.
  return shown.sort((a, b) => {
    if (value === undefined) return sign * (a - b);
    return sign * (known(a) - known(b)) || a - b;
  });
}
