import { finishWork } from '../../testing/finishWork';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../testing/arbitraryTrace';
import { buildTrace } from '../../testing/buildTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { nanos, px, SpanFlag, SpanStatus, type Trace } from '../model';
import { minimap, type Minimap } from './minimap';
import { TimeAxis } from './timeAxis';
import { wholeTrace } from './timeWindow';

/** One letter a cell: the service's first letter, upper case where there is an error. */
function draw(trace: Trace, map: Minimap): string[] {
  return Array.from({ length: map.rows }, (_, y) =>
    Array.from({ length: map.columns }, (__, x) => {
      const cell = y * map.columns + x;
      const service = map.group[cell] ?? 0;
      const letter = service === 0 ? ' ' : (trace.services[service - 1]?.[0] ?? '?');
      return map.error[cell] === 1 ? letter.toUpperCase() : letter;
    }).join(''),
  );
}

const trace = traceFromPicture(`
  a:root   [==========]
    b:one  [ ====     ]
      c:in [  ==      ]!
    d:two  [      ==  ]
`);

/** The column of a time on an axis of width 1: rounding near the edge of a column is the axis's own (see its tests). */
function columnsOf(trace: Trace, width: number): (time: number) => number {
  const axis = new TimeAxis(wholeTrace(trace), px(1));
  return (time) => Math.min(width - 1, Math.floor(axis.px(nanos(time)) * width));
}

describe('minimap', () => {
  it('gives every span of a short trace its own band', () => {
    const map = finishWork(minimap(trace, 11, 100));
    expect(map.rows).toBe(4);
    expect(draw(trace, map)).toEqual(['aaaaaaaaaaa', ' bbbbb     ', '  CCC      ', '      ddd  ']);
  });

  it('lays children over their parents and errors over everything where bands hold several spans', () => {
    const map = finishWork(minimap(trace, 11, 2));
    expect(draw(trace, map)).toEqual(['abbbbbaaaaa', '  CCC ddd  ']);
    expect([...map.density.slice(0, 11)]).toEqual([1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
    expect([...map.errorsInColumn]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(draw(trace, finishWork(minimap(trace, 11, 1)))).toEqual(['abCCCbdddaa']);
  });

  it('copes with nothing, with no length and with no room', () => {
    expect(finishWork(minimap(buildTrace([]), 100, 50))).toMatchObject({
      rows: 0,
      columns: 100,
      offScale: 0,
    });
    expect(draw(trace, finishWork(minimap(traceFromPicture('a:x [|]!'), 3, 3)))).toEqual(['A  ']);
    expect(finishWork(minimap(trace, 0, 0))).toMatchObject({ rows: 1, columns: 1 });
  });

  it('says what painting each span over the ones before says, and loses no error', () => {
    fc.assert(
      fc.property(
        arbitraryTrace(),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 12 }),
        (any, width, height) => {
          const { spans } = any;
          const column = columnsOf(any, width);
          const map = finishWork(minimap(any, width, height));
          const service = new Uint32Array(map.columns * map.rows);
          const density = new Uint32Array(map.columns * map.rows);
          const error = new Uint8Array(map.columns * map.rows);
          let offScale = 0;
          for (let i = 0; i < spans.count; i++) {
            if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) {
              offScale++;
              continue;
            }
            const line = Math.floor((i * map.rows) / spans.count) * map.columns;
            const from = column(spans.start[i] ?? 0);
            const to = column(spans.end[i] ?? 0);
            expect(to).toBeGreaterThanOrEqual(from);
            for (let x = from; x <= to; x++) {
              service[line + x] = (spans.service[i] ?? 0) + 1;
              density[line + x] = (density[line + x] ?? 0) + 1;
              if (spans.status[i] === SpanStatus.error) error[line + x] = 1;
            }
          }
          expect(map.group).toEqual(service);
          expect(map.density).toEqual(density);
          expect(map.error).toEqual(error);
          expect(map.offScale).toBe(offScale);
        },
      ),
    );
  });

  it('shows each span on scale wherever it runs, however many lie over it', () => {
    fc.assert(
      fc.property(
        arbitraryTrace({ maxSpans: 80 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (any, width, height) => {
          const { spans } = any;
          const column = columnsOf(any, width);
          const map = finishWork(minimap(any, width, height));
          for (let i = 0; i < spans.count; i++) {
            if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
            const line = Math.floor((i * map.rows) / spans.count) * map.columns;
            const failed = spans.status[i] === SpanStatus.error;
            if (failed) expect(map.errorsInColumn[column(spans.start[i] ?? 0)]).toBeGreaterThan(0);
            for (let x = column(spans.start[i] ?? 0); x <= column(spans.end[i] ?? 0); x++) {
              expect(map.group[line + x]).toBeGreaterThan(0);
              expect(map.density[line + x]).toBeGreaterThan(0);
              if (failed) expect(map.error[line + x]).toBe(1);
            }
          }
        },
      ),
    );
  });

  it('draws 100 000 spans in a chain and in a fan, with their one error', () => {
    for (const large of [chainTrace(100_000), fanTrace(100_000)]) {
      const map = finishWork(minimap(large, 1000, 60));
      expect(map.error.some((mark) => mark === 1)).toBe(true);
      expect(map.errorsInColumn.reduce((sum, each) => sum + each, 0)).toBe(1);
      expect(map.group[0]).not.toBe(0);
    }
  });
});
