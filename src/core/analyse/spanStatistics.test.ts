import { finishWork } from '../../testing/finishWork';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { SpanFlag, type Trace } from '../model';
import { analyseTrace } from './analyseTrace';
import { spanStatistics, type GroupColumn, type SpanStatistics } from './spanStatistics';

const byService = ({ services, spans }: Trace): GroupColumn => ({
  texts: services,
  of: Int32Array.from(spans.service),
});
const byName = ({ names, spans }: Trace): GroupColumn => ({ texts: names, of: Int32Array.from(spans.name) });

/** Service, name and figures of each group in milliseconds. */
const lines = (trace: Trace, statistics: SpanStatistics) =>
  Array.from({ length: statistics.count }, (_, group) => {
    const texts = statistics.depth[group] === 0 ? trace.services : trace.names;
    const ms = (column: Float64Array) => String((column[group] ?? NaN) / 1e6);
    return [
      `${' '.repeat(statistics.depth[group] ?? 0)}${texts[statistics.value[group] ?? 0] ?? ''}`,
      `n${String(statistics.spanCount[group])}`,
      `e${String(statistics.errorCount[group])}`,
      ...[statistics.total, statistics.outermost, statistics.self].map(ms),
      [statistics.min, statistics.p50, statistics.p95, statistics.max].map(ms).join('…'),
    ].join(' ');
  });

describe('spanStatistics', () => {
  it('groups by service and name; nested spans of a group count once in `outermost` and each in `total`', () => {
    const trace = traceFromPicture(`
      web:GET      [==========]
        web:render [ ====     ]
        db:query   [      == ]!
        db:query   [        = ]
    `);
    const facts = analyseTrace(trace);
    expect(lines(trace, finishWork(spanStatistics(trace, facts, byService(trace), byName(trace))))).toEqual([
      'web n2 e0 14 10 7 4…4…10…10',
      ' GET n1 e0 10 10 3 10…10…10…10',
      ' render n1 e0 4 4 4 4…4…4…4',
      'db n2 e1 3 3 3 1…1…2…2',
      ' query n2 e1 3 3 3 1…1…2…2',
    ]);
  });

  const sum = (values: ArrayLike<number>, at: readonly number[]) =>
    at.reduce((total, group) => total + (values[group] ?? 0), 0);

  it('adds up: the groups of each level hold every span once', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.boolean(), fc.nat(), (trace, nested, seed) => {
        const facts = analyseTrace(trace);
        const included = Uint8Array.from(
          { length: trace.spans.count },
          (_, i) => ((seed >> (i % 20)) & 1) ^ 1,
        );
        const mask = seed % 3 === 0 ? undefined : included;
        const statistics = finishWork(
          spanStatistics(trace, facts, byService(trace), nested ? byName(trace) : undefined, mask),
        );
        const all = Array.from({ length: trace.spans.count }, (_, i) => i).filter(
          (i) => mask === undefined || mask[i] === 1,
        );
        const onScale = all.filter((i) => ((trace.spans.flags[i] ?? 0) & SpanFlag.offScale) === 0);
        const groups = Array.from({ length: statistics.count }, (_, group) => group);
        const levels = nested ? [0, 1] : [0];
        for (const level of levels) {
          const own = groups.filter((group) => statistics.depth[group] === level);
          expect(sum(statistics.spanCount, own)).toBe(all.length);
          expect(sum(statistics.self, own)).toBe(sum(facts.selfTime, onScale));
          expect(sum(statistics.total, own)).toBe(
            onScale.reduce((total, i) => total + (trace.spans.end[i] ?? 0) - (trace.spans.start[i] ?? 0), 0),
          );
        }
        for (const group of groups) {
          const [least, half, most, max] = [
            statistics.min[group] ?? NaN,
            statistics.p50[group] ?? NaN,
            statistics.p95[group] ?? NaN,
            statistics.max[group] ?? NaN,
          ];
          if (!Number.isNaN(least)) {
            expect(least <= half && half <= most && most <= max).toBe(true);
            expect(statistics.average[group]).toBeGreaterThanOrEqual(least - 1e-6);
            expect(statistics.average[group]).toBeLessThanOrEqual(max + 1e-6);
          }
          expect(statistics.outermost[group]).toBeLessThanOrEqual(statistics.total[group] ?? 0);
          const slowest = statistics.slowest[group] ?? -1;
          expect(statistics.spanCount[group]).toBeGreaterThan(0);
          expect(slowest).toBeGreaterThanOrEqual(0);
          const deepest = statistics.groupOf[slowest] ?? -1;
          expect([deepest, statistics.parent[deepest]]).toContain(group);
        }
      }),
    );
  });

  it('keeps spans without the text in a group of their own', () => {
    const trace = traceFromPicture(`
      web:GET  [==]
        db:a   [= ]
    `);
    const statistics = finishWork(
      spanStatistics(trace, analyseTrace(trace), { texts: ['x'], of: Int32Array.of(-1, 0) }),
    );
    expect([...statistics.value]).toEqual([-1, 0]);
    expect([...statistics.spanCount]).toEqual([1, 1]);
  });
});
