import { finishWork } from '../../../testing/finishWork';
import { describe, expect, it } from 'vitest';
import { analyseTrace, callGraph } from '../../../core';
import { traceFromPicture } from '../../../testing/drawTrace';
import { edgePath } from './edgePath';
import { foundInNodes, nodeKeys, nodeName } from './graphFaces';
import { graphQuestion } from './graphQuestion';
import { layoutGraph } from './layoutGraph';

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
  const graph = finishWork(callGraph(mission, analyseTrace(mission)));
  const question = graphQuestion(graph, 'services');
  const drawn = layoutGraph(question);
  const at = (name: string) =>
    drawn.nodes[graph.nodes.findIndex((node) => mission.services[node.service] === name)] ?? {
      x: NaN,
      y: NaN,
    };

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
      const from = drawn.nodes[edge?.from ?? -1];
      const to = drawn.nodes[edge?.to ?? -1];
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
    expect(layoutGraph({ ...odd, nodeCount: 0, edges: [] })).toEqual({
      size: { width: 0, height: 0 },
      nodes: [],
      edges: [],
    });
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

describe('what the boxes say', () => {
  const facts = analyseTrace(mission);
  it('names services by themselves, operations by a key of their own', () => {
    expect(nodeKeys(mission, finishWork(callGraph(mission, facts)))).toEqual(['A', 'B', 'C', 'D', 'E']);
    const operations = finishWork(callGraph(mission, facts, 'operations'));
    const keys = nodeKeys(mission, operations);
    expect(new Set(keys).size).toBe(5);
    expect(keys.every((key) => /^[0-9a-z]{1,10}$/.test(key))).toBe(true);
    expect(operations.nodes.map((node) => nodeName(mission, node).label)).toEqual([
      'A edge',
      'B handle',
      'C fetch',
      'D render',
      'E audit',
    ]);
  });
  it('counts what is found in each', () => {
    expect([...foundInNodes(finishWork(callGraph(mission, facts)), Int32Array.of(2, 3, 5))]).toEqual([
      0, 0, 2, 0, 1,
    ]);
  });
});
