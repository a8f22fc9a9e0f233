import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { SpanStatus, px, rowIndex } from '../model';
import { foldBelow } from './folds';
import { errorSpans, nearestMark, rowMarks, startColumns } from './marks';
import { earliestOf, overviewOf } from './overview';
import { rowShowing, visibleRows } from './rows';
import { TimeAxis } from './timeAxis';
import { wholeTrace } from './timeWindow';

const trace = traceFromPicture(`
  a:root  [==========]
    b:one [=         ]!
    b:two [   ===    ]
      c:x [   ==     ]!
      c:y [    =     ]
    d:off [ =        ]^!
    d:end [         |]
`);

function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('startColumns', () => {
  it('marks where spans start, and none that is off scale', () => {
    const axis = new TimeAxis(wholeTrace(trace), px(100));
    const errors = errorSpans(trace.spans);
    expect(errors.length).toBe(3);
    expect([...startColumns(trace.spans, errors, axis, 10)]).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect([...startColumns(trace.spans, Int32Array.of(6), axis, 5)]).toEqual([0, 0, 0, 0, 1]);
  });
});

describe('rowMarks', () => {
  it('loses no span, whatever is folded', () => {
    const scenes = fc.tuple(arbitraryTrace({ maxSpans: 60 }), fc.nat(4), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(scenes, ([any, level, slots]) => {
        const rows = visibleRows(any.spans, foldBelow(level));
        const slotOf = (row: number) => Math.floor((row / rows.length) * slots);
        const rowOf = (span: number) => rowShowing(rows, span);
        const marks = finish(rowMarks(errorSpans(any.spans), slots, rowOf, slotOf));
        const expected = new Int32Array(slots).fill(-1);
        for (let i = any.spans.count - 1; i >= 0; i--) {
          if (any.spans.status[i] !== SpanStatus.error) continue;
          const row = rowOf(i) ?? -1;
          expected[slotOf(row)] = row;
        }
        expect(marks).toEqual(expected);
      }),
    );
  });

  it('leads to the nearest mark', () => {
    const errors = Int32Array.of(-1, -1, 7, -1, -1);
    const matches = Int32Array.of(3, -1, -1, -1, -1);
    expect(nearestMark([errors, matches], 1, 2)).toBe(3);
    expect(nearestMark([errors, matches], 3, 2)).toBe(7);
    expect(nearestMark([errors], 4, 1)).toBeUndefined();
    expect(nearestMark([errors], 2, 0)).toBe(rowIndex(7));
  });
});

describe('overviewOf', () => {
  it('says where most runs and where errors are', () => {
    expect(overviewOf(trace)).toEqual({
      spanCount: 7,
      serviceCount: 4,
      busiest: { start: 3e6, end: 5.1e6 },
      most: 4,
      errorCount: 3,
      errors: { start: 0, end: 3e6 },
      offScale: 1,
    });
    expect(earliestOf(trace, Int32Array.of(4, 2, 5))).toBe(3e6);
    expect(earliestOf(trace, Int32Array.of(2))).toBeUndefined();
  });

  it('finds no stretch where nothing stands out', () => {
    expect(overviewOf(traceFromPicture('a:x [====]')).busiest).toBeUndefined();
    expect(overviewOf(traceFromPicture('a:x [|]!'))).toMatchObject({ busiest: undefined, most: 1 });
  });
});
