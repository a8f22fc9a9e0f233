import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../../testing/arbitraryTrace';
import { traceFromPicture } from '../../../testing/drawTrace';
import { finishWork } from '../../../testing/finishWork';
import type { Trace } from '../../model';
import { analyseTrace } from '../analyseTrace';
import { callTree, spansOfNode } from '../callTree';
import { changedNodes, changeMeasures, changesOf, difference } from './changes';
import { compareTraces, type TraceComparison } from './compareTraces';

const merged = (trace: Trace) => ({ trace, tree: finishWork(callTree(trace, analyseTrace(trace))) });
const compared = (left: Trace, right: Trace) => finishWork(compareTraces(merged(left), merged(right)));

const labelOf = ({ services, names, service, name }: TraceComparison, node: number) =>
  `${services[service[node] ?? -1] ?? ''}:${names[name[node] ?? -1] ?? ''}`;

const wordOf = (comparison: TraceComparison, node: number) => changesOf(comparison, node).join('+') || 'same';

function draw(comparison: TraceComparison): string[] {
  const { left, right, depth, count } = comparison;
  return Array.from({ length: count }, (_, node) => {
    const pair = (column: 'spanCount' | 'errorCount') =>
      `${left[column][node] ?? 0}→${right[column][node] ?? 0}`;
    const times = (['total', 'self'] as const).map((measure) => difference(comparison, node, measure) / 1e6);
    const indent = '  '.repeat(depth[node] ?? 0);
    return `${indent}${labelOf(comparison, node)} ${wordOf(comparison, node)} ×${pair('spanCount')} !${pair('errorCount')} ${times.join('/')}`;
  });
}

/** Each path once, with what is at it. */
function byPath(comparison: TraceComparison): Map<string, number> {
  const paths: string[] = [];
  for (let node = 0; node < comparison.count; node++) {
    const above = paths[comparison.parent[node] ?? -1] ?? '';
    paths.push(`${above}/${JSON.stringify(labelOf(comparison, node))}`);
  }
  return new Map(paths.map((path, node) => [path, node]));
}

const sum = (column: ArrayLike<number>) => Array.from(column).reduce((all, each) => all + each, 0);

const normal = traceFromPicture(`
  A:edge       [====================]
    B:handle   [ =============      ]
      C:fetch  [  ====              ]
      D:render [      =====         ]
    E:audit    [              ====  ]
`);
const failed = traceFromPicture(`
  A:edge       [==============================]
    B:handle   [ =========================    ]
      C:fetch  [  ====                        ]!
      C:fetch  [      ====                    ]!
      D:render [          =============       ]
      F:retry  [                       ==     ]
`);

describe('compareTraces', () => {
  it('matches spans by path, and says what is on each side', () => {
    expect(draw(compared(normal, failed))).toEqual([
      'A:edge slower ×1→1 !0→0 10/2',
      '  B:handle slower ×1→1 !0→0 12/-2',
      '    C:fetch failing+more ×1→2 !0→2 4/4',
      '    D:render slower ×1→1 !0→0 8/8',
      '    F:retry added ×0→1 !0→0 2/2',
      '  E:audit removed ×1→0 !0→0 -4/-4',
    ]);
  });

  it('keeps a whole tree where a side has paths of its own, with their first spans', () => {
    const { left, right, parent, subtreeEnd } = compared(normal, failed);
    expect([...parent]).toEqual([-1, 0, 1, 1, 1, 0]);
    expect([...subtreeEnd]).toEqual([6, 5, 3, 4, 5, 6]);
    expect([...left.firstSpan]).toEqual([0, 1, 2, 3, -1, 4]);
    expect([...right.firstSpan]).toEqual([0, 1, 2, 4, 5, -1]);
  });

  it('tells a change of errors alone, and times only from 1 ms and 1 % on', () => {
    const calm = traceFromPicture('a:x [==========]');
    const broken = traceFromPicture('a:x [==========]!');
    expect(draw(compared(calm, broken))).toEqual(['a:x failing ×1→1 !0→1 0/0']);
    expect(draw(compared(broken, calm))).toEqual(['a:x healed ×1→1 !1→0 0/0']);
    const changeOfLengths = (before: string, after: string, unit: number) =>
      wordOf(compared(traceFromPicture(before, unit), traceFromPicture(after, unit)), 0);
    expect(changeOfLengths('a:x [==]', 'a:x [===]', 1e6)).toBe('same'); // 1 ms is not more than 1 ms
    expect(changeOfLengths('a:x [==]', 'a:x [====]', 1e6)).toBe('slower');
    const long = '='.repeat(200);
    expect(changeOfLengths(`a:x [${long}]`, `a:x [${long}==]`, 1e6)).toBe('same'); // less than 1 %
    expect(changeOfLengths(`a:x [${long}===]`, `a:x [${long}]`, 1e6)).toBe('faster');
  });

  it('says both where what failed also took longer', () => {
    const calm = traceFromPicture('a:x [==]', 1e6);
    const slowAndBroken = traceFromPicture('a:x [======]!', 1e6);
    expect(changesOf(compared(calm, slowAndBroken), 0)).toEqual(['failing', 'slower']);
    expect(changesOf(compared(slowAndBroken, calm), 0)).toEqual(['faster', 'healed']);
  });

  it('finds no difference between a trace and itself', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const comparison = compared(trace, trace);
        expect(finishWork(changedNodes(comparison))).toHaveLength(0);
        for (const measure of changeMeasures)
          for (let node = 0; node < comparison.count; node++)
            expect(difference(comparison, node, measure)).toBe(0);
      }),
    );
  });

  it('negates every difference when the sides are swapped', () => {
    const opposite = new Map([
      ['added', 'removed'],
      ['removed', 'added'],
      ['more', 'fewer'],
      ['fewer', 'more'],
      ['slower', 'faster'],
      ['faster', 'slower'],
      ['failing', 'healed'],
      ['healed', 'failing'],
      ['failingMore', 'failingLess'],
      ['failingLess', 'failingMore'],
    ]);
    fc.assert(
      fc.property(arbitraryTrace(), arbitraryTrace(), (one, other) => {
        const [there, back] = [compared(one, other), compared(other, one)];
        const nodes = byPath(back);
        expect(nodes.size).toBe(there.count);
        expect(back.count).toBe(there.count);
        for (const [path, node] of byPath(there)) {
          const same = nodes.get(path) ?? -1;
          const turned = changesOf(there, node).map((change) => opposite.get(change));
          expect(new Set(changesOf(back, same))).toEqual(new Set(turned));
          for (const measure of changeMeasures)
            expect(difference(there, node, measure) + difference(back, same, measure)).toBe(0);
        }
      }),
    );
  });

  it('counts every span, error and time of either side once', () => {
    fc.assert(
      fc.property(arbitraryTrace(), arbitraryTrace(), (one, other) => {
        const [left, right] = [merged(one), merged(other)];
        const comparison = finishWork(compareTraces(left, right));
        for (const [side, { trace, tree }] of [
          [comparison.left, left],
          [comparison.right, right],
        ] as const) {
          expect(sum(side.spanCount)).toBe(trace.spans.count);
          const found = Array.from({ length: comparison.count }, (_, node) => [...spansOfNode(side, node)]);
          for (const [node, spans] of found.entries())
            for (const span of spans) expect(side.nodeOfSpan[span]).toBe(node);
          expect(found.flat().toSorted((a, b) => a - b)).toEqual([...trace.spans.start.keys()]);
          expect(sum(side.errorCount)).toBe(sum(tree.errorCount));
          expect(sum(side.self)).toBeCloseTo(sum(tree.self), 3);
          expect(sum(side.total)).toBeCloseTo(sum(tree.total), 3);
        }
        for (let node = 0; node < comparison.count; node++) {
          const parent = comparison.parent[node] ?? -1;
          expect(parent).toBeLessThan(node);
          if (parent < 0) continue;
          expect(comparison.depth[node]).toBe((comparison.depth[parent] ?? 0) + 1);
          expect(comparison.subtreeEnd[node]).toBeLessThanOrEqual(comparison.subtreeEnd[parent] ?? 0);
        }
      }),
    );
  });

  it('works at a depth and at a width of 100 000', () => {
    const [chain, fan] = [chainTrace(100_000), fanTrace(100_000)];
    expect(finishWork(changedNodes(compared(chain, chain)))).toHaveLength(0);
    const comparison = compared(chain, fan);
    expect(sum(comparison.left.spanCount)).toBe(100_000);
    expect(sum(comparison.right.spanCount)).toBe(100_000);
  });
});
