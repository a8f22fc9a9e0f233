import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nanos } from '../../model';
import { readRule } from './readRule';
import { hourMs, inLastHour, nextTurn, pauseOf, requestsAnHour, type WatchTurn } from './schedule';
import { calmBelow, coolDownMs, freshWatch, isFiring, stepWatch, type WatchState } from './stepWatch';
import type { WatchedTrace, WatchRule } from './WatchRule';

const minute = 60_000;
let nextId = 0;
const trace = (milliseconds: number, isFailed: boolean | undefined): WatchedTrace => ({
  traceId: String(++nextId),
  rootService: 'shop',
  rootName: 'order',
  start: 0n,
  duration: nanos(milliseconds * 1e6),
  errorCount: isFailed === undefined ? undefined : Number(isFailed),
});
/** "x.." = one of three traces failed; a digit is a trace that lasts ten times so many milliseconds. */
const drawn = (picture: string): WatchedTrace[] =>
  picture
    .split('')
    .map((sign) =>
      /\d/.test(sign) ? trace(Number(sign) * 10, false) : trace(10, sign === '?' ? undefined : sign === 'x'),
    );

/** Answers a minute from each other. @returns "-" quiet, "F" fired, "f" fires, "Q" quiet again, one for each answer */
function play(rule: WatchRule, answers: readonly string[], begin: WatchState = freshWatch): string {
  let state = begin;
  return answers
    .map((picture, turn) => {
      const step = stepWatch(state, rule, drawn(picture), (turn + 1) * minute);
      state = step.state;
      if (step.happened) return step.happened === 'fired' ? 'F' : 'Q';
      return isFiring(state) ? 'f' : '-';
    })
    .join('');
}
const times = (count: number, picture: string) => Array.from({ length: count }, () => picture);

describe('a watch', () => {
  const errors: WatchRule = { kind: 'errors', least: 2 };

  it('fires once, and is quiet again after two calm answers', () => {
    expect(play(errors, ['...', '.x.', 'xx.', 'xxx', 'xx.', '...', '...', '...'])).toBe('--FfffQ-');
  });

  it('does not go on and off near the edge', () => {
    expect(
      play({ kind: 'errors', least: 5 }, [
        'xxxxx',
        'xxxx',
        'xxxxx',
        'xxxx',
        'xxxx',
        'xxx',
        'xxxx',
        'xxx',
        'xxx',
      ]),
    ).toBe('FfffffffQ');
  });

  it('cools down: what comes back at once does not fire anew before ten minutes', () => {
    expect(play(errors, ['xx', '..', '..', ...times(9, 'xx')])).toBe('FfQ-------Ff');
  });

  it('says nothing where the server does not say, or there are too few', () => {
    expect(readRule(errors, drawn('???'), [])).toMatchObject({ level: undefined, lack: 'unknown' });
    expect(readRule(errors, [], [])).toMatchObject({ level: 0, lack: undefined });
    const share: WatchRule = { kind: 'error-share', least: 0.5 };
    expect(readRule(share, drawn('xxxx'), [])).toMatchObject({ level: undefined, lack: 'few' });
    expect(readRule(share, drawn('xxx..'), [])).toMatchObject({ level: 0.6 });
    expect(play(share, ['xxxxx', '.', '.'])).toBe('FfQ');
  });

  it('fires at the longest trace, and names those that are too long, the longest first', () => {
    const rule: WatchRule = { kind: 'duration', least: nanos(50e6) };
    const { level, offenders } = readRule(rule, drawn('1592'), []);
    expect(level).toBe(90e6);
    expect(offenders.map(({ duration }) => duration / 1e6)).toEqual([90, 50]);
    expect(play(rule, ['1', '5', '4', '3', '3'])).toBe('-FffQ');
  });

  it('measures p95 against the median of its own hour before, which what fires does not change', () => {
    const rule: WatchRule = { kind: 'p95', least: 2 };
    const usual = '1111111111';
    const slow = '1111133333';
    expect(play(rule, [...times(4, usual), slow])).toBe('-----');
    expect(play(rule, [...times(5, usual), slow, slow, usual, usual])).toBe('-----FffQ');
    // For longer than an hour it is still slow in comparison with how it was.
    expect(play(rule, [...times(5, usual), ...times(90, slow)])).toBe(`-----F${'f'.repeat(89)}`);
    expect(readRule(rule, drawn('111'), [])).toMatchObject({ lack: 'few' });
    expect(readRule(rule, drawn(usual), [])).toMatchObject({ lack: 'learning', p95: 10e6 });
    expect(calmBelow(rule)).toBeCloseTo(1.8);
  });

  it('keeps the worst and the newest examples', () => {
    const first = stepWatch(freshWatch, errors, drawn('xxxxxxx'), 1);
    expect(first.state.incident?.examples).toHaveLength(5);
    const second = stepWatch(first.state, errors, drawn('xx'), 2);
    expect(second.state.incident?.examples.slice(2)).toEqual(first.state.incident?.examples.slice(0, 3));
    const again = stepWatch(second.state, errors, [], 3);
    expect(again.state.incident?.examples).toEqual(second.state.incident?.examples);
  });

  const rule: fc.Arbitrary<WatchRule> = fc.oneof(
    fc.record({ kind: fc.constant('errors' as const), least: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('error-share' as const), least: fc.constantFrom(0.1, 0.5, 1) }),
    fc.record({ kind: fc.constant('duration' as const), least: fc.constantFrom(nanos(20e6), nanos(50e6)) }),
    fc.record({ kind: fc.constant('p95' as const), least: fc.constantFrom(1.5, 3) }),
  );
  const answer = fc
    .array(fc.constantFrom('x', '.', '?', '1', '5', '9'), { maxLength: 12 })
    .map((signs) => signs.join(''));

  it('whatever comes: firing and quiet alternate, firings are ten minutes apart, and it fires only at its level', () => {
    fc.assert(
      fc.property(
        rule,
        fc.array(fc.tuple(answer, fc.integer({ min: 1, max: 9 })), { maxLength: 60 }),
        (given, answers) => {
          let state = freshWatch;
          let at = 0;
          let last = -Infinity;
          let wasFiring = false;
          for (const [picture, minutes] of answers) {
            at += minutes * minute;
            const { state: next, happened, reading } = stepWatch(state, given, drawn(picture), at);
            if (happened === 'fired') {
              expect(wasFiring).toBe(false);
              expect(at - last).toBeGreaterThanOrEqual(coolDownMs);
              expect(reading.level).toBeGreaterThanOrEqual(given.least);
              expect(next.incident?.examples.length).toBeGreaterThan(0);
              last = at;
            }
            if (happened === 'quiet') expect(wasFiring).toBe(true);
            expect(isFiring(next)).toBe(happened === 'fired' || (wasFiring && happened !== 'quiet'));
            expect(next.past.every((one) => one.at > at - 2 * 60 * minute || isFiring(next))).toBe(true);
            wasFiring = isFiring(next);
            state = next;
          }
        },
      ),
    );
  });
});

describe('the schedule', () => {
  /** Plays so many hours with watches that answer or not. @returns when each was asked */
  function run(count: number, hours: number, fails: (id: string) => boolean, costs: readonly number[] = []) {
    const turns: WatchTurn[] = Array.from({ length: count }, (_, at) => ({
      id: String(at),
      askedAt: 0,
      failures: 0,
      notBefore: 0,
      cost: costs[at] ?? 1,
    }));
    const asked: number[] = [];
    const byId = new Map<string, number>();
    let now = 1_000_000;
    const end = now + hours * hourMs;
    for (;;) {
      const next = nextTurn(turns, asked, now);
      if (next === undefined || next.at > end) return { asked, byId };
      now = next.at;
      for (let request = 0; request < (costs[Number(next.id)] ?? 1); request++) asked.push(now);
      byId.set(next.id, (byId.get(next.id) ?? 0) + 1);
      const turn = turns.findIndex(({ id }) => id === next.id);
      const before = turns[turn];
      if (before)
        turns[turn] = { ...before, askedAt: now, failures: fails(next.id) ? before.failures + 1 : 0 };
    }
  }

  it('never asks more than the budget in any hour, and gives everybody a turn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const { asked, byId } = run(count, 3, () => false);
        for (const at of asked) expect(inLastHour(asked, at).length).toBeLessThanOrEqual(requestsAnHour);
        expect(byId.size).toBe(count);
        const counts = [...byId.values()];
        const sorted = counts.sort((a, b) => a - b);
        expect((sorted.at(-1) ?? 0) - (sorted[0] ?? 0)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps to the budget where a look takes many requests, and gives everybody a turn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: requestsAnHour }), { minLength: 1, maxLength: 8 }),
        (costs) => {
          const { asked, byId } = run(costs.length, 12, () => false, costs);
          for (const at of asked) expect(inLastHour(asked, at).length).toBeLessThanOrEqual(requestsAnHour);
          expect(byId.size).toBe(costs.length);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('asks one watch every minute, four every two minutes each; a failing one less and less', () => {
    expect(run(1, 1, () => false).byId.get('0')).toBe(61);
    expect([pauseOf(1, 0), pauseOf(2, 0), pauseOf(4, 0)]).toEqual([60_000, 60_000, 120_000]);
    expect([1, 2, 3, 4, 9].map((failures) => pauseOf(1, failures) / minute)).toEqual([2, 4, 8, 10, 10]);
    const { byId } = run(2, 2, (id) => id === '1');
    expect(byId.get('0')).toBe(121);
    expect(byId.get('1')).toBeLessThan(20);
  });

  it('waits while the budget is used up, follows the server, and is not held up by a clock put back', () => {
    const now = 10 * hourMs;
    const full = Array.from({ length: requestsAnHour }, (_, at) => now - hourMs + 1000 + at);
    const turn = { id: 'a', askedAt: 0, failures: 0, notBefore: 0, cost: 1 };
    expect(nextTurn([turn], full, now)).toEqual({ id: 'a', at: now + 1000 });
    expect(nextTurn([{ ...turn, notBefore: now + 90_000 }], [], now)).toEqual({ id: 'a', at: now + 90_000 });
    expect(nextTurn([{ ...turn, askedAt: now + 5 * hourMs }], [now + 5 * hourMs], now)).toEqual({
      id: 'a',
      at: now,
    });
    expect(nextTurn([], [], now)).toBeUndefined();
  });
});
