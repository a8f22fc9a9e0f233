import { serviceGraph, type ServiceGraph } from '../core';

/** A service graph from lines like "A → B 10"; without a number one call. */
export function drawCalls(picture: string): ServiceGraph {
  return serviceGraph(
    picture
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const match = /^(\S+) → (\S+)(?: (\d+))?$/.exec(line);
        if (match === null) throw new Error(`not a line of calls: "${line}"`);
        const [, parent = '', child = '', calls = '1'] = match;
        return { parent, child, callCount: Number(calls) };
      }),
  );
}

/** The inverse: one line an edge, then calls of services to themselves. */
export function callsDrawn({ names, from, to, calls, own }: ServiceGraph): string[] {
  const line = (a: number, b: number, times: number) =>
    `${names[a] ?? ''} → ${names[b] ?? ''} ${String(times)}`;
  return [
    ...Array.from(calls, (times, edge) => line(from[edge] ?? 0, to[edge] ?? 0, times)),
    ...Array.from(own, (times, node) => (times === 0 ? '' : line(node, node, times))).filter(Boolean),
  ];
}
