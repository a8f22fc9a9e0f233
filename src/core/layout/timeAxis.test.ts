import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, fanTrace } from '../../testing/arbitraryTrace';
import { buildTrace } from '../../testing/buildTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { SpanFlag, nanos, px, type Trace } from '../model';
import { MOST_IDLE, NO_IDLE, idleStretches, type IdleStretches } from './idle';
import { ticks } from './ticks';
import { TimeAxis, squeezeSaves } from './timeAxis';
import { MIN_WINDOW, wholeTrace, type TimeWindow } from './timeWindow';

const MS = 1e6;
const window = (start: number, end: number): TimeWindow => ({ start: nanos(start), end: nanos(end) });
const gaps = (...pairs: readonly (readonly [number, number])[]): IdleStretches => ({
  start: Float64Array.from(pairs, ([start]) => start),
  end: Float64Array.from(pairs, ([, end]) => end),
});

/** What runs, one letter a column of a millisecond: `.` where the stretches say that nothing does. */
function drawIdle(trace: Trace): string {
  const { start, end } = idleStretches(trace.spans, wholeTrace(trace));
  return Array.from({ length: trace.duration / MS }, (_, column) =>
    start.some((from, at) => from <= column * MS && (end[at] ?? 0) >= (column + 1) * MS) ? '.' : '#',
  ).join('');
}

describe('idle stretches', () => {
  it('are where nothing runs, and where only a root waits', () => {
    const trace = traceFromPicture(`
      a:root  [====================]
        b:one [  ===               ]
          c:x [   =                ]
        d:two [           ===      ]
        e:two [             =====  ]
    `);
    expect(drawIdle(trace)).toBe('..###......#######..');
  });

  it('see a root without children, and each of several roots', () => {
    const trace = traceFromPicture(`
      a:one  [==                  ]
      b:two  [      ====          ]
      c:root [              ===== ]
        d:x  [               =    ]
    `);
    expect(drawIdle(trace)).toBe('##....####.....#...');
  });

  it('have the exact edges, and leave out what is off scale', () => {
    const trace = buildTrace([
      { parent: -1, service: 's', name: 'n', start: 0, end: 1_234_567 },
      { parent: -1, service: 's', name: 'n', start: 987_654_321, end: 1e9 },
      { parent: -1, service: 's', name: 'n', start: 4e15, end: 5e15, flags: SpanFlag.offScale },
    ]);
    expect(idleStretches(trace.spans, wholeTrace(trace))).toEqual(gaps([1_234_567, 987_654_321]));
    expect(idleStretches(buildTrace([]).spans, window(0, 1000))).toEqual(NO_IDLE);
  });

  it('hold no time in which something works, and miss no stretch that can be seen', () => {
    fc.assert(
      fc.property(arbitraryTrace({ maxSpans: 12 }), (trace) => {
        const { spans } = trace;
        const bounds = wholeTrace(trace);
        const found = idleStretches(spans, bounds);
        const working = [...spans.start.keys()].filter(
          (i) =>
            ((spans.flags[i] ?? 0) & SpanFlag.offScale) === 0 &&
            ((spans.parent[i] ?? -1) >= 0 || spans.subtreeEnd[i] === i + 1),
        );
        const wrong: number[] = [];
        for (let time = 0.5; time < bounds.end; time++) {
          const works = working.some((i) => (spans.start[i] ?? 0) < time && (spans.end[i] ?? 0) > time);
          const idle = found.start.some((start, at) => start < time && (found.end[at] ?? 0) > time);
          if (idle === works) wrong.push(time);
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are the longest of very many, in linear time', () => {
    const trace = buildTrace(
      Array.from({ length: 2000 }, (_, at) => ({
        parent: -1,
        service: 's',
        name: 'n',
        start: at * 1000,
        end: at * 1000 + 10 + (at % 50),
      })),
    );
    const { start, end } = idleStretches(trace.spans, wholeTrace(trace));
    expect(start).toHaveLength(MOST_IDLE);
    start.forEach((from, at) => {
      expect((end[at] ?? 0) - from).toBeGreaterThanOrEqual(970);
      expect(from).toBeGreaterThan(at === 0 ? 0 : (end[at - 1] ?? 0));
    });
    expect(idleStretches(fanTrace(100_000).spans, window(0, 200_000)).start.length).toBeGreaterThan(0);
  });
});

/** Gaps of a trace of 1 000 ms, a window of it, and a width. */
const scene = fc
  .record({
    edges: fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 16 }),
    shown: fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 2 }),
    width: fc.integer({ min: 1, max: 3000 }),
  })
  .map(({ edges, shown, width }) => {
    const at = edges.sort((a, b) => a - b).map((time) => time * MS);
    const pairs = Array.from(
      { length: at.length >> 1 },
      (_, k) => [at[2 * k] ?? 0, at[2 * k + 1] ?? 0] as const,
    );
    const [from = 0, to = 1] = shown.sort((a, b) => a - b);
    return { idle: gaps(...pairs), shown: window(from * MS, to * MS), width: px(width) };
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the time axis', () => {
  it('is linear without idle stretches', () => {
    const axis = new TimeAxis(window(100, 200), px(1000));
    expect([axis.px(nanos(100)), axis.px(nanos(125)), axis.px(nanos(300))]).toEqual([0, 250, 2000]);
    expect([axis.time(px(0)), axis.time(px(250)), axis.time(px(-1000))]).toEqual([100, 125, 0]);
    expect(axis.breaks).toEqual([]);
  });

  it('gives a long stretch the width of a break, and the rest to what runs', () => {
    const axis = new TimeAxis(window(0, 1000), px(244), gaps([100, 900]));
    expect(axis.breaks).toEqual([{ from: 100, to: 144, start: 100, end: 900 }]);
    expect([0, 50, 100, 500, 900, 1000].map((time) => axis.px(nanos(time)))).toEqual([
      0, 50, 100, 122, 144, 244,
    ]);
    expect([50, 122, 194].map((x) => axis.time(px(x)))).toEqual([50, 500, 950]);
  });

  it('gives a stretch that leaves the window its share of the break', () => {
    const axis = new TimeAxis(window(500, 1000), px(122), gaps([100, 900]));
    expect(axis.breaks).toEqual([{ from: 0, to: 22, start: 100, end: 900 }]);
    expect(axis.px(nanos(950))).toBe(72);
  });

  it('leaves short stretches, windows without work and axes without width alone', () => {
    expect(new TimeAxis(window(0, 1000), px(1000), gaps([500, 544])).breaks).toEqual([]);
    expect(new TimeAxis(window(200, 800), px(1000), gaps([100, 900])).breaks).toEqual([]);
    expect(new TimeAxis(window(0, 1000), px(0), gaps([100, 900])).breaks).toEqual([]);
  });

  it('makes breaks narrower where there are many, and never gives them more than half', () => {
    const many = gaps(...Array.from({ length: 12 }, (_, k) => [k * 100 + 10, k * 100 + 100] as const));
    const axis = new TimeAxis(window(0, 1200), px(1000), many);
    expect(axis.breaks).toHaveLength(12);
    expect((axis.breaks[0]?.to ?? 0) - (axis.breaks[0]?.from ?? 0)).toBeCloseTo(22);
  });

  it('rises throughout, fills its width, and turns times into places and back', () => {
    fc.assert(
      fc.property(scene, share, share, ({ idle, shown, width }, a, b) => {
        const axis = new TimeAxis(shown, width, idle);
        expect(axis.px(shown.start)).toBe(0);
        expect(axis.px(shown.end)).toBeCloseTo(width, 6);
        const length = shown.end - shown.start;
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((at) => nanos(shown.start + at * length));
        if (from === undefined || to === undefined) return;
        expect(axis.px(to)).toBeGreaterThanOrEqual(axis.px(from));
        expect(axis.time(axis.px(from))).toBeCloseTo(from, -2);
        const [left, right] = [Math.min(a, b) * width, Math.max(a, b) * width];
        expect(axis.time(px(right))).toBeGreaterThanOrEqual(axis.time(px(left)));
        expect(axis.px(axis.time(px(left)))).toBeCloseTo(left, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('squeezes only what is idle, all else at one scale that is never smaller than before', () => {
    fc.assert(
      fc.property(scene, ({ idle, shown, width }) => {
        const axis = new TimeAxis(shown, width, idle);
        expect(axis.perNano).toBeGreaterThanOrEqual((width / (shown.end - shown.start)) * (1 - 1e-9));
        let before = { end: shown.start, to: px(0) };
        for (const each of [...axis.breaks, { start: shown.end, from: width, end: shown.end, to: width }]) {
          const ran = Math.max(0, each.start - before.end);
          expect(each.from - before.to).toBeCloseTo(ran * axis.perNano, 5);
          expect(each.to - each.from).toBeLessThanOrEqual(44.000001);
          before = { end: nanos(Math.max(each.end, shown.start)), to: each.to };
        }
        const inBreaks = axis.breaks.reduce((sum, each) => sum + each.to - each.from, 0);
        expect(inBreaks).toBeLessThanOrEqual(width / 2 + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the time under the pointer when it zooms, and stays inside the bounds', () => {
    const bounds = window(0, 1000 * MS);
    fc.assert(
      fc.property(
        scene,
        share,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        ({ idle, shown, width }, at, factor) => {
          const axis = new TimeAxis(shown, width, idle);
          const next = axis.zoomed(px(at * width), factor, bounds);
          expect(next.start).toBeGreaterThanOrEqual(bounds.start);
          expect(next.end).toBeLessThanOrEqual(bounds.end);
          expect(next.end - next.start).toBeGreaterThanOrEqual(MIN_WINDOW - 1e-3);
          const moved = axis.panned(px((at - 0.5) * width), bounds);
          expect(moved.start).toBeGreaterThanOrEqual(bounds.start);
          expect(moved.end).toBeLessThanOrEqual(bounds.end + 1e-3);
        },
      ),
      { numRuns: 200 },
    );
    const idle = gaps([100 * MS, 300 * MS], [500 * MS, 800 * MS]);
    const axis = new TimeAxis(bounds, px(900), idle);
    for (const x of [300, 400, 600]) {
      const zoomed = new TimeAxis(axis.zoomed(px(x), 1.5, bounds), px(900), idle);
      expect(zoomed.breaks.length).toBeGreaterThan(0);
      expect(zoomed.px(axis.time(px(x)))).toBeCloseTo(x, 3);
      expect(zoomed.perNano).toBeCloseTo(axis.perNano * 1.5, 9);
      const moved = new TimeAxis(zoomed.panned(px(60), bounds), px(900), idle);
      expect(moved.px(axis.time(px(x)))).toBeCloseTo(x - 60, 3);
      for (const each of [axis, new TimeAxis(bounds, px(900))]) {
        const pinched = new TimeAxis(each.zoomed(px(x), 1.5, bounds, px(x - 20)), px(900), each.idle);
        expect(pinched.px(each.time(px(x)))).toBeCloseTo(x - 20, 3);
        expect(pinched.perNano).toBeCloseTo(each.perNano * 1.5, 9);
      }
    }
  });

  it('has true ticks on both sides of a break, and none in it', () => {
    const axis = new TimeAxis(window(0, 1000 * MS), px(944), gaps([100 * MS, 900 * MS]));
    expect(ticks(axis, px(90)).map(({ label, x }) => `${label} ${x.toFixed(0)}`)).toEqual([
      '0 s 0',
      '0.02 s 90',
      '0.04 s 180',
      '0.06 s 270',
      '0.08 s 360',
      '0.90 s 494',
      '0.92 s 584',
      '0.94 s 674',
      '0.96 s 764',
      '0.98 s 854',
      '1.00 s 944',
    ]);
    fc.assert(
      fc.property(scene, ({ idle, shown, width }) => {
        const squeezed = new TimeAxis(shown, width, idle);
        const found = ticks(squeezed, px(90));
        expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
        found.forEach(({ time, x }, k) => {
          expect(x).toBeCloseTo(Math.min(width, squeezed.px(time)), 6);
          expect(squeezed.breaks.some(({ from, to }) => x > from + 1e-6 && x < to - 1e-6)).toBe(false);
          if (k > 0) expect(x - (found[k - 1]?.x ?? 0)).toBeGreaterThanOrEqual(89.9);
        });
      }),
    );
  });

  it('tells how much squeezing saves', () => {
    expect(squeezeSaves(window(0, 1000), px(1000), gaps([100, 900]))).toBeCloseTo(1 - 0.2 / 0.956, 6);
    expect(squeezeSaves(window(0, 1000), px(1000), NO_IDLE)).toBe(0);
    expect(squeezeSaves(window(0, 1000), px(0), gaps([100, 900]))).toBe(0);
  });
});
