import { expect, it } from 'vitest';
import { buildTrace } from '../../../testing/buildTrace';
import { finishWork } from '../../../testing/finishWork';
import { px, type Trace } from '../../model';
import { flameCells } from './flameCells';
import { LaneIndex } from './LaneIndex';
import { packSpans } from './packSpans';

it('leaves out what begins at the end of the part, and paints no last pixel over an error', () => {
  const cellsOf = (of: Trace, question: { start: number; end: number; width: number }) => {
    const frames = finishWork(packSpans(of));
    const cells = flameCells(finishWork(LaneIndex.of(frames)), {
      ...question,
      width: px(question.width),
      from: 0,
      to: frames.laneCount,
    });
    return Array.from({ length: cells.count }, (_, cell) => [
      cells.left[cell],
      cells.frames[cell],
      cells.errors[cell],
    ]);
  };
  const moments = (...spans: readonly (readonly [number, number, boolean?, number?])[]) =>
    buildTrace(
      spans.map(([start, end, error = false, parent = -1]) => ({
        parent,
        service: 'web',
        name: 'GET /',
        start,
        end,
        error,
      })),
    );
  expect(cellsOf(moments([0, 0], [698, 698], [990, 991]), { start: 698, end: 990, width: 1 })).toEqual([
    [0, 1, 0],
  ]);
  // 7 ns in 5 px: the moments begin at 3.6 and 4.3 px, behind a frame that ends at 3.6 px.
  const crowded = moments([0, 2], [1, 5], [5, 5, true, 0], [6, 6, false, 0]);
  expect(cellsOf(crowded, { start: 0, end: 7, width: 5 }).at(-1)).toEqual([expect.closeTo(3.57, 2), 2, 1]);
});
