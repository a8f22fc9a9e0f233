import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../../testing/arbitraryTrace';
import { traceFromPicture } from '../../../testing/drawTrace';
import { analyseTrace } from '../../analyse';
import { SpanStatus, nanos, px, spanIndex, type Trace } from '../../model';
import { OPEN_FOLDS, foldAll, isFolded, setFolded } from '../folds';
import { memberMarks } from '../memberMarks';
import { TimeAxis } from '../timeAxis';
import { cutTakings, cutThatTook } from './cutTakings';
import { groupFacts } from './groupFacts';
import { foldsOfNodes, foldsOfSpans } from './nodeFolds';
import { openingFor } from './openingFor';
import { NodeKind } from './ShapedTree';
import { NO_STEPS, type OpenNode, type ShapeSteps } from './ShapeSteps';
import { shapeTree } from './shapeTree';

const shape = (trace: Trace, steps: Partial<ShapeSteps>) =>
  shapeTree(trace, analyseTrace(trace), { ...NO_STEPS, ...steps });

const loop = traceFromPicture(`
  web:page       [==============================]
    cache:get    [=                             ]
    db:SELECT    [ ==                           ]
    cache:get    [     =                        ]
    db:SELECT    [      ====                    ]!
    cache:get    [            =                 ]
    db:SELECT    [             ==               ]
    log:write    [                     ==       ]
    log:write    [                       =      ]
    log:write    [                        =     ]
      disk:sync  [                        =     ]!
`);

describe('the facts of a group', () => {
  const facts = analyseTrace(loop);
  const tree = shape(loop, { groupFrom: 3 });

  it('count turns of a loop, not its calls', () => {
    expect(tree.groups.count).toBe(2);
    const known = groupFacts(loop, facts, tree, 0);
    expect(known).toMatchObject({
      turns: 3,
      period: 2,
      start: 0,
      end: 15e6,
      sum: 11e6,
      p50: 3e6,
      longest: 5e6,
      slowest: 3,
      firstError: 4,
    });
    expect([...known.members]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('find errors below the members, and have the same answer in any order of rows', () => {
    const known = groupFacts(loop, facts, tree, 1);
    expect(known).toMatchObject({ turns: 3, period: 1, sum: 4e6, p50: 1e6, longest: 2e6, slowest: 7 });
    expect(loop.names[loop.spans.name[known.firstError ?? 0] ?? 0]).toBe('sync');
    const ordered = shape(loop, { groupFrom: 3, order: 'duration' });
    expect(groupFacts(loop, facts, ordered, 1)).toEqual(known);
  });

  it('are drawn where the members run, with errors and the critical path', () => {
    const axis = new TimeAxis({ start: nanos(0), end: nanos(30e6) }, px(300));
    const { members } = groupFacts(loop, facts, tree, 1);
    const marks = memberMarks(loop.spans, facts, members, axis);
    expect(marks.running).toEqual([{ from: 210, to: 250 }]);
    expect(marks.failed).toEqual([{ from: 240, to: 250 }]);
    const beyond = new TimeAxis({ start: nanos(0), end: nanos(10e6) }, px(300));
    expect(memberMarks(loop.spans, facts, members, beyond).running).toEqual([]);
  });

  it('lose no error that runs in the window, however narrow', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.integer({ min: 1, max: 40 }), (trace, width) => {
        const { spans } = trace;
        const members = Int32Array.from({ length: spans.count }, (_, at) => at);
        members.sort((a, b) => (spans.start[a] ?? 0) - (spans.start[b] ?? 0));
        const end = spans.end.reduce((latest, one) => Math.max(latest, one), 1);
        const axis = new TimeAxis({ start: nanos(0), end: nanos(end) }, px(width));
        const marks = memberMarks(spans, analyseTrace(trace), members, axis);
        for (let i = 0; i < spans.count; i++) {
          const at = axis.px(nanos(spans.start[i] ?? 0));
          if ((spans.start[i] ?? 0) < 0) continue;
          const holds = ({ from, to }: { from: number; to: number }) => from <= at && at <= to;
          expect(marks.running.some(holds)).toBe(true);
          if (spans.status[i] === SpanStatus.error) expect(marks.failed.some(holds)).toBe(true);
        }
        for (const list of [marks.running, marks.failed, marks.critical])
          list.forEach(({ from }, at) => {
            expect(from).toBeGreaterThanOrEqual(at === 0 ? 0 : (list[at - 1]?.to ?? 0));
          });
      }),
    );
  });
});

describe('cuts in numbers', () => {
  it('say what each took, what is left, and which one took the last span', () => {
    const facts = analyseTrace(loop);
    const log = { cut: 'service' as const, service: 'log', subtree: true };
    const tree = shape(loop, { cuts: [log, { cut: 'like', service: 'db', name: 'SELECT' }] });
    const takings = cutTakings(loop, facts, tree.cutOf ?? new Int32Array(0), 2);
    expect(takings.taken).toEqual([
      { spans: 4, errors: 1 },
      { spans: 3, errors: 1 },
    ]);
    expect(takings).toMatchObject({ shownSpans: 4, emptiedBy: undefined });
    expect(takings.shownTime).toBeLessThan(takings.wholeTime);
    expect(cutThatTook(tree.cutOf, spanIndex(2))).toBe(1);
    expect(cutThatTook(tree.cutOf, spanIndex(0))).toBeUndefined();
    const none = shape(loop, { cuts: [log, { cut: 'only-service', service: 'mail' }] });
    expect(cutTakings(loop, facts, none.cutOf ?? new Int32Array(0), 2).emptiedBy).toBe(1);
  });
});

describe('folds of nodes', () => {
  it('translate to and fro and leave groups open', () => {
    const open: OpenNode[] = [{ what: 'group', span: 7, shown: 20 }];
    const tree = shape(loop, { groupFrom: 3, open });
    const all = foldsOfNodes(tree, foldAll());
    for (let node = 0; node < tree.count; node++)
      expect(isFolded(tree, all, node)).toBe(
        tree.kind[node] === NodeKind.span && (tree.subtreeEnd[node] ?? 0) > node + 1,
      );
    expect(foldsOfSpans(tree, all, foldAll())).toEqual(foldAll());
  });

  it('keep what spans without a row of their own were told', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.array(fc.nat(39)), (trace, toggled) => {
        const { spans } = trace;
        const folds = toggled
          .filter((span) => span < spans.count)
          .reduce((before, span) => setFolded(spans, before, span, true), OPEN_FOLDS);
        const tree = shape(trace, { groupFrom: 2 });
        const back = foldsOfSpans(tree, foldsOfNodes(tree, folds), folds);
        expect([...back.toggled].sort()).toEqual([...folds.toggled].sort());
      }),
    );
  });
});

describe('openingFor', () => {
  it('leads step by step to a row for any span that is not cut', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.nat(39), fc.uniqueArray(fc.nat(39)), (trace, at, hits) => {
        const { spans } = trace;
        const span = spanIndex(at % spans.count);
        const hit = new Uint8Array(spans.count);
        for (const one of hits) if (one < spans.count) hit[one] = 1;
        const facts = analyseTrace(trace);
        const open: OpenNode[] = [];
        for (let turn = 0; turn < 50; turn++) {
          const steps: ShapeSteps = { ...NO_STEPS, groupFrom: 2, find: { mode: 'only', hit }, open };
          const tree = shapeTree(trace, facts, steps);
          const next = openingFor(spans, tree, span);
          if (next === undefined) {
            const node = tree.nodeOfSpan[span] ?? -1;
            expect(tree.kind[node]).toBe(NodeKind.span);
            expect(tree.span[node]).toBe(span);
            return;
          }
          open.push(next);
        }
        expect.unreachable('never came to a row');
      }),
    );
  });
});
