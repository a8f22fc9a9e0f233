import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { finishWork } from '../../testing/finishWork';
import { analyseTrace, callTree, changeMeasures, changedNodes, compareTraces, difference } from '../analyse';
import type { Trace } from '../model';
import { byDifference } from './changeOrder';

const merged = (trace: Trace) => ({ trace, tree: finishWork(callTree(trace, analyseTrace(trace))) });

test('changes stand by the size of a difference, whichever its sign, and equal ones as in the tree', () => {
  fc.assert(
    fc.property(
      arbitraryTrace(),
      arbitraryTrace(),
      fc.constantFrom(...changeMeasures),
      fc.boolean(),
      (left, right, measure, descending) => {
        const comparison = finishWork(compareTraces(merged(left), merged(right)));
        const nodes = finishWork(changedNodes(comparison));
        const size = (node: number) => Math.abs(difference(comparison, node, measure));
        const sign = descending ? -1 : 1;
        const expected = nodes.toSorted((a, b) => sign * (size(a) - size(b)) || a - b);
        expect([...finishWork(byDifference(comparison, nodes, measure, descending))]).toEqual([...expected]);
      },
    ),
  );
});
