import { describe, expect, it } from 'vitest';
import { OPEN_FOLDS, identityShape, nanos, setFolded, visibleRows } from '../../../core';
import { traceFromPicture } from '../../../testing/drawTrace';
import { gridMove, nextRowInside } from './gridKeys';

const { spans } = traceFromPicture(`
  a:root     [==========]
    b:one    [ ===      ]
      c:leaf [  =       ]
    e:two    [     ==== ]
`);
const folded = setFolded(spans, OPEN_FOLDS, 1, true);

describe('gridMove', () => {
  const open = visibleRows(spans, OPEN_FOLDS);
  const fewer = visibleRows(spans, folded);
  const press = (key: string, row: number) => gridMove(key, spans, OPEN_FOLDS, open, row, 2);

  it('moves over rows and stops at the ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ move: 'row', row: 1 });
    expect(press('ArrowDown', 3)).toEqual({ move: 'row', row: 3 });
    expect(press('ArrowUp', 0)).toEqual({ move: 'row', row: 0 });
    expect(press('PageDown', 0)).toEqual({ move: 'row', row: 2 });
    expect(press('PageUp', 3)).toEqual({ move: 'row', row: 1 });
    expect(press('Home', 3)).toEqual({ move: 'row', row: 0 });
    expect(press('End', 0)).toEqual({ move: 'row', row: 3 });
  });

  it('goes into a subtree and out of it', () => {
    expect(press('ArrowRight', 1)).toEqual({ move: 'row', row: 2 });
    expect(press('ArrowRight', 2)).toBeUndefined();
    expect(press('ArrowLeft', 1)).toEqual({ move: 'fold' });
    expect(press('ArrowLeft', 2)).toEqual({ move: 'node', node: 1 });
    expect(gridMove('ArrowRight', spans, folded, fewer, 1, 2)).toEqual({ move: 'unfold' });
    expect(gridMove('ArrowLeft', spans, folded, fewer, 1, 2)).toEqual({ move: 'node', node: 0 });
  });

  it('opens, closes, and leaves other keys alone', () => {
    expect(press('Enter', 0)).toEqual({ move: 'detail' });
    expect(press(' ', 0)).toEqual({ move: 'detail' });
    expect(press('Escape', 0)).toEqual({ move: 'close' });
    expect(press('x', 0)).toBeUndefined();
  });
});

describe('nextRowInside', () => {
  const rows = visibleRows(spans, OPEN_FOLDS);
  it('passes over rows whose bars are outside the window', () => {
    const window = { start: nanos(6e6), end: nanos(8e6) };
    const shape = identityShape(spans);
    expect(nextRowInside(spans, shape, rows, 0, 1, window)).toBe(3);
    expect(nextRowInside(spans, shape, rows, 3, -1, window)).toBe(0);
    expect(nextRowInside(spans, shape, rows, 3, 1, window)).toBeUndefined();
  });
});
