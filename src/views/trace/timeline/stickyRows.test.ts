import { expect, it } from 'vitest';
import { OPEN_FOLDS, visibleRows } from '../../../core';
import { chainTrace } from '../../../testing/arbitraryTrace';
import { traceFromPicture } from '../../../testing/drawTrace';
import { RowOffsets } from './RowOffsets';
import { mostSticky, stickyRows } from './stickyRows';

const { spans } = traceFromPicture(`
  a:root     [==========]
    b:one    [ ===      ]
      c:leaf [  =       ]
      c:more [   =      ]
    e:two    [     ==== ]
      f:end  [      ==  ]
`);
const rows = visibleRows(spans, OPEN_FOLDS);
const offsets = new RowOffsets(rows.length, 10, []);
const at = (y: number) => stickyRows(spans, rows, offsets, y);

it('shows the ancestors of the first row that they do not cover', () => {
  expect(at(0)).toEqual([]);
  // The root itself is still to be seen.
  expect(at(4)).toEqual([]);
  expect(at(10)).toEqual([0, 1]);
  // Below the two rows that they would cover another subtree begins.
  expect(at(25)).toEqual([0]);
  expect(at(31)).toEqual([0]);
  expect(at(40)).toEqual([0, 4]);
});

it('keeps the nearest few of a deep chain', () => {
  const chain = chainTrace(1000).spans;
  const all = visibleRows(chain, OPEN_FOLDS);
  const found = stickyRows(chain, all, new RowOffsets(1000, 10, []), 5000);
  expect(found).toHaveLength(mostSticky);
  expect(found).toEqual([500, 501, 502, 503]);
});

it('has nothing to say of an empty list', () => {
  expect(stickyRows(spans, new Int32Array(0), new RowOffsets(0, 10, []), 0)).toEqual([]);
});
