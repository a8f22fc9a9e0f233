import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowOffsets } from './RowOffsets';

/** The same by adding up one row after the other. */
function plainTops(count: number, rowHeight: number, opened: ReadonlyMap<number, number>): number[] {
  const tops: number[] = [];
  let y = 0;
  for (let row = 0; row < count; row++) {
    tops.push(y);
    y += rowHeight + (opened.get(row) ?? 0);
  }
  return [...tops, y];
}

const lists = fc.integer({ min: 1, max: 60 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    opened: fc.uniqueArray(
      fc.record({ row: fc.integer({ min: 0, max: count - 1 }), height: fc.integer({ min: 0, max: 400 }) }),
      { selector: ({ row }) => row, maxLength: 8 },
    ),
  }),
);

describe('RowOffsets', () => {
  it('puts every row where adding up puts it', () => {
    fc.assert(
      fc.property(lists, ({ count, opened }) => {
        const offsets = new RowOffsets(count, 26, opened);
        const tops = plainTops(count, 26, new Map(opened.map(({ row, height }) => [row, height])));
        for (let row = 0; row < count; row++) expect(offsets.topOf(row)).toBe(tops[row]);
        expect(offsets.total).toBe(tops[count]);
      }),
    );
  });

  it('finds the row, or the row of the open part, at every height', () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), ({ count, opened }, share) => {
        const offsets = new RowOffsets(count, 26, opened);
        const y = Math.min(offsets.total - 1, Math.floor(share * offsets.total));
        const tops = plainTops(count, 26, new Map(opened.map(({ row, height }) => [row, height])));
        const expected = tops.findLastIndex((top, row) => row < count && top <= y);
        expect(offsets.rowAt(y)).toBe(expected);
      }),
    );
  });

  it('clamps to the list and leaves out rows that are not in it', () => {
    const offsets = new RowOffsets(3, 26, [
      { row: 7, height: 100 },
      { row: -1, height: 100 },
      { row: 1, height: 50 },
      { row: 1, height: 60 },
    ]);
    expect(offsets.total).toBe(3 * 26 + 50);
    expect(offsets.rowAt(-5)).toBe(0);
    expect(offsets.rowAt(1e9)).toBe(2);
    expect(new RowOffsets(0, 26, []).total).toBe(0);
    expect(new RowOffsets(0, 26, []).rowAt(0)).toBe(0);
  });
});
