import { finishWork } from '../../testing/finishWork';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPEN_FOLDS, toggleFold } from './folds';
import { visibleRows } from './rows';
import { sortedPositions, sortedRows, sortSiblings } from './sortedRows';
import { siblingCounts, siblingPlaces, type TreeColumns } from './tree';

/** A tree in pre-order from the depth of each node. */
function treeOf(depths: readonly number[]): TreeColumns {
  const count = depths.length;
  const tree = {
    count,
    parent: new Int32Array(count).fill(-1),
    subtreeEnd: new Int32Array(count),
    depth: Int32Array.from(depths),
  };
  const path: number[] = [];
  for (let node = 0; node < count; node++) {
    const depth = depths[node] ?? 0;
    path.length = depth;
    tree.parent[node] = path[depth - 1] ?? -1;
    path.push(node);
    for (const above of path) tree.subtreeEnd[above] = node + 1;
  }
  return tree;
}

const anyTree = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }).map((wishes) => {
  const depths: number[] = [];
  for (const wish of wishes) depths.push(Math.min(wish, (depths.at(-1) ?? -1) + 1));
  return treeOf(depths);
});

/** The plain definition, by recursion. */
function plainOrder(tree: TreeColumns, key: readonly number[], descending: boolean, parent = -1): number[] {
  const children: number[] = [];
  for (let node = 0; node < tree.count; node++) if (tree.parent[node] === parent) children.push(node);
  children.sort((a, b) => ((key[a] ?? 0) - (key[b] ?? 0)) * (descending ? -1 : 1) || a - b);
  return children.flatMap((child) => [child, ...plainOrder(tree, key, descending, child)]);
}

/** How many steps a work takes. */
function stepsOf(work: Generator<void, unknown, void>): number {
  let steps = 1;
  while (work.next().done !== true) steps++;
  return steps;
}

describe('sortSiblings', () => {
  it('and what goes with it come in short steps for a large tree', () => {
    const tree = treeOf(Array.from({ length: 500_000 }, (_, node) => node % 3));
    const key = tree.depth.map((_, node) => (node * 7919) % 1000);
    const order = finishWork(sortSiblings(tree, key, true));
    for (const work of [sortSiblings(tree, key, true), sortedPositions(tree, order), siblingCounts(tree)])
      expect(stepsOf(work)).toBeGreaterThan(14);
    expect(finishWork(siblingCounts(tree))).toEqual(siblingPlaces(tree).setSize);
  });

  it('sorts each set of siblings, both ways', () => {
    const tree = treeOf([0, 1, 2, 1, 2, 2, 0]); // 0 (1 (2), 3 (4, 5)), 6
    const key = [1, 5, 0, 9, 3, 4, 7];
    expect([...finishWork(sortSiblings(tree, key, true))]).toEqual([6, 0, 3, 5, 4, 1, 2]);
    expect([...finishWork(sortSiblings(tree, key, false))]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...finishWork(sortedPositions(tree, finishWork(sortSiblings(tree, key, true))))]).toEqual([
      2, 2, 1, 1, 2, 1, 1,
    ]);
  });
  it('agrees with the plain definition on every tree', () => {
    fc.assert(
      fc.property(
        anyTree,
        fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }),
        fc.boolean(),
        (tree, key, down) => {
          expect([...finishWork(sortSiblings(tree, key, down))]).toEqual(plainOrder(tree, key, down));
        },
      ),
    );
  });
  it('takes a chain of 100 000 and a fan of 100 000', () => {
    const chain = treeOf([0]);
    expect(finishWork(sortSiblings(chain, [1], true))).toHaveLength(1);
    const count = 100_000;
    const long: TreeColumns = {
      count,
      parent: Int32Array.from({ length: count }, (_, node) => node - 1),
      subtreeEnd: new Int32Array(count).fill(count),
      depth: Int32Array.from({ length: count }, (_, node) => node),
    };
    expect(finishWork(sortSiblings(long, new Float64Array(count), true))[count - 1]).toBe(count - 1);
    const fan: TreeColumns = {
      count,
      parent: new Int32Array(count).fill(-1),
      subtreeEnd: Int32Array.from({ length: count }, (_, node) => node + 1),
      depth: new Int32Array(count),
    };
    expect(
      finishWork(
        sortSiblings(
          fan,
          Float64Array.from({ length: count }, (_, node) => node),
          true,
        ),
      )[0],
    ).toBe(count - 1);
  });
});

describe('sortedRows', () => {
  it('leaves out what is folded, whatever the order', () => {
    fc.assert(
      fc.property(anyTree, fc.array(fc.nat(40)), (tree, toggles) => {
        let folds = OPEN_FOLDS;
        for (const node of toggles) if (node < tree.count) folds = toggleFold(tree, folds, node);
        const order = finishWork(
          sortSiblings(
            tree,
            Float64Array.from(tree.depth, (_, node) => -node),
            false,
          ),
        );
        const rows = [...sortedRows(tree, folds, order)];
        expect(rows.toSorted((a, b) => a - b)).toEqual([...visibleRows(tree, folds)]);
      }),
    );
  });
});
