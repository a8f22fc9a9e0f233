import { connectServices, type ServiceGraph } from './ServiceGraph';

/** Beginnings of names that several services share. */
export interface NamePrefix {
  readonly prefix: string;
  /** Services whose names begin so. */
  readonly count: number;
}

const separator = /[-._/:]/g;
/** Deeper beginnings of one name are not looked at. */
const mostParts = 6;

/**
 * Beginnings, each up to and with a separator (- . _ / :), that at least two names share; those of most services first. Of
 * beginnings that stand for the same services the longest.
 */
export function namePrefixes(names: readonly string[]): readonly NamePrefix[] {
  const counts = new Map<string, number>();
  /** For every beginning the next longer ones. */
  const longer = new Map<string, Set<string>>();
  for (const name of names) {
    let before: string | undefined;
    let parts = 0;
    for (const { index } of name.matchAll(separator)) {
      if (++parts > mostParts || index + 1 > 200) break;
      const prefix = name.slice(0, index + 1);
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
      if (before !== undefined) {
        const next = longer.get(before) ?? new Set();
        longer.set(before, next.add(prefix));
      }
      before = prefix;
    }
  }
  const isSame = (prefix: string, count: number) =>
    [...(longer.get(prefix) ?? [])].some((next) => counts.get(next) === count);
  return [...counts]
    .filter(([prefix, count]) => count > 1 && !isSame(prefix, count))
    .map(([prefix, count]) => ({ prefix, count }))
    .sort((a, b) => b.count - a.count || (a.prefix < b.prefix ? -1 : 1));
}

/** What the node of a group is called. No service beside the group has that name: it would be in the group. */
export const groupName = (prefix: string): string => `${prefix}*`;

/**
 * Puts services whose names begin alike together: one node for each of the beginnings that at least two share, of several that fit
 * a name the longest. Calls inside a group become its own calls. `nodeOf` gives for every node of before its node.
 */
export function groupServices(
  graph: ServiceGraph,
  prefixes: readonly string[],
): { readonly graph: ServiceGraph; readonly nodeOf: Int32Array } {
  const longestFirst = [...new Set(prefixes)]
    .filter((prefix) => prefix !== '')
    .sort((a, b) => b.length - a.length);
  const prefixOf = graph.names.map((name) => longestFirst.find((prefix) => name.startsWith(prefix)));
  const sizes = new Map<string, number>();
  for (const prefix of prefixOf) if (prefix !== undefined) sizes.set(prefix, (sizes.get(prefix) ?? 0) + 1);
  const nameOf = graph.names.map((name, node) => {
    const prefix = prefixOf[node];
    return prefix === undefined || sizes.get(prefix) === 1 ? name : groupName(prefix);
  });
  const names = [...new Set(nameOf)].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  const nodeOf = Int32Array.from(nameOf, (name) => places.get(name) ?? 0);
  const members = new Uint32Array(names.length);
  nodeOf.forEach((node, before) => {
    members[node] = (members[node] ?? 0) + (graph.members[before] ?? 1);
  });
  const grouped = connectServices(names, members, {
    from: [...graph.from, ...graph.own.keys()].map((node) => nodeOf[node] ?? 0),
    to: [...graph.to, ...graph.own.keys()].map((node) => nodeOf[node] ?? 0),
    calls: [...graph.calls, ...graph.own],
  });
  return { graph: grouped, nodeOf };
}
