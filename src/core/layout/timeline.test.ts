import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationUnits } from '../format';
import { nanos, px, type Nanos } from '../model';
import { barOf, eventTicks, placeLabel } from './bars';
import { niceStep, ticks } from './ticks';
import { TimeAxis } from './timeAxis';
import {
  MIN_WINDOW,
  clampWindow,
  fitWindow,
  isWhole,
  panBy,
  wholeTrace,
  zoomAt,
  type TimeWindow,
} from './timeWindow';

const MS = 1e6;
const window = (start: number, end: number): TimeWindow => ({ start: nanos(start), end: nanos(end) });
const axisOf = (shown: TimeWindow, pixels: number) => new TimeAxis(shown, px(pixels));
const boundsOf = (duration: number): TimeWindow => wholeTrace({ duration: nanos(duration) });

const duration = fc.oneof(
  fc.constantFrom(0, 1, 999, 1000, 1001, 2 ** 53 - 1),
  fc.nat(100_000),
  fc.maxSafeNat(),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const width = fc.integer({ min: 1, max: 5000 }).map(px);

/** A trace's bounds and a window inside them. */
const view = fc.tuple(duration, share, share).map(([length, a, b]) => {
  const bounds = boundsOf(length);
  return { bounds, shown: clampWindow(bounds.end * Math.min(a, b), bounds.end * Math.max(a, b), bounds) };
});

function expectInside({ start, end }: TimeWindow, bounds: TimeWindow): void {
  expect(start).toBeGreaterThanOrEqual(bounds.start);
  expect(end).toBeLessThanOrEqual(bounds.end);
  const least = Math.min(MIN_WINDOW, bounds.end - bounds.start);
  // Half a nanosecond of play: beyond 2^52 ns a double has no fractions left.
  expect(end - start).toBeGreaterThanOrEqual(least - Math.max(1e-6, bounds.end * 2 ** -52));
}

describe('time window', () => {
  it('zooms at the pointer', () => {
    const bounds = boundsOf(100 * MS);
    expect(zoomAt(bounds, nanos(25 * MS), 2, bounds)).toEqual(window(12.5 * MS, 62.5 * MS));
    expect(zoomAt(window(12.5 * MS, 62.5 * MS), nanos(25 * MS), 0.5, bounds)).toEqual(bounds);
    expect(zoomAt(window(0, 10 * MS), nanos(0), 0.5, bounds)).toEqual(window(0, 20 * MS));
    expect(zoomAt(bounds, nanos(0), NaN, bounds)).toBe(bounds);
    expect(zoomAt(bounds, nanos(0), 0, bounds)).toBe(bounds);
  });

  it('pans to the bounds and keeps its length', () => {
    const bounds = boundsOf(100 * MS);
    expect(panBy(window(10 * MS, 30 * MS), nanos(20 * MS), bounds)).toEqual(window(30 * MS, 50 * MS));
    expect(panBy(window(10 * MS, 30 * MS), nanos(-20 * MS), bounds)).toEqual(window(0, 20 * MS));
    expect(panBy(window(10 * MS, 30 * MS), nanos(200 * MS), bounds)).toEqual(window(80 * MS, 100 * MS));
  });

  it('fits a span with room at its sides, never narrower than a microsecond', () => {
    const bounds = boundsOf(100 * MS);
    expect(fitWindow(nanos(20 * MS), nanos(40 * MS), bounds)).toEqual(window(19 * MS, 41 * MS));
    expect(fitWindow(nanos(0), nanos(40 * MS), bounds, 0.1)).toEqual(window(0, 48 * MS));
    expect(fitWindow(nanos(50 * MS), nanos(50 * MS), bounds)).toEqual(window(50 * MS - 500, 50 * MS + 500));
    expect(fitWindow(nanos(0), nanos(0), boundsOf(0))).toEqual(window(0, 1000));
  });

  it('stays inside the bounds whatever is done', () => {
    const deed = fc.oneof(
      fc.record({
        kind: fc.constant('zoom' as const),
        at: share,
        factor: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('pan' as const), by: fc.double({ min: -2, max: 2, noNaN: true }) }),
      fc.record({ kind: fc.constant('fit' as const), from: share, to: share }),
      fc.record({ kind: fc.constant('clamp' as const), from: fc.double(), to: fc.double() }),
    );
    fc.assert(
      fc.property(view, fc.array(deed, { maxLength: 30 }), ({ bounds, shown }, deeds) => {
        let now = shown;
        expectInside(now, bounds);
        for (const each of deeds) {
          const length = now.end - now.start;
          if (each.kind === 'zoom')
            now = zoomAt(now, nanos(now.start + each.at * length), each.factor, bounds);
          if (each.kind === 'pan') now = panBy(now, nanos(each.by * length), bounds);
          if (each.kind === 'fit')
            now = fitWindow(nanos(each.from * bounds.end), nanos(each.to * bounds.end), bounds);
          if (each.kind === 'clamp') now = clampWindow(each.from, each.to, bounds);
          expectInside(now, bounds);
        }
        for (let k = 0; k < 100; k++) now = zoomAt(now, now.start, 0.5, bounds);
        expect(isWhole(now, bounds)).toBe(true);
      }),
    );
  });

  it('keeps the time under the pointer while there is room', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 1, max: 100, noNaN: true }), (at, factor) => {
        const bounds = boundsOf(1e9);
        const shown = window(4e8, 6e8);
        const pointer = nanos(4e8 + at * 2e8);
        const zoomed = zoomAt(shown, pointer, factor, bounds);
        expect(axisOf(zoomed, 1000).px(pointer)).toBeCloseTo(axisOf(shown, 1000).px(pointer), 3);
      }),
    );
  });

  it('turns times into pixels and back', () => {
    expect(axisOf(window(0, 100), 1000).px(nanos(25))).toBe(250);
    expect(axisOf(window(100, 200), 1000).time(px(250))).toBe(125);
    expect(axisOf(window(100, 200), 0).time(px(5))).toBe(100);
  });
});

describe('ticks', () => {
  const labels = (start: number, end: number, pixels = 800): string[] =>
    ticks(axisOf(window(start, end), pixels), px(100)).map(({ label }) => label);

  it.each<[string, number, number, string[]]>([
    ['one microsecond', 0, 1000, ['0 µs', '0.2 µs', '0.4 µs', '0.6 µs', '0.8 µs', '1.0 µs']],
    ['less', 0, 500, ['0 ns', '100 ns', '200 ns', '300 ns', '400 ns', '500 ns']],
    ['milliseconds', 0, 85 * MS, ['0 ms', '20 ms', '40 ms', '60 ms', '80 ms']],
    [
      'a window far in',
      1e9 + 40_000,
      1e9 + 41_000,
      ['1.0000400 s', '1.0000402 s', '1.0000404 s', '1.0000406 s', '1.0000408 s', '1.0000410 s'],
    ],
    ['minutes', 0, 300e9, ['0 s', '1 m', '2 m', '3 m', '4 m', '5 m']],
    [
      'a part of a minute',
      125e9,
      126e9,
      ['2 m 05.0 s', '2 m 05.2 s', '2 m 05.4 s', '2 m 05.6 s', '2 m 05.8 s', '2 m 06.0 s'],
    ],
    ['hours', 0, 5 * 3600e9, ['0 s', '1 h', '2 h', '3 h', '4 h', '5 h']],
    ['days', 0, 5 * 86_400e9, ['0 s', '1 d', '2 d', '3 d', '4 d', '5 d']],
  ])('labels %s', (_, start, end, expected) => {
    expect(labels(start, end)).toEqual(expected);
  });

  it('has readable steps', () => {
    expect(
      [0, 1, 3, 101, 2100, 999 * MS, 1e9, 6e9, 45e9, 7 * 60e9, 13 * 3600e9, 3 * 86_400e9].map((v) =>
        niceStep(nanos(v)),
      ),
    ).toEqual([1, 1, 5, 200, 5000, 1e9, 1e9, 10e9, 60e9, 600e9, 86_400e9, 5 * 86_400e9]);
    fc.assert(
      fc.property(duration, (value) => {
        const step = niceStep(nanos(value));
        expect(Number.isInteger(step)).toBe(true);
        expect(step).toBeGreaterThanOrEqual(value);
        expect(step).toBeLessThanOrEqual(Math.max(1, value * 3));
      }),
    );
  });

  it('go up, keep their distance, lie in the window and never read the same', () => {
    fc.assert(
      fc.property(
        view,
        width,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(...durationUnits),
        ({ shown }, pixels, spacing, unit) => {
          const found = ticks(axisOf(shown, pixels), px(spacing), unit);
          expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
          found.forEach(({ time, x }, k) => {
            expect(time).toBeGreaterThanOrEqual(shown.start - 1e-6);
            expect(time).toBeLessThanOrEqual(shown.end + 1e-6);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(pixels);
            const before = found[k - 1];
            if (before === undefined) return;
            expect(time).toBeGreaterThan(before.time);
            expect(x - before.x).toBeGreaterThanOrEqual(Math.max(8, spacing) * (1 - 1e-6));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shows at least two on an axis that is wide enough', () => {
    fc.assert(
      fc.property(view, ({ shown }) => {
        fc.pre(shown.end - shown.start >= 100 && shown.end < 2 ** 50);
        expect(ticks(axisOf(shown, 1000), px(80)).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('has none without room', () => {
    expect(ticks(axisOf(window(0, 100), 0), px(80))).toEqual([]);
    expect(ticks(axisOf(window(5, 5), 100), px(80))).toEqual([]);
    expect(ticks(axisOf(window(0, Infinity), 100), px(80))).toEqual([]);
  });
});

describe('bars', () => {
  const bar = (start: number, end: number) => barOf(nanos(start), nanos(end), axisOf(window(100, 200), 1000));

  it('clips to the window', () => {
    const inside = { side: 'inside', clippedStart: false, clippedEnd: false };
    expect(bar(110, 150)).toEqual({ left: 100, width: 400, ...inside });
    expect(bar(50, 150)).toEqual({ left: 0, width: 500, ...inside, clippedStart: true });
    expect(bar(150, 250)).toEqual({ left: 500, width: 500, ...inside, clippedEnd: true });
    expect(bar(150, 150)).toEqual({ left: 500, width: 2, ...inside });
    expect(bar(200, 200)).toEqual({ left: 998, width: 2, ...inside });
    expect(bar(10, 99)).toMatchObject({ left: 0, width: 0, side: 'before' });
    expect(bar(-4e17, -3e17)).toMatchObject({ left: 0, width: 0, side: 'before' });
    expect(bar(201, 4e17)).toMatchObject({ left: 1000, width: 0, side: 'after' });
    expect(bar(-4e17, 4e17)).toMatchObject({ left: 0, width: 1000, clippedStart: true, clippedEnd: true });
  });

  it('never leaves the axis, and its label neither leaves it nor lies across an end of the bar', () => {
    const time = fc.oneof(
      fc.double({ min: -1e17, max: 1e17, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
    );
    fc.assert(
      fc.property(
        time,
        time,
        view,
        width,
        fc.integer({ min: 0, max: 400 }),
        (a, b, { shown }, pixels, text) => {
          const box = barOf(nanos(Math.min(a, b)), nanos(Math.max(a, b)), axisOf(shown, pixels));
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.width).toBeGreaterThanOrEqual(box.side === 'inside' ? Math.min(2, pixels) : 0);
          expect(box.left + box.width).toBeLessThanOrEqual(pixels + 1e-6);
          const label = placeLabel(box, px(text), pixels);
          if (label.place === 'none') return;
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.x + text).toBeLessThanOrEqual(pixels);
          const end = box.left + box.width;
          if (label.place === 'left') expect(label.x + text).toBeLessThan(box.left);
          if (label.place === 'right') expect(label.x).toBeGreaterThan(end);
          if (label.place === 'inside') {
            expect(label.x).toBeGreaterThan(box.left);
            expect(label.x + text).toBeLessThan(end);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('puts the label inside, right, left or nowhere', () => {
    const place = (start: number, end: number, text: number) =>
      placeLabel(bar(start, end), px(text), px(1000));
    expect(place(110, 150, 60)).toEqual({ place: 'inside', x: 104 });
    expect(place(110, 112, 60)).toEqual({ place: 'right', x: 124 });
    expect(place(198, 199, 60)).toEqual({ place: 'left', x: 916 });
    expect(place(150, 151, 600)).toEqual({ place: 'none' });
    expect(place(201, 300, 60)).toEqual({ place: 'left', x: 936 });
    expect(place(1, 2, 60)).toEqual({ place: 'right', x: 4 });
  });
});

describe('event ticks', () => {
  it('groups events that share pixels', () => {
    const times = [50, 100, 100.1, 150, 150.2, 199, 200, 260].map(nanos);
    expect(eventTicks(times, axisOf(window(100, 200), 1000))).toEqual([
      { x: 0, first: 1, count: 2 },
      { x: 500, first: 3, count: 2 },
      { x: 990, first: 5, count: 1 },
      { x: 1000, first: 6, count: 1 },
    ]);
  });

  it('loses no event of the window and is bounded by the pixels', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000)), width, (numbers, pixels) => {
        const times: Nanos[] = numbers.toSorted((a, b) => a - b).map(nanos);
        const marks = eventTicks(times, axisOf(window(500, 1500), pixels));
        expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(
          times.filter((time) => time >= 500 && time <= 1500).length,
        );
        expect(marks.length).toBeLessThanOrEqual(pixels / 3 + 1);
      }),
    );
  });
});
