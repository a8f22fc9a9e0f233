import { formatCount, formatPercent, groupName, visibleText, type ServiceGraph } from '../../core';

const longest = 200;

/** A service's name as text for the screen. */
export const serviceWords = (name: string): string => visibleText(name, longest) || '(no name)';

/** "1 call", "12 calls". */
export const callWords = (calls: number): string => `${formatCount(calls)} ${calls === 1 ? 'call' : 'calls'}`;

/** "1 service", "12 services". */
export const serviceCount = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'service' : 'services'}`;

/** "1 edge", "12 edges". */
export const edgeCount = (count: number): string => `${formatCount(count)} ${count === 1 ? 'edge' : 'edges'}`;

/** "5 services, 4 edges, 120 calls between them". */
export function graphWords(graph: ServiceGraph): string {
  const calls = graph.calls.reduce((sum, each) => sum + each, 0);
  return `${serviceCount(graph.names.length)}, ${edgeCount(graph.calls.length)}, ${callWords(calls)} between them`;
}

const traceCount = (count: number) => `${formatCount(count)} ${count === 1 ? 'trace' : 'traces'}`;

/** Out of which traces something was computed: "from 200 traces, the newest that there were", "from 90 of 200 traces". */
export function loadedWords(
  { traces }: { readonly traces: number },
  { summaries, limitReached }: { readonly summaries: readonly unknown[]; readonly limitReached: boolean },
): string {
  const loaded = summaries.length;
  if (traces < loaded)
    return `computed from ${formatCount(traces)} of ${traceCount(loaded)} loaded: the newest, as many as are looked at`;
  return `computed from ${traceCount(loaded)}${limitReached ? ', the newest: there are more' : ''}`;
}

/** "A → B". */
export const edgeWords = ({ names, from, to }: ServiceGraph, edge: number): string =>
  `${serviceWords(names[from[edge] ?? 0] ?? '')} → ${serviceWords(names[to[edge] ?? 0] ?? '')}`;

/** What an edge is for both of its ends: "12 % of what A calls, all that B gets". */
export function shareWords(graph: ServiceGraph, edge: number): string {
  const [from = 0, to = 0] = [graph.from[edge], graph.to[edge]];
  const calls = graph.calls[edge] ?? 0;
  const share = (whole: number | undefined) =>
    whole === undefined || whole === 0 || calls === whole ? 'all' : formatPercent(calls / whole);
  return `${share(graph.made[from])} of the calls that ${serviceWords(graph.names[from] ?? '')} makes, ${share(graph.received[to])} of those that ${serviceWords(graph.names[to] ?? '')} gets`;
}

/** The group that a node is, by the beginning of its names; undefined for a service. */
export function groupOf(graph: ServiceGraph, node: number, groups: readonly string[]): string | undefined {
  if (graph.members[node] === 1) return undefined;
  return groups.find((prefix) => groupName(prefix) === graph.names[node]);
}
