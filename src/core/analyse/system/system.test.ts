import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsDrawn, drawCalls } from '../../../testing/drawCalls';
import {
  aroundService,
  callOrder,
  groupServices,
  namePrefixes,
  partOfGraph,
  serviceGraph,
  weightyEdges,
  type ServiceGraph,
} from '.';

const demo = drawCalls(`
  A → B 10
  A → E 30
  B → C 5
  B → D 8
  B → B 2
`);

const name = fc.constantFrom('A', 'B', 'shop-a', 'shop-b', 'shop-x-1', 'shop-x-2', 'shop-*', '', '__proto__');
const links = fc.array(fc.record({ parent: name, child: name, callCount: fc.nat(1000) }), { maxLength: 30 });
const bits = fc.array(fc.nat(1), { minLength: 40, maxLength: 40 });
const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
const allCalls = ({ calls, own }: ServiceGraph) => total(calls) + total(own);
const named = (graph: ServiceGraph, mask: Uint8Array) => graph.names.filter((_, node) => mask[node] === 1);
const all = (count: number) => new Uint8Array(count).fill(1);

describe('serviceGraph', () => {
  it('keeps calls of a service to itself apart, and adds up those of a pair', () => {
    const graph = drawCalls('A → B 2\nB → B 3\nA → B 5\nB → A');
    expect(callsDrawn(graph)).toEqual(['A → B 7', 'B → A 1', 'B → B 3']);
    expect([...graph.made]).toEqual([7, 1]);
    expect([...graph.received]).toEqual([1, 7]);
  });

  it('loses no call, and finds every edge from both of its ends', () => {
    fc.assert(
      fc.property(links, (counted) => {
        const graph = serviceGraph(counted);
        expect(allCalls(graph)).toBe(counted.reduce((sum, { callCount }) => sum + callCount, 0));
        const edgesIn = graph.names.flatMap((_, node) => [
          ...graph.inEdges.slice(graph.inStart[node], graph.inStart[node + 1]),
        ]);
        expect(edgesIn.sort((a, b) => a - b)).toEqual([...graph.calls.keys()]);
        graph.names.forEach((_, node) => {
          for (let edge = graph.outStart[node] ?? 0; edge < (graph.outStart[node + 1] ?? 0); edge++)
            expect(graph.from[edge]).toBe(node);
        });
        expect(graph.outStart.at(-1)).toBe(graph.calls.length);
      }),
    );
  });
});

describe('aroundService', () => {
  const chain = drawCalls('A → B\nB → C\nC → D\nX → C\nD → B');
  it.each([
    ['C', 0, 0, 'C'],
    ['C', 1, 0, 'BCX'],
    ['C', 2, 0, 'ABCDX'],
    ['C', 0, 1, 'CD'],
    ['X', 0, 2, 'CDX'],
    ['A', Infinity, Infinity, 'ABCD'],
  ])('of %s, %d up and %d down: %s', (service, up, down, near) => {
    const node = chain.names.indexOf(service);
    expect(named(chain, aroundService(chain, node, { up, down })).join('')).toBe(near);
  });

  it('never shows less for more hops, and without end all that reach or are reached', () => {
    fc.assert(
      fc.property(links, fc.nat(8), fc.nat(3), fc.nat(3), (counted, at, up, down) => {
        const graph = serviceGraph(counted);
        if (at >= graph.names.length) return;
        const near = aroundService(graph, at, { up, down });
        const more = aroundService(graph, at, { up: up + 1, down: down + 1 });
        near.forEach((is, node) => {
          expect(is).toBeLessThanOrEqual(more[node] ?? 0);
        });
        expect(near[at]).toBe(1);
      }),
    );
  });
});

describe('weightyEdges', () => {
  it('leaves out what is little for both ends', () => {
    const graph = drawCalls('A → B 990\nA → C 10\nD → C 990\nE → C 1');
    const kept = weightyEdges(graph, 0.05);
    expect(callsDrawn(partOfGraph(graph, all(5), kept).graph)).toEqual(['A → B 990', 'D → C 990', 'E → C 1']);
  });

  it('leaves out nothing at 0, more for more, and never the greatest edge of a service', () => {
    fc.assert(
      fc.property(links, fc.double({ min: 0, max: 1, noNaN: true }), (counted, share) => {
        const graph = serviceGraph(counted);
        expect(weightyEdges(graph, 0)).toEqual(all(graph.calls.length));
        const kept = weightyEdges(graph, share);
        const fewer = weightyEdges(graph, share / 2);
        kept.forEach((is, edge) => {
          expect(is).toBeLessThanOrEqual(fewer[edge] ?? 0);
        });
      }),
    );
  });
});

describe('partOfGraph', () => {
  it('says where each node and edge stands in the whole', () => {
    fc.assert(
      fc.property(links, bits, bits, (counted, nearBits, keptBits) => {
        const graph = serviceGraph(counted);
        const near = Uint8Array.from(graph.names, (_, node) => nearBits[node] ?? 0);
        const kept = Uint8Array.from(graph.calls, (_, edge) => keptBits[edge] ?? 0);
        const part = partOfGraph(graph, near, kept);
        expect(part.graph.names).toEqual(named(graph, near));
        expect([...part.graph.own]).toEqual(Array.from(part.nodes, (node) => graph.own[node]));
        expect(part.edges.length).toBe(part.graph.calls.length);
        part.edges.forEach((edge, place) => {
          expect(part.graph.calls[place]).toBe(graph.calls[edge]);
          expect(part.nodes[part.graph.from[place] ?? 0]).toBe(graph.from[edge]);
          expect(part.nodes[part.graph.to[place] ?? 0]).toBe(graph.to[edge]);
        });
      }),
    );
  });
});

describe('groups', () => {
  it('proposes beginnings that several names share, the longest of equal ones', () => {
    expect(
      namePrefixes(['shop-cart-db', 'shop-cart-api', 'shop-web', 'billing.a', 'billing.b', 'x-y']),
    ).toEqual([
      { prefix: 'shop-', count: 3 },
      { prefix: 'billing.', count: 2 },
      { prefix: 'shop-cart-', count: 2 },
    ]);
    expect(namePrefixes(['a-b-c', 'a-b-d'])).toEqual([{ prefix: 'a-b-', count: 2 }]);
  });

  it('puts services of one beginning together, with their calls', () => {
    const graph = drawCalls(
      'web → shop-a 1\nshop-a → shop-b 2\nshop-b → db 3\nshop-a → db 4\nshop-a → shop-a 5',
    );
    const { graph: grouped } = groupServices(graph, ['shop-', 'none-', 'web']);
    expect(callsDrawn(grouped)).toEqual(['shop-* → db 7', 'web → shop-* 1', 'shop-* → shop-* 7']);
    expect([...grouped.members]).toEqual([1, 2, 1]);
  });

  it('loses neither services nor calls, and no two nodes have one name', () => {
    const prefixes = fc.array(fc.constantFrom('shop-', 'shop-x-', 'shop-*', 'A', '', 's'), { maxLength: 4 });
    fc.assert(
      fc.property(links, prefixes, (counted, chosen) => {
        const graph = serviceGraph(counted);
        const { graph: grouped, nodeOf } = groupServices(graph, chosen);
        expect(allCalls(grouped)).toBe(allCalls(graph));
        expect(grouped.members.reduce((sum, count) => sum + count, 0)).toBe(graph.names.length);
        expect(new Set(grouped.names).size).toBe(grouped.names.length);
        graph.names.forEach((service, node) => {
          const group = grouped.names[nodeOf[node] ?? -1] ?? '';
          if (group !== service) expect(service.startsWith(group.slice(0, -1))).toBe(true);
        });
      }),
    );
  });
});

describe('callOrder', () => {
  const orderOf = (graph: ServiceGraph) =>
    Array.from(
      callOrder({ nodeCount: graph.names.length, from: graph.from, to: graph.to }),
      (node) => graph.names[node],
    ).join('');

  it('sets callers before callees', () => {
    expect(orderOf(demo)).toMatch(/^A.*B.*(CD|DC)/);
    expect(orderOf(drawCalls('C → B\nB → A'))).toBe('CBA');
    expect(orderOf(drawCalls('A → B\nB → C\nC → B\nC → D'))).toMatch(/^A(BC|CB)D$/);
  });

  it('holds every node once, and leads back only within circles', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 });
    fc.assert(
      fc.property(edges, fc.boolean(), (pairs, isTree) => {
        const between = pairs.filter(([a, b]) => (isTree ? a < b : a !== b));
        const arrows = {
          nodeCount: 10,
          from: Int32Array.from(between, ([a]) => a),
          to: Int32Array.from(between, ([, b]) => b),
        };
        const order = callOrder(arrows);
        expect([...order].sort((a, b) => a - b)).toEqual([...Array(10).keys()]);
        if (isTree) for (const [a, b] of between) expect(order.indexOf(a)).toBeLessThan(order.indexOf(b));
        const back = between.filter(([a, b]) => order.indexOf(a) > order.indexOf(b)).length;
        expect(back).toBeLessThanOrEqual(between.length / 2);
      }),
    );
  });
});
