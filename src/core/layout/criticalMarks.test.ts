import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseTrace } from '../analyse';
import { nanos, px, spanIndex, type TraceFacts } from '../model';
import { buildTrace } from '../../testing/buildTrace';
import { criticalMarks } from './criticalMarks';
import { TimeAxis } from './timeAxis';

/** Facts of one span with these stretches on the critical path. */
function oneSpan(stretches: readonly (readonly [number, number])[]) {
  const trace = buildTrace([{ parent: -1, service: 's', name: 'n', start: 0, end: 1000 }]);
  const facts: TraceFacts = {
    ...analyseTrace(trace),
    criticalSpan: new Int32Array(stretches.length),
    criticalStart: Float64Array.from(stretches, ([start]) => start),
    criticalEnd: Float64Array.from(stretches, ([, end]) => end),
    criticalOffset: Int32Array.of(0, stretches.length),
  };
  return { trace, facts };
}

const stretches = fc
  .uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 })
  .map((times) => times.sort((a, b) => a - b))
  .map((times) =>
    Array.from({ length: times.length >> 1 }, (_, k) => [times[2 * k] ?? 0, times[2 * k + 1] ?? 0] as const),
  );

describe('criticalMarks', () => {
  it('covers every stretch in the window, in order, without overlaps, and never much more', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 400 }), fc.nat(900), (found, width, from) => {
        const { trace, facts } = oneSpan(found);
        const window = { start: nanos(from), end: nanos(1000) };
        const axis = new TimeAxis(window, px(width));
        const marks = criticalMarks(trace.spans, facts, spanIndex(0), false, axis);
        for (const [start, end] of found) {
          if (end <= from) continue;
          const middle = Math.max(0, axis.px(nanos((start + end) / 2)));
          expect(marks.some((mark) => mark.from <= middle + 1e-6 && mark.to >= middle - 1e-6)).toBe(true);
        }
        marks.forEach((mark, k) => {
          expect(mark.from).toBeGreaterThanOrEqual(0);
          expect(mark.to).toBeLessThanOrEqual(width);
          expect(mark.to).toBeGreaterThan(mark.from - 1e-9);
          expect(mark.from).toBeGreaterThan(k === 0 ? -1 : (marks[k - 1]?.to ?? 0));
        });
        expect(marks.length).toBeLessThanOrEqual(width + 1);
      }),
    );
  });

  it('keeps gaps that can be seen', () => {
    const { trace, facts } = oneSpan([
      [0, 100],
      [300, 400],
    ]);
    const whole = new TimeAxis({ start: nanos(0), end: nanos(1000) }, px(100));
    expect(criticalMarks(trace.spans, facts, spanIndex(0), false, whole)).toEqual([
      { from: 0, to: 10 },
      { from: 30, to: 40 },
    ]);
  });

  it('is one stretch for a folded span', () => {
    const trace = buildTrace([
      { parent: -1, service: 's', name: 'root', start: 0, end: 1000 },
      { parent: 0, service: 's', name: 'child', start: 200, end: 700 },
    ]);
    const whole = new TimeAxis({ start: nanos(0), end: nanos(1000) }, px(100));
    const marks = criticalMarks(trace.spans, analyseTrace(trace), spanIndex(0), true, whole);
    expect(marks).toEqual([{ from: 0, to: 100 }]);
  });

  it('asks about as many segments as there are pixels', () => {
    const many = Array.from({ length: 200_000 }, (_, k) => [k * 5e-3, k * 5e-3 + 3e-3] as const);
    const { trace, facts } = oneSpan(many);
    let reads = 0;
    const counted = new Proxy(facts.criticalStart, {
      get(target, key) {
        reads++;
        return Reflect.get(target, key) as unknown;
      },
    });
    const whole = new TimeAxis({ start: nanos(0), end: nanos(1000) }, px(100));
    criticalMarks(trace.spans, { ...facts, criticalStart: counted }, spanIndex(0), false, whole);
    expect(reads).toBeLessThan(1000);
  });
});
