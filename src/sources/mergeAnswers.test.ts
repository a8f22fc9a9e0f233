import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanos, type TraceSummary } from '../core';
import { mergeAnswers, traceNews } from './mergeAnswers';
import type { SearchAnswer } from './TraceSource';

const trace = (id: number, start: number, spanCount = 1): TraceSummary => ({
  traceId: String(id),
  rootService: 'shop',
  rootName: 'order',
  start: BigInt(start),
  duration: nanos(5),
  spanCount,
  errorCount: 0,
  orphanCount: 0,
  services: [],
});
const answer = (summaries: readonly TraceSummary[], limitReached = false): SearchAnswer => ({
  summaries,
  results: undefined,
  suggestions: [],
  notices: [],
  limitReached,
});
const ids = (summaries: readonly TraceSummary[]) => summaries.map(({ traceId }) => Number(traceId));

describe('two answers to one question', () => {
  it('are merged by trace id, newest first; what was known before stays', () => {
    const earlier = answer([trace(3, 300), trace(2, 200), trace(1, 100)]);
    const later = answer([trace(4, 400), trace(3, 300, 7)]);
    const merged = mergeAnswers(earlier, later, 0n);
    expect(ids(merged.summaries)).toEqual([4, 3, 2, 1]);
    expect(merged.summaries[1]?.spanCount).toBe(7);
    expect(ids(merged.summaries.filter((one) => merged.isFresh.has(one)))).toEqual([4, 3]);
    expect(traceNews(earlier.summaries, merged.summaries)).toEqual({ added: 1, changed: 1 });
  });

  it('a trace never loses spans that were known', () => {
    const merged = mergeAnswers(answer([trace(1, 100, 9)]), answer([trace(1, 100, 2)]), 0n);
    expect(merged.summaries[0]?.spanCount).toBe(9);
    expect(merged.isFresh.has(merged.summaries[0] ?? trace(0, 0))).toBe(false);
  });

  it('traces that ended before the window fall out; those that end within it do not', () => {
    const merged = mergeAnswers(answer([trace(2, 98), trace(1, 90)]), answer([]), 100n);
    expect(ids(merged.summaries)).toEqual([2]);
  });

  it('names a gap: a full answer that knows none of the traces before', () => {
    const earlier = answer([trace(1, 100)]);
    expect(mergeAnswers(earlier, answer([trace(3, 300)], true), 0n)).toMatchObject({
      hasGap: true,
      limitReached: true,
    });
    expect(mergeAnswers(earlier, answer([trace(3, 300), trace(1, 100)], true), 0n).hasGap).toBe(false);
    expect(mergeAnswers(earlier, answer([trace(3, 300)]), 0n).hasGap).toBe(false);
    // All that came before has fallen out of the window: nothing is missing between.
    expect(mergeAnswers(earlier, answer([trace(3, 300)], true), 200n).hasGap).toBe(false);
  });

  it('holds every trace of both once, and in any number of steps the same', () => {
    const list = fc
      .uniqueArray(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 3 })), { selector: ([id]) => id })
      .map((pairs) => answer(pairs.map(([id, spans]) => trace(id, id * 10, spans)).reverse()));
    fc.assert(
      fc.property(list, list, list, (a, b, c) => {
        const ab = mergeAnswers(a, b, 0n);
        expect(new Set(ids(ab.summaries))).toEqual(new Set(ids([...a.summaries, ...b.summaries])));
        const once = mergeAnswers(answer(ab.summaries), c, 0n);
        const bc = mergeAnswers(b, c, 0n);
        expect(once.summaries).toEqual(mergeAnswers(a, answer(bc.summaries), 0n).summaries);
        expect(traceNews(ab.summaries, ab.summaries)).toEqual({ added: 0, changed: 0 });
      }),
    );
  });
});
