import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nanos, type TraceSummary } from '../../core';
import { boxAround } from './boxDraft';
import { marksPath, plotGeometry, pointAt } from './plotGeometry';
import { isInBox } from './sortSummaries';

const now = 1_795_460_000_000_000;
const summary = (startMicros: number, duration: number, spanCount = 5, errorCount = 0): TraceSummary => ({
  traceId: `${startMicros}`,
  rootService: 'a',
  rootName: 'b',
  start: BigInt(startMicros) * 1000n,
  duration: nanos(duration),
  spanCount,
  errorCount,
  orphanCount: 0,
  services: [],
});
const options = { width: 800, height: 168, scale: 'linear', zone: 'utc', unit: 'auto' } as const;

const lists = fc.array(
  fc
    .tuple(
      fc.integer({ min: now - 3600e6, max: now }),
      fc.integer({ min: 0, max: 5e9 }),
      fc.integer({ min: 1, max: 1e5 }),
    )
    .map(([start, duration, spans]) => summary(start, duration, spans)),
  { minLength: 1, maxLength: 40 },
);
const scales = fc.constantFrom('linear' as const, 'log' as const);

test('every mark lies on the plot and is found where it lies', () => {
  fc.assert(
    fc.property(lists, scales, (list, scale) => {
      const { points } = plotGeometry(list, list, { ...options, scale });
      expect(points).toHaveLength(list.length);
      for (const point of points) {
        expect(point.x).toBeGreaterThanOrEqual(0);
        expect(point.x).toBeLessThanOrEqual(options.width);
        expect(point.y).toBeGreaterThanOrEqual(0);
        expect(point.y).toBeLessThanOrEqual(options.height);
        const hit = pointAt(points, point.x, point.y);
        expect(hit && Math.hypot(hit.x - point.x, hit.y - point.y)).toBeCloseTo(0);
      }
    }),
  );
});

test('a box dragged over everything holds every trace; over nothing, none', () => {
  fc.assert(
    fc.property(lists, scales, (list, scale) => {
      const geometry = plotGeometry(list, list, { ...options, scale });
      const all = geometry.boxAt(0, 0, options.width, options.height);
      expect(list.every((each) => isInBox(each, all))).toBe(true);
      // A box ends at whole microseconds: where the plot spans only a few of them, none is so narrow that it holds nothing.
      const { startFrom, startTo } = boxAround(list);
      if (list.length > 1 && startTo - startFrom < options.width) return;
      const none = geometry.boxAt(0, 0, 1, options.height);
      expect(list.some((each) => isInBox(each, none))).toBe(false);
    }),
  );
});

test('a box around a mark holds its trace, whichever corner the drag began at', () => {
  fc.assert(
    fc.property(lists, scales, fc.boolean(), (list, scale, flip) => {
      const geometry = plotGeometry(list, list, { ...options, scale });
      for (const { x, y, summary: each } of geometry.points) {
        const corners = [x - 3, y - 3, x + 3, y + 3] as const;
        const box = flip
          ? geometry.boxAt(corners[2], corners[3], corners[0], corners[1])
          : geometry.boxAt(...corners);
        expect(isInBox(each, box)).toBe(true);
      }
    }),
  );
});

test('a box is drawn where its traces are', () => {
  fc.assert(
    fc.property(lists, scales, (list, scale) => {
      const geometry = plotGeometry(list, list, { ...options, scale });
      const rect = geometry.rectOf(boxAround(list));
      for (const { x, y } of geometry.points) {
        expect(x).toBeGreaterThanOrEqual(rect.x - 0.5);
        expect(x).toBeLessThanOrEqual(rect.x + rect.width + 0.5);
        expect(y).toBeGreaterThanOrEqual(rect.y - 0.5);
        expect(y).toBeLessThanOrEqual(rect.y + rect.height + 0.5);
      }
    }),
  );
});

test('labels of an axis differ and do not collide', () => {
  fc.assert(
    fc.property(lists, scales, (list, scale) => {
      const { timeTicks, durationTicks } = plotGeometry(list, list, { ...options, scale });
      for (const [ticks, spacing] of [
        [timeTicks, 40],
        [durationTicks, 20],
      ] as const) {
        const places = ticks.map(({ at }) => at).toSorted((a, b) => a - b);
        for (let k = 1; k < places.length; k++)
          expect((places[k] ?? 0) - (places[k - 1] ?? 0)).toBeGreaterThanOrEqual(spacing);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }
    }),
  );
});

test('area counts spans, within bounds; errors are known by their mark', () => {
  const three = [summary(now, 1e6, 1), summary(now + 1e6, 1e6, 100), summary(now + 2e6, 1e6, 400, 2)];
  const { points } = plotGeometry(three, three, options);
  const [least, middle, most] = points;
  expect(most && middle && most.radius / middle.radius).toBeCloseTo(2);
  expect(least?.radius).toBe(3);
  expect(points.map(({ isError }) => isError)).toEqual([false, false, true]);
});

test('one path holds all marks', () => {
  const two = [summary(now, 1e6), summary(now + 1e6, 2e6)];
  const { points } = plotGeometry(two, two, options);
  expect(marksPath(points, 'circle').match(/M/g)).toHaveLength(2);
  expect(marksPath(points, 'diamond').match(/M/g)).toHaveLength(2);
  expect(marksPath(points, 'circle')).not.toContain('NaN');
  expect(marksPath([], 'circle')).toBe('');
});

test('times that no clock reaches do not make the plot throw', () => {
  const odd = [-(2n ** 63n), 0n, 2n ** 63n - 1n].map((start) => ({ ...summary(now, 0), start }));
  for (const scale of ['linear', 'log'] as const)
    expect(plotGeometry(odd, odd, { ...options, scale }).points).toHaveLength(3);
});

/** Labels of the time axis between two moments. */
function labelsOf(from: string, to: string, zone: string): readonly string[] {
  const list = [from, to].map((text) => summary(Date.parse(text) * 1000, 1e6));
  return plotGeometry(list, list, { ...options, zone }).timeTicks.map(({ label }) => label);
}

test.each([
  ['utc', '2026-11-23T06:10:00Z', '2026-11-23T10:10:00Z', '07:00'],
  ['Asia/Kathmandu', '2026-11-23T06:10:00Z', '2026-11-23T10:10:00Z', '12:00'],
  ['Pacific/Chatham', '2026-11-23T06:10:00Z', '2026-11-23T10:10:00Z', '20:00'],
  ['America/St_Johns', '2026-11-23T06:10:00Z', '2026-11-23T10:10:00Z', '03:00'],
])('ticks stand at full hours of the clock in %s', (zone, from, to, first) => {
  const labels = labelsOf(from, to, zone);
  expect(labels).toContain(first);
  for (const label of labels) expect(label).toMatch(/:(00|30)$/);
});

test('ticks stay in order and at full hours where clocks are changed', () => {
  for (const [from, to] of [
    ['2026-10-24T22:10:00Z', '2026-10-25T04:10:00Z'],
    ['2026-03-28T22:10:00Z', '2026-03-29T04:10:00Z'],
  ] as const) {
    const list = [from, to].map((text) => summary(Date.parse(text) * 1000, 1e6));
    const { timeTicks } = plotGeometry(list, list, { ...options, zone: 'Europe/Berlin' });
    expect(timeTicks.length).toBeGreaterThan(3);
    for (const [index, tick] of timeTicks.entries()) {
      expect(tick.label).toMatch(/:(00|30)$/);
      expect(tick.at).toBeGreaterThan(timeTicks[index - 1]?.at ?? -1);
      expect(tick.at).toBeLessThanOrEqual(options.width);
    }
  }
});

test('a minute in which clocks are set back has ticks too', () => {
  expect(labelsOf('2026-10-25T00:59:30Z', '2026-10-25T01:00:30Z', 'Europe/Berlin').length).toBeGreaterThan(0);
});
