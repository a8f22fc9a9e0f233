import { finishWork } from '../../testing/finishWork';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../testing/arbitraryTrace';
import { buildTrace } from '../../testing/buildTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { NO_SPAN, SpanStatus, nameOf, serviceOf, spanIndex, type Trace } from '../model';
import { analyseTrace } from './analyseTrace';
import { callGraph } from './callGraph';
import { callTree, spansOfNode, type CallTree } from './callTree';
import { serviceTotals } from './serviceTotals';
import { rootSpan } from './rootSpan';
import { summariseTrace } from './summariseTrace';
import { traceHeader } from './traceHeader';

// The mission's example: A calls B, A calls E after B has begun, B calls C and D.
const mission = traceFromPicture(`
  A:edge       [====================]
    B:handle   [ ===============    ]
      C:fetch  [  ====              ]!
      C:fetch  [      ====          ]
      D:render [          =====     ]
    E:audit    [     ====           ]
`);

function drawTree(trace: Trace, tree: CallTree): string[] {
  return Array.from({ length: tree.count }, (_, node) => {
    const label = `${trace.services[tree.service[node] ?? 0] ?? ''}:${trace.names[tree.name[node] ?? 0] ?? ''}`;
    const numbers = [tree.total, tree.self, tree.critical].map((column) => (column[node] ?? 0) / 1e6);
    const errors = tree.errorCount[node] ?? 0;
    return `${'  '.repeat(tree.depth[node] ?? 0)}${label} ×${tree.spanCount[node] ?? 0} ${numbers.join('/')} !${errors}`;
  });
}

describe('callTree', () => {
  it('merges spans by their path of service and name', () => {
    expect(drawTree(mission, finishWork(callTree(mission, analyseTrace(mission))))).toEqual([
      'A:edge ×1 20/5/5 !0',
      '  B:handle ×1 15/2/2 !0',
      '    C:fetch ×2 8/8/8 !1',
      '    D:render ×1 5/5/5 !0',
      '  E:audit ×1 4/4/0 !0',
    ]);
  });

  it('keeps its columns in pre-order when later spans go into earlier nodes', () => {
    const trace = traceFromPicture(`
      a:root  [==========]
        b:one [==        ]
          c:x [=         ]
        b:two [  ==      ]
        b:one [    ===   ]
          c:y [    =     ]
          c:x [     ==   ]
    `);
    const tree = finishWork(callTree(trace, analyseTrace(trace)));
    expect(drawTree(trace, tree).map((line) => line.replace(/ [\d./]+ !.*/, ''))).toEqual([
      'a:root ×1',
      '  b:one ×2',
      '    c:x ×2',
      '    c:y ×1',
      '  b:two ×1',
    ]);
    expect([...tree.subtreeEnd]).toEqual([5, 4, 3, 4, 5]);
    expect([...tree.parent]).toEqual([-1, 0, 1, 1, 0]);
    expect([...tree.longestSpan].map((span) => nameOf(trace, spanIndex(span)))).toEqual([
      'root',
      'one',
      'x',
      'y',
      'two',
    ]);
    expect(spansOfNode(tree, 2)).toEqual([2, 6]);
    expect(spansOfNode(tree, 2, 1)).toEqual([2]);
  });

  it('counts every span once, under the path that it has', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const { spans } = trace;
        const tree = finishWork(callTree(trace, analyseTrace(trace)));
        const pathOf = (i: number): string => {
          const names: string[] = [];
          for (let at = i; at >= 0; at = spans.parent[at] ?? -1) {
            names.unshift(JSON.stringify([serviceOf(trace, spanIndex(at)), nameOf(trace, spanIndex(at))]));
          }
          return names.join();
        };
        const nodeOfPath = new Map<string, number>();
        for (let i = 0; i < spans.count; i++) {
          const node = tree.nodeOfSpan[i] ?? -1;
          expect(nodeOfPath.get(pathOf(i)) ?? node).toBe(node);
          nodeOfPath.set(pathOf(i), node);
          const above = spans.parent[i] ?? -1;
          expect(tree.parent[node]).toBe(above < 0 ? -1 : tree.nodeOfSpan[above]);
          expect(tree.depth[node]).toBe(spans.depth[i]);
        }
        expect(nodeOfPath.size).toBe(tree.count);
        expect(tree.spanCount.reduce((sum, each) => sum + each, 0)).toBe(spans.count);
        for (let node = 0; node < tree.count; node++) {
          const parent = tree.parent[node] ?? -1;
          expect(parent).toBeLessThan(node);
          if (parent >= 0) expect(tree.subtreeEnd[node]).toBeLessThanOrEqual(tree.subtreeEnd[parent] ?? 0);
          const example = tree.longestSpan[node] ?? -1;
          expect(tree.nodeOfSpan[example]).toBe(node);
        }
      }),
    );
  });

  it('works at a depth and at a width of 100 000', () => {
    const chain = chainTrace(100_000);
    expect(finishWork(callTree(chain, analyseTrace(chain))).count).toBe(100_000);
    const fan = fanTrace(100_000);
    const tree = finishWork(callTree(fan, analyseTrace(fan)));
    expect(tree.count).toBe(8);
    expect(tree.subtreeEnd[0]).toBe(8);
  });
});

describe('callGraph', () => {
  it('joins services by calls', () => {
    const graph = finishWork(callGraph(mission, analyseTrace(mission)));
    const name = (place: number): string => mission.services[graph.nodes[place]?.service ?? -1] ?? '';
    expect(
      graph.edges.map((edge) => `${name(edge.from)}→${name(edge.to)} ×${edge.calls} !${edge.errors}`),
    ).toEqual(['A→B ×1 !0', 'B→C ×2 !1', 'B→D ×1 !0', 'A→E ×1 !0']);
    expect(
      graph.nodes.map((node, place) => [
        name(place),
        node.spanCount,
        node.errorCount,
        node.rootCount,
        node.total / 1e6,
        node.selfTime / 1e6,
        node.criticalTime / 1e6,
      ]),
    ).toEqual([
      ['A', 1, 0, 1, 20, 5, 5],
      ['B', 1, 0, 0, 15, 2, 2],
      ['C', 2, 1, 0, 8, 8, 8],
      ['D', 1, 0, 0, 5, 5, 5],
      ['E', 1, 0, 0, 4, 4, 0],
    ]);
    expect([...graph.nodeOfSpan]).toEqual([0, 1, 2, 2, 3, 4]);
  });

  it('joins operations by calls, those of one service too', () => {
    const trace = traceFromPicture(`
      A:edge     [==========]
        A:check  [=         ]
        B:handle [ =======  ]
          A:edge [  ==      ]!
          B:read [     ==   ]
        A:check  [         =]
    `);
    const { nodes, edges } = finishWork(callGraph(trace, analyseTrace(trace), 'operations'));
    const name = (place: number) => {
      const { service = -1, operation = -1 } = nodes[place] ?? {};
      return `${trace.services[service] ?? ''}:${trace.names[operation] ?? ''}`;
    };
    expect(
      edges.map(({ from, to, calls, errors }) => `${name(from)}→${name(to)} ×${calls} !${errors}`),
    ).toEqual([
      'A:edge→A:check ×2 !0',
      'A:edge→B:handle ×1 !0',
      'B:handle→A:edge ×1 !1',
      'B:handle→B:read ×1 !0',
    ]);
    expect(nodes.map(({ longestSpan }) => Number(longestSpan))).toEqual([0, 1, 2, 4]);
  });

  it('accounts for every span: a root, a call inside its service or a call from another', () => {
    fc.assert(
      fc.property(
        arbitraryTrace(),
        fc.constantFrom('services' as const, 'operations' as const),
        (trace, by) => {
          const { nodes, edges, nodeOfSpan } = finishWork(callGraph(trace, analyseTrace(trace), by));
          for (const [place, node] of nodes.entries()) {
            const calls = edges.filter(({ to }) => to === place).reduce((sum, edge) => sum + edge.calls, 0);
            expect(node.rootCount + node.internalCalls + calls).toBe(node.spanCount);
          }
          for (const edge of edges) {
            expect(edge.from).not.toBe(edge.to);
            expect(nodeOfSpan[edge.firstSpan]).toBe(edge.to);
            expect(edge.errors).toBeLessThanOrEqual(edge.calls);
          }
        },
      ),
    );
  });
});

describe('serviceTotals', () => {
  it('adds up self and critical time', () => {
    const totals = serviceTotals(mission, analyseTrace(mission));
    expect(
      totals.map((each) => [each.name, each.spanCount, each.selfTime / 1e6, each.criticalTime / 1e6]),
    ).toEqual([
      ['A', 1, 5, 5],
      ['B', 1, 2, 2],
      ['C', 2, 8, 8],
      ['D', 1, 5, 5],
      ['E', 1, 4, 0],
    ]);
  });
});

describe('summaries', () => {
  it('boils a trace down', () => {
    expect(summariseTrace(mission)).toEqual({
      traceId: mission.traceId,
      rootService: 'A',
      rootName: 'edge',
      start: mission.startEpoch,
      duration: mission.duration,
      spanCount: 6,
      errorCount: 1,
      orphanCount: 0,
      services: [
        { name: 'A', spanCount: 1, errorCount: 0 },
        { name: 'B', spanCount: 1, errorCount: 0 },
        { name: 'C', spanCount: 2, errorCount: 1 },
        { name: 'D', spanCount: 1, errorCount: 0 },
        { name: 'E', spanCount: 1, errorCount: 0 },
      ],
    });
  });

  it('takes no orphan for the root, and a span off scale only where there is no other', () => {
    const trace = traceFromPicture(`
      a:orphan [===   ]?
      a:far    [ ==   ]^
      a:root   [  ====]
      a:late   [   ===]
    `);
    expect(nameOf(trace, rootSpan(trace))).toBe('root');
    expect(summariseTrace(trace)).toMatchObject({ rootName: 'root', orphanCount: 1 });
    const orphans = traceFromPicture('a:orphan [=]?');
    expect(rootSpan(orphans)).toBe(NO_SPAN);
    expect(summariseTrace(orphans).rootService).toBeUndefined();
    expect(nameOf(traceFromPicture('a:far [=]^'), rootSpan(traceFromPicture('a:far [=]^')))).toBe('far');
  });

  it('has the numbers of the head', () => {
    const facts = analyseTrace(mission);
    const problem = { code: 'outside-parent', spans: new Int32Array([1, 2]), count: 2, detail: '' } as const;
    expect(traceHeader({ ...mission, problems: [problem] }, facts)).toEqual({
      span: 0,
      rootMissing: false,
      service: 'A',
      name: 'edge',
      spanCount: 6,
      serviceCount: 5,
      depthCount: 3,
      errorCount: 1,
      errorServiceCount: 1,
      problemCount: 2,
      problemKinds: 1,
    });
    const empty = buildTrace([]);
    expect(traceHeader(empty, analyseTrace(empty))).toMatchObject({
      span: NO_SPAN,
      rootMissing: true,
      service: '',
    });
    const orphan = traceFromPicture('a:orphan [=]?');
    expect(traceHeader(orphan, analyseTrace(orphan))).toMatchObject({
      span: 0,
      rootMissing: true,
      name: 'orphan',
    });
  });

  it('counts services like the spans', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const { services, spanCount, errorCount } = summariseTrace(trace);
        expect(services.reduce((sum, each) => sum + (each.spanCount ?? 0), 0)).toBe(spanCount);
        expect(services.reduce((sum, each) => sum + (each.errorCount ?? 0), 0)).toBe(errorCount);
        expect(errorCount).toBe(trace.spans.status.filter((status) => status === SpanStatus.error).length);
        expect(services.map(({ name }) => name)).toEqual(services.map(({ name }) => name).toSorted());
      }),
    );
  });
});
