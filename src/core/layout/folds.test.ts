import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../testing/arbitraryTrace';
import { drawRows, picture, traceFromPicture } from '../../testing/drawTrace';
import { spanIndex, type SpanTable } from '../model';
import {
  OPEN_FOLDS,
  expandAll,
  focusOn,
  foldAll,
  foldBelow,
  foldOneLevel,
  foldsOf,
  isFolded,
  reveal,
  setAllFolded,
  setFolded,
  toggleFold,
  unfoldOneLevel,
  type Folds,
} from './folds';
import { guides } from './guides';
import { rowOfSpan, rowShowing, spanOfRow, visibleRows } from './rows';
import { childCount, descendantCount, hasChildren, hasNextSibling, siblingPlaces } from './tree';

const trace = traceFromPicture(`
  a:0     [==========]
    b:1   [ ===      ]
      c:2 [  =       ]
      c:3 [   =      ]
    b:4   [     ==== ]
      c:5 [     ==   ]
        d:6 [      = ]
  a:7     [         =]
`);
const { spans } = trace;
const rowsOf = (folds: Folds): string => [...visibleRows(spans, folds)].join(' ');

/** Jaeger UI's own definitions of +1 and −1, over a set of folded spans. */
function jaegerExpandOne(tree: SpanTable, hidden: Set<number>): Set<number> {
  const next = new Set(hidden);
  let lastDepth = -1;
  let openNext = true;
  for (let i = 0; i < tree.count; i++) {
    const depth = tree.depth[i] ?? 0;
    if (depth <= lastDepth) openNext = true;
    if (!openNext || !next.has(i)) continue;
    next.delete(i);
    openNext = false;
    lastDepth = depth;
  }
  return next;
}

const allFolded = (tree: SpanTable, folds: Folds): Set<number> => {
  const folded = new Set<number>();
  for (let i = 0; i < tree.count; i++) if (isFolded(tree, folds, i)) folded.add(i);
  return folded;
};

const arbitraryFolds: fc.Arbitrary<Folds> = fc.record({
  preset: fc.oneof(
    fc.constantFrom<Folds['preset']>('none', 'all'),
    fc.integer({ min: 1, max: 6 }).map((level) => ({ level })),
  ),
  toggled: fc.uniqueArray(fc.nat(20)).map((nodes) => new Set(nodes)),
});

describe('folds and rows', () => {
  it('shows what is in no folded subtree', () => {
    expect(rowsOf(OPEN_FOLDS)).toBe('0 1 2 3 4 5 6 7');
    expect(rowsOf(foldAll())).toBe('0 7');
    expect(rowsOf(foldBelow(1))).toBe('0 1 4 7');
    expect(rowsOf(foldBelow(2))).toBe('0 1 2 3 4 5 7');
    expect(rowsOf(foldBelow(0))).toBe('0 7');
    const folded = toggleFold(spans, OPEN_FOLDS, 4);
    expect(drawRows(trace, visibleRows(spans, folded))).toBe(
      picture(`
        a:0     [==========]
          b:1   [ ===      ]
            c:2 [  =       ]
            c:3 [   =      ]
          b:4   [     ==== ]
        a:7     [         =]
      `),
    );
    expect(rowsOf(toggleFold(spans, folded, 4))).toBe('0 1 2 3 4 5 6 7');
  });

  it('opens and folds one level like Jaeger', () => {
    const steps: Folds[] = [OPEN_FOLDS];
    for (let k = 0; k < 3; k++) steps.push(foldOneLevel(spans, steps.at(-1) ?? OPEN_FOLDS));
    expect(steps.map(rowsOf)).toEqual(['0 1 2 3 4 5 6 7', '0 1 4 5 7', '0 1 4 7', '0 7']);
    expect(steps[3]).toEqual(foldAll());
    const back: Folds[] = [foldAll()];
    for (let k = 0; k < 3; k++) back.push(unfoldOneLevel(spans, back.at(-1) ?? OPEN_FOLDS));
    expect(back.map(rowsOf)).toEqual(['0 7', '0 1 4 7', '0 1 2 3 4 5 7', '0 1 2 3 4 5 6 7']);
    expect(back[3]).toEqual(expandAll());
    expect(unfoldOneLevel(spans, OPEN_FOLDS)).toBe(OPEN_FOLDS);
    expect(foldOneLevel(spans, foldAll())).toEqual(foldAll());
  });

  it('reveals a span and leaves the rest folded', () => {
    expect(rowsOf(reveal(spans, foldAll(), 6))).toBe('0 1 4 5 6 7');
    expect(reveal(spans, OPEN_FOLDS, 6)).toBe(OPEN_FOLDS);
    expect(rowsOf(focusOn(spans, [3, 7]))).toBe('0 1 2 3 4 7');
    expect(rowsOf(focusOn(spans, []))).toBe('0 7');
  });

  it('ignores indices that a stale address may name', () => {
    const stale: Folds = { preset: 'none', toggled: new Set([-1, 2, 99, NaN]) };
    expect(rowsOf(stale)).toBe('0 1 2 3 4 5 6 7');
    expect(setFolded(spans, OPEN_FOLDS, 99, true)).toBe(OPEN_FOLDS);
    expect(setFolded(spans, OPEN_FOLDS, 2, true)).toBe(OPEN_FOLDS);
    expect(rowsOf(unfoldOneLevel(spans, stale))).toBe('0 1 2 3 4 5 6 7');
  });

  it('chooses the preset with the fewest exceptions', () => {
    expect(foldsOf(spans, () => true)).toEqual(foldAll());
    expect(foldsOf(spans, () => false)).toEqual(OPEN_FOLDS);
    expect(foldsOf(spans, (node) => node === 1 || node === 4 || node === 5)).toEqual(foldBelow(1));
    expect(foldsOf(spans, (node) => node === 1)).toEqual({ preset: 'none', toggled: new Set([1]) });
  });

  it('has the same rows in whatever order nodes were folded, and finds each row', () => {
    fc.assert(
      fc.property(
        arbitraryTrace({ maxSpans: 20 }),
        arbitraryFolds,
        fc.uniqueArray(fc.nat(19)),
        ({ spans: tree }, folds, nodes) => {
          const forwards = setAllFolded(tree, folds, nodes, true);
          const backwards = nodes.toReversed().reduce((now, node) => setFolded(tree, now, node, true), folds);
          expect(visibleRows(tree, forwards)).toEqual(visibleRows(tree, backwards));
          const rows = visibleRows(tree, forwards);
          const hidden = new Set<number>();
          for (let i = 0; i < tree.count; i++) {
            const above = tree.parent[i] ?? -1;
            if (above >= 0 && (hidden.has(above) || isFolded(tree, forwards, above))) hidden.add(i);
            expect(rowOfSpan(rows, i) === undefined).toBe(hidden.has(i));
          }
          expect(rows.length).toBe(tree.count - hidden.size);
          rows.forEach((span, row) => {
            expect(rowOfSpan(rows, span)).toBe(row);
            expect(spanOfRow(rows, row)).toBe(span);
          });
          for (const span of hidden) {
            const shown = rows[rowShowing(rows, span) ?? -1] ?? -1;
            expect(isFolded(tree, forwards, shown)).toBe(true);
            expect(span < (tree.subtreeEnd[shown] ?? 0) && span > shown).toBe(true);
          }
        },
      ),
    );
  });

  it('agrees with Jaeger on one level, keeps states through presets, and gets everywhere', () => {
    fc.assert(
      fc.property(
        arbitraryTrace({ maxSpans: 20 }),
        arbitraryFolds,
        fc.nat(19),
        ({ spans: tree }, folds, node) => {
          const folded = allFolded(tree, folds);
          const again = foldsOf(tree, (each) => folded.has(each));
          expect(allFolded(tree, again)).toEqual(folded);
          expect(allFolded(tree, unfoldOneLevel(tree, folds))).toEqual(jaegerExpandOne(tree, folded));
          const target = node % tree.count;
          expect(rowOfSpan(visibleRows(tree, reveal(tree, folds, target)), target)).toBeDefined();
          let now = folds;
          for (let k = 0; k <= 20; k++) now = foldOneLevel(tree, now);
          expect([...visibleRows(tree, now)]).toEqual([...visibleRows(tree, foldAll())]);
          for (let k = 0; k <= 20; k++) now = unfoldOneLevel(tree, now);
          expect(allFolded(tree, now).size).toBe(0);
        },
      ),
    );
  });
});

describe('tree', () => {
  it('counts and places nodes', () => {
    expect([0, 1, 2, 5].map((node) => descendantCount(spans, node))).toEqual([6, 2, 0, 1]);
    expect([0, 1, 2].map((node) => childCount(spans, node))).toEqual([2, 2, 0]);
    expect([0, 1, 4, 7].map((node) => hasNextSibling(spans, node))).toEqual([true, true, false, false]);
    expect(hasChildren(spans, 6)).toBe(false);
    expect([...siblingPlaces(spans).position]).toEqual([1, 1, 1, 2, 2, 1, 1, 2]);
    expect([...siblingPlaces(spans).setSize]).toEqual([2, 2, 2, 2, 2, 1, 1, 2]);
  });
});

/** Draws the guides of all rows as text. */
const drawGuides = (tree: SpanTable, max: number): string[] =>
  Array.from({ length: tree.count }, (_, i) => {
    const { hiddenLevels, through, elbow } = guides(tree, i, max);
    const lines = through.map((goesOn) => (goesOn ? '│' : ' ')).join('');
    return (
      (hiddenLevels > 0 ? `+${hiddenLevels}` : '') +
      lines +
      `${{ tee: '├', corner: '└', none: '' }[elbow]}${i}`
    );
  });

describe('guides', () => {
  it('draws lines to siblings that come', () => {
    expect(drawGuides(spans, 10)).toEqual(['0', '├1', '│├2', '│└3', '└4', ' └5', '  └6', '7']);
  });

  it('draws no more than the levels asked for', () => {
    expect(drawGuides(spans, 2)).toEqual(['0', '├1', '│├2', '│└3', '└4', ' └5', '+1 └6', '7']);
    expect(guides(chainTrace(50_000).spans, 49_999, 12)).toEqual({
      hiddenLevels: 49_987,
      through: Array<boolean>(11).fill(false),
      elbow: 'corner',
    });
  });

  it('has one line for each level', () => {
    fc.assert(
      fc.property(
        arbitraryTrace({ maxSpans: 20 }),
        fc.integer({ min: 1, max: 25 }),
        ({ spans: tree }, max) => {
          for (let i = 0; i < tree.count; i++) {
            const { hiddenLevels, through, elbow } = guides(tree, i, max);
            const drawn = through.length + (elbow === 'none' ? 0 : 1);
            expect(drawn).toBeLessThanOrEqual(max);
            expect(hiddenLevels + drawn).toBe(tree.depth[i]);
            // Line k belongs to depth hiddenLevels + k + 1: on through this row means a sibling of that ancestor comes later.
            through.forEach((goesOn, k) => {
              let ancestor = i;
              while ((tree.depth[ancestor] ?? 0) > hiddenLevels + k + 1)
                ancestor = tree.parent[ancestor] ?? -1;
              expect(goesOn).toBe(hasNextSibling(tree, ancestor));
            });
          }
        },
      ),
    );
  });
});

describe('size', () => {
  it('folds a chain and a fan of 100 000 spans', () => {
    for (const { spans: tree } of [chainTrace(100_000), fanTrace(100_000)]) {
      const last = spanIndex(tree.count - 1);
      expect(visibleRows(tree, foldAll()).length).toBe(1);
      const revealed = reveal(tree, foldAll(), last);
      expect(rowOfSpan(visibleRows(tree, revealed), last)).toBe(tree.count - 1);
      expect(visibleRows(tree, foldOneLevel(tree, OPEN_FOLDS)).length).toBe(
        tree.depth[last] === 1 ? 1 : tree.count - 1,
      );
      expect(visibleRows(tree, unfoldOneLevel(tree, foldAll())).length).toBe(
        tree.depth[last] === 1 ? tree.count : 2,
      );
      expect(siblingPlaces(tree).setSize[last]).toBe(tree.depth[last] === 1 ? tree.count - 1 : 1);
    }
  });
});
