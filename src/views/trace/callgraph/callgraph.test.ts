import { describe, expect, it } from 'vitest';
import { analyseTrace, callGraph } from '../../../core';
import { traceFromPicture } from '../../../testing/drawTrace';
import { edgePath } from './edgePath';
import { graphQuestion } from './graphQuestion';
import { layoutGraph } from './layoutGraph';
import { nextInDirection } from './nextInDirection';

// The mission's example: A calls B, A calls E after B has begun, B calls C and D.
const mission = traceFromPicture(`
  A:edge       [====================]
    B:handle   [ ===============    ]
      C:fetch  [  ====              ]!
      C:fetch  [      ====          ]
      D:render [          =====     ]
    E:audit    [     ====           ]
`);

describe('layoutGraph', () => {
  const graph = callGraph(mission, analyseTrace(mission));
  const question = graphQuestion(graph);
  const drawn = layoutGraph(question);
  const at = (name: string) =>
    drawn.nodes[graph.nodes.findIndex((node) => node.name === name)] ?? { x: NaN, y: NaN };

  it('puts the services of A → B, E; B → C, D in three layers from left to right', () => {
    expect(at('A').x).toBeLessThan(at('B').x);
    expect(at('B').x).toBe(at('E').x);
    expect(at('B').x).toBeLessThan(at('C').x);
    expect(at('C').x).toBe(at('D').x);
    // and each layer in the order of the calls
    expect(at('B').y).toBeLessThan(at('E').y);
    expect(at('C').y).toBeLessThan(at('D').y);
  });
  it('lets no two boxes overlap', () => {
    for (const [i, a] of drawn.nodes.entries()) {
      for (const b of drawn.nodes.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) >= question.nodeWidth || Math.abs(a.y - b.y) >= question.nodeHeight;
        expect(apart).toBe(true);
      }
    }
  });
  it('draws each edge from its caller to its callee', () => {
    drawn.edges.forEach(({ points }, k) => {
      const edge = graph.edges[k];
      const from = drawn.nodes[graph.nodes.findIndex(({ service }) => service === edge?.from)];
      const to = drawn.nodes[graph.nodes.findIndex(({ service }) => service === edge?.to)];
      expect(points[0]?.x).toBeCloseTo((from?.x ?? 0) + question.nodeWidth);
      expect(points.at(-1)?.x).toBeCloseTo(to?.x ?? 0);
    });
  });
  it('draws circles, twins and lone nodes, the same each time', () => {
    const odd = {
      ...question,
      nodeCount: 4,
      edges: [
        { from: 0, to: 1, labelWidth: 40 },
        { from: 1, to: 0, labelWidth: 40 },
        { from: 1, to: 2, labelWidth: 40 },
        { from: 2, to: 0, labelWidth: 40 },
      ],
    };
    expect(layoutGraph(odd)).toEqual(layoutGraph(odd));
    expect(layoutGraph(odd).nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    expect(layoutGraph({ ...odd, nodeCount: 0, edges: [] })).toEqual({ nodes: [], edges: [] });
  });
});

describe('nextInDirection', () => {
  const places = [
    { x: 0, y: 50 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
    { x: 200, y: 60 },
  ];
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowDown', 2],
    [1, 'ArrowRight', 3],
    [3, 'ArrowLeft', 2],
    [2, 'ArrowLeft', 0],
    [0, 'ArrowLeft', undefined],
    [3, 'Home', 0],
    [0, 'End', 3],
    [0, 'x', undefined],
  ])('from %d by %s to %s', (from, key, to) => {
    expect(nextInDirection(places, from, key)).toBe(to);
  });
});

describe('edgePath', () => {
  it('is bent by the points between', () => {
    const path = edgePath([
      { x: 0, y: 0 },
      { x: 10, y: 10 },
      { x: 20, y: 0 },
    ]);
    expect(path).toBe('M 0.0 0.0 L 5.0 5.0 Q 10.0 10.0 15.0 5.0 L 20.0 0.0');
    expect(edgePath([])).toBe('');
  });
});
