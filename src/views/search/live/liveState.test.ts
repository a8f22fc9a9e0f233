import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverFailure } from '../../../testing/serverFailure';
import { afterFailedLook, afterLook, beginLive, isLiveOver, type Live } from './liveState';

/** '+' = an answer with news, '.' = one without, 'x' = none. @returns the pauses after each, in seconds */
function pausesOf(looks: string): number[] {
  let now = 1_000_000;
  let live: Live = beginLive(now);
  return looks.split('').map((look) => {
    now = live.nextAt;
    const next =
      look === 'x' ? afterFailedLook(live, now, serverFailure()) : afterLook(live, now, look === '+', 50);
    if ('why' in next) throw new Error('it ended');
    live = next;
    return (live.nextAt - now) / 1000;
  });
}

describe('a search that is made again and again', () => {
  it('pauses longer the longer nothing comes, and begins anew with news', () => {
    expect(pausesOf('......+.')).toEqual([4, 8, 16, 30, 30, 30, 2, 4]);
  });

  it('backs off from 2 to 30 s while the server does not answer, and forgets that with the first answer', () => {
    expect(pausesOf('xxxxxx+x')).toEqual([2, 4, 8, 16, 30, 30, 2, 2]);
  });

  it('waits as long as the server asks to', () => {
    const next = afterFailedLook(
      beginLive(0),
      0,
      serverFailure({ kind: 'rate-limited', status: 429, retryAfterSeconds: 90 }),
    );
    expect(next).toMatchObject({ nextAt: 90_000 });
  });

  it('does not ask a slow server all the time', () => {
    expect(afterLook(beginLive(0), 0, true, 9000).nextAt).toBe(9000);
    expect(afterLook(beginLive(0), 0, true, 900_000).nextAt).toBe(30_000);
  });

  it('waits the longer the more requests a look takes', () => {
    expect(afterLook(beginLive(0), 0, true, 50, 7).nextAt).toBe(14_000);
    expect(afterLook(beginLive(0), 0, true, 50, 40).nextAt).toBe(80_000);
    expect(afterLook(beginLive(0), 0, false, 50, 1).nextAt).toBe(4000);
  });

  it('ends where waiting does not help', () => {
    for (const part of [{ kind: 'sign-in', status: 401 }, { status: 400 }, { kind: 'bad-request' }] as const)
      expect(afterFailedLook(beginLive(0), 0, serverFailure(part))).toMatchObject({ why: 'refused' });
    for (const part of [
      { kind: 'network' },
      { kind: 'timeout' },
      { status: 500 },
      { kind: 'rate-limited', status: 429 },
    ] as const)
      expect(afterFailedLook(beginLive(0), 0, serverFailure(part))).not.toHaveProperty('why');
    expect(isLiveOver(beginLive(0), 3_599_999)).toBe(false);
    expect(isLiveOver(beginLive(0), 3_600_000)).toBe(true);
  });

  it('never asks more often than every 2 s', () => {
    const look = fc.constantFrom('+', '.', 'x');
    fc.assert(
      fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
        for (const pause of pausesOf(looks.join(''))) {
          expect(pause).toBeGreaterThanOrEqual(2);
          expect(pause).toBeLessThanOrEqual(30);
        }
      }),
    );
  });
});
