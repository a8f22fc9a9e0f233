import type { GraphPart, ServiceGraph } from '../../../core';

/** What the list can be ordered by. */
export type ListColumn = 'name' | 'received' | 'made' | 'own';

/** Places of the part's nodes that are found, in the order of a column; equal ones by name. */
export function listOrder(
  { nodes }: GraphPart,
  graph: ServiceGraph,
  column: string,
  descending: boolean,
  found: Uint8Array | undefined,
): Int32Array {
  const shown = Int32Array.from(nodes.keys()).filter((place) => found === undefined || found[place] === 1);
  const values =
    column === 'received'
      ? graph.received
      : column === 'made'
        ? graph.made
        : column === 'own'
          ? graph.own
          : undefined;
  const sign = descending ? -1 : 1;
  // Nodes stand by name: a place is a name's rank.
  return shown.sort((a, b) => {
    if (values === undefined) return sign * (a - b);
    return sign * ((values[nodes[a] ?? 0] ?? 0) - (values[nodes[b] ?? 0] ?? 0)) || a - b;
  });
}
