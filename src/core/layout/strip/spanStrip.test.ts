import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../../testing/arbitraryTrace';
import { traceFromPicture } from '../../../testing/drawTrace';
import { SpanFlag, SpanStatus, nanos, px, type Trace } from '../../model';
import { idleStretches } from '../idle';
import { TimeAxis } from '../timeAxis';
import { wholeTrace } from '../timeWindow';
import { runTimes, sortedStarts, type SpanRun } from './RunTimes';
import { sortInSteps } from './sortInSteps';
import { columnEdges, countIn, heightOf, spanStrip, type SpanStrip } from './spanStrip';

function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const timesOf = (trace: Trace, runs: readonly SpanRun[]) => finish(runTimes(trace.spans, runs));

function stripOf(trace: Trace, runs: readonly SpanRun[], axis: TimeAxis, columns: number): SpanStrip {
  return spanStrip(trace.spans, timesOf(trace, runs), axis.window, columnEdges(axis, columns));
}

/** How many run in each column, "!" under it where one of them is in error, "^" where one starts. */
function draw({ running, errors, errorStarts }: SpanStrip): string[] {
  const line = (sign: (x: number) => string) => Array.from(running, (_, x) => sign(x)).join('');
  return [
    line((x) => (running[x] === 0 ? ' ' : String(running[x]))),
    line((x) => ((errorStarts[x] ?? 0) > 0 ? '^' : (errors[x] ?? 0) > 0 ? '!' : ' ')),
  ];
}

const trace = traceFromPicture(`
  a:root   [============]
    b:one  [ ====       ]
      c:in [  ==        ]!
    d:two  [      ==    ]
    d:end  [           |]!
`);
const below: readonly SpanRun[] = [{ from: 1, to: 5 }];
const whole = new TimeAxis(wholeTrace(trace), px(120));

describe('spanStrip', () => {
  it('counts what runs in each column of a folded subtree, with its errors', () => {
    // A span counts in the column that it only touches with its end.
    expect(draw(stripOf(trace, below, whole, 12))).toEqual([' 12221111  1', '  ^!!      ^']);
  });

  it('takes a list of members that is no subtree', () => {
    const runs = [
      { from: 1, to: 2 },
      { from: 3, to: 4 },
    ];
    expect(draw(stripOf(trace, runs, whole, 12))[0]).toBe(' 11111111   ');
  });

  it('shows a window, and the longest in it', () => {
    const axis = new TimeAxis({ start: nanos(6e6), end: nanos(9e6) }, px(30));
    const strip = stripOf(trace, below, axis, 3);
    expect([...strip.running]).toEqual([1, 1, 1]);
    expect(strip.longest).toBe(3);
    expect(stripOf(trace, below, whole, 12).longest).toBe(1);
    const after = new TimeAxis({ start: nanos(9e6), end: nanos(10e6) }, px(30));
    expect(stripOf(trace, below, after, 3)).toMatchObject({ most: 0, longest: undefined });
  });

  it('says at every scale what counting each span says, and loses no error', () => {
    const scenes = fc.record({
      any: arbitraryTrace({ maxSpans: 80 }),
      columns: fc.integer({ min: 1, max: 60 }),
      from: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 1, max: 2000 }),
      cuts: fc.array(fc.nat(80), { minLength: 2, maxLength: 6 }),
      squeezed: fc.boolean(),
    });
    fc.assert(
      fc.property(scenes, ({ any, columns, from, length, cuts, squeezed }) => {
        const { spans } = any;
        const bounds = wholeTrace(any);
        const window = { start: nanos(from), end: nanos(from + length) };
        const idle = squeezed ? idleStretches(spans, bounds) : undefined;
        const axis = new TimeAxis(window, px(columns * 3), idle);
        const edges = [...new Set(cuts)].map((cut) => Math.min(cut, spans.count)).sort((a, b) => a - b);
        const runs: SpanRun[] = [];
        for (let k = 0; k + 1 < edges.length; k += 2)
          runs.push({ from: edges[k] ?? 0, to: edges[k + 1] ?? 0 });
        const strip = stripOf(any, runs, axis, columns);
        const times = columnEdges(axis, columns);
        const running = new Uint32Array(columns);
        const errors = new Uint32Array(columns);
        let longest = -1;
        let errorsInWindow = 0;
        let startsInWindow = 0;
        let errorsSeen = 0;
        for (const run of runs) {
          for (let i = run.from; i < run.to; i++) {
            if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
            const start = spans.start[i] ?? 0;
            const end = spans.end[i] ?? 0;
            const inside = end >= window.start && start <= window.end;
            if (inside) longest = Math.max(longest, end - start);
            const failed = spans.status[i] === SpanStatus.error;
            let columnsOfSpan = 0;
            for (let x = 0; x < columns; x++) {
              if (start >= (times[x + 1] ?? 0) || end < (times[x] ?? 0)) continue;
              running[x] = (running[x] ?? 0) + 1;
              if (failed) errors[x] = (errors[x] ?? 0) + 1;
              columnsOfSpan++;
            }
            expect(columnsOfSpan > 0).toBe(inside);
            if (failed && inside) errorsInWindow++;
            if (failed && columnsOfSpan > 0) errorsSeen++;
            if (failed && start >= window.start && start <= window.end) startsInWindow++;
          }
        }
        expect(strip.running).toEqual(running);
        expect(strip.errors).toEqual(errors);
        expect(errorsSeen).toBe(errorsInWindow);
        expect(strip.errorStarts.reduce((sum, n) => sum + n, 0)).toBe(startsInWindow);
        expect(strip.most).toBe(running.reduce((most, n) => Math.max(most, n), 0));
        const found = strip.longest;
        expect(found === undefined ? -1 : (spans.end[found] ?? 0) - (spans.start[found] ?? 0)).toBe(longest);
      }),
      { numRuns: 300 },
    );
  });

  it('summarises 100 000 spans of a chain and a fan, with their one error', () => {
    for (const large of [chainTrace(100_000), fanTrace(100_000)]) {
      const axis = new TimeAxis(wholeTrace(large), px(900));
      const strip = stripOf(large, [{ from: 1, to: large.spans.count }], axis, 900);
      expect(strip.errors.some((n) => n === 1)).toBe(true);
      expect(strip.errorStarts.reduce((sum, n) => sum + n, 0)).toBe(1);
      expect(strip.most).toBeGreaterThan(100);
    }
  });

  it('says where those start that a find hits, inside of the runs only', () => {
    const starts = finish(sortedStarts(trace.spans, Int32Array.of(0, 2, 3), below));
    expect([...starts]).toEqual([2e6, 6e6]);
    expect([...countIn(starts, columnEdges(whole, 4))]).toEqual([1, 0, 1, 0]);
  });

  it('copes with nothing', () => {
    expect(stripOf(trace, [], whole, 3)).toMatchObject({ most: 0, longest: undefined });
    expect(stripOf(trace, below, whole, 0).columns).toBe(0);
  });
});

describe('sortInSteps', () => {
  it('sorts, in many steps where there is much', () => {
    const numbers = Float64Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 100_003);
    const expected = numbers.slice().sort();
    const steps = sortInSteps(numbers.slice());
    let count = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        expect(step.value).toEqual(expected);
        break;
      }
      count++;
    }
    expect(count).toBeGreaterThan(10);
    expect(finish(sortInSteps(Float64Array.of(3, 1, 2)))).toEqual(Float64Array.of(1, 2, 3));
  });
});

describe('heightOf', () => {
  it('shows whatever runs, and the most at full height', () => {
    expect([0, 1, 2, 500, 1000].map((n) => heightOf(n, 1000, 7))).toEqual([0, 1, 1, 4, 7]);
    expect(heightOf(1, 1, 7)).toBe(7);
  });
});
