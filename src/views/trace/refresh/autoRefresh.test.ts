import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAnswer, beginAuto, isOver, type AutoRefresh } from './autoRefresh';

/** Pauses until it ends, in seconds, and how it ended; the answers' news in turn. */
function run(news: readonly boolean[]): { pauses: number[]; end: string } {
  let now = 1_000_000;
  let auto: AutoRefresh = beginAuto(now);
  const pauses: number[] = [];
  for (const hasNews of news) {
    pauses.push((auto.nextAt - now) / 1000);
    now = auto.nextAt;
    const next = afterAnswer(auto, now, hasNews);
    if (typeof next === 'string') return { pauses, end: next };
    auto = next;
  }
  return { pauses, end: 'goes on' };
}
const times = (count: number, hasNews: boolean) => Array.from({ length: count }, () => hasNews);

describe('looking again by itself', () => {
  it('pauses longer the longer nothing comes, and ends after a minute of nothing', () => {
    expect(run(times(20, false))).toEqual({ pauses: [2, 4, 8, 16, 30], end: 'stable' });
  });

  it('begins anew with short pauses when something has come', () => {
    expect(run([false, false, true, false])).toEqual({ pauses: [2, 4, 8, 2], end: 'goes on' });
  });

  it('ends after five minutes, whatever comes', () => {
    const { pauses, end } = run(times(1000, true));
    expect(end).toBe('time');
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(300);
    expect(isOver(beginAuto(0), 299_999)).toBe(false);
    expect(isOver(beginAuto(0), 300_000)).toBe(true);
  });

  it('never asks more often than every 2 seconds, nor longer than five minutes and a pause', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 200, maxLength: 400 }), (news) => {
        const { pauses, end } = run(news);
        expect(pauses.every((pause) => pause >= 2)).toBe(true);
        expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(330);
        expect(end).not.toBe('goes on');
      }),
    );
  });
});
