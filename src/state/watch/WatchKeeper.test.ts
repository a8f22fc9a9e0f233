import { beforeEach, describe, expect, it } from 'vitest';
import { answered, failed, hourMs, inLastHour, nanos, requestsAnHour, type Answer } from '../../core';
import { failure } from '../../worker';
import { useWatchDuty } from './watchDuty';
import { hiddenMs, WatchKeeper, type WatchAnswer, type WatchWorld } from './WatchKeeper';
import { deleteWatch, mostWatches, putWatch, useWatches, type Watch } from './watches';
import { changeLog, entryOf, forgetEntry, useWatchLog, type WatchEvent } from './watchLog';

const minute = 60_000;

/** A clock that moves when it is told to, and runs what is due on its way. */
class Clock {
  time = 1_000_000_000;
  private readonly due = new Set<{ readonly at: number; readonly run: () => void }>();

  readonly after = (milliseconds: number, run: () => void) => {
    const one = { at: this.time + milliseconds, run };
    this.due.add(one);
    return () => {
      this.due.delete(one);
    };
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const next = [...this.due].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.due.delete(next);
      this.time = Math.max(this.time, next.at);
      next.run();
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    }
    this.time = end;
  }
}

/** Tabs of one browser: the first leads until its signal ends it, then the next. */
class Tabs {
  private readonly waiting: { readonly signal: AbortSignal; readonly lead: () => void }[] = [];
  private leader: AbortSignal | undefined;

  readonly lead = (signal: AbortSignal, lead: () => void) => {
    this.waiting.push({ signal, lead });
    signal.addEventListener('abort', () => {
      if (this.leader === signal) this.leader = undefined;
      this.next();
    });
    this.next();
  };

  private next(): void {
    if (this.leader) return;
    const next = this.waiting.shift();
    if (!next) return;
    if (next.signal.aborted) {
      this.next();
      return;
    }
    this.leader = next.signal;
    next.lead();
  }
}

const watch = (id: string, part: Partial<Watch> = {}): Watch => ({
  id,
  name: `watch ${id}`,
  raw: 'service=A&lookback=15m',
  rule: { kind: 'errors', least: 1 },
  isMuted: false,
  ...part,
});

const found = (errors: number): Answer<WatchAnswer> => {
  const traces = Array.from({ length: 3 }, (_, n) => ({
    traceId: String(n),
    rootService: 'shop',
    rootName: 'order',
    start: 0n,
    duration: nanos(1e6),
    errorCount: n < errors ? 1 : 0,
  }));
  return answered({ traces, loaded: 3, isFull: true, requests: 1, sent: 1, answered: 1 });
};

interface Told {
  readonly what: string;
  readonly event: WatchEvent;
}

function world(clock: Clock, tabs: Tabs, answers: (watch: Watch) => Answer<WatchAnswer>) {
  const asked: { readonly id: string; readonly at: number; readonly budget: number }[] = [];
  const told: Told[] = [];
  const made: WatchWorld = {
    now: () => clock.time,
    after: clock.after,
    lead: tabs.lead,
    ask: (one, _, budget) => {
      asked.push({ id: one.id, at: clock.time, budget });
      return Promise.resolve(answers(one));
    },
    costOf: ({ raw }) => Number(/xbudget=(\d+)/.exec(raw)?.[1] ?? 1),
    words: () => 'words',
    happened: (what, event) => told.push({ what, event }),
  };
  return { keeper: new WatchKeeper(made), asked, told };
}

beforeEach(() => {
  for (const { id } of useWatches.getState().watches) deleteWatch(id);
  changeLog(() => ({ entries: [], events: [], asked: [] }));
});

describe('the keeper of watches', () => {
  it('asks every minute, tells once what fires and when it is quiet, and keeps what it was about', async () => {
    const clock = new Clock();
    let errors = 0;
    const { keeper, asked, told } = world(clock, new Tabs(), () => found(errors));
    putWatch(watch('a'));
    keeper.start();
    await clock.pass(5 * minute);
    expect(asked.map(({ at }) => (at - 1_000_000_000) / minute)).toEqual([0, 1, 2, 3, 4, 5]);
    errors = 2;
    await clock.pass(3 * minute);
    expect(told.map(({ what }) => what)).toEqual(['fired']);
    expect(useWatchLog.getState().events).toMatchObject([
      { watchId: 'a', words: 'words', peak: 2, quietAt: undefined },
    ]);
    errors = 0;
    await clock.pass(3 * minute);
    expect(told.map(({ what }) => what)).toEqual(['fired', 'quiet']);
    expect(useWatchLog.getState().events).toMatchObject([{ watchId: 'a', quietAt: clock.time - minute }]);
    expect(useWatchLog.getState().events[0]?.examples).toHaveLength(2);
    keeper.stop();
    const count = asked.length;
    await clock.pass(hourMs);
    expect(asked).toHaveLength(count);
  });

  it('asks one at a time, never more than the budget, and tests within it', async () => {
    const clock = new Clock();
    const { keeper, asked } = world(clock, new Tabs(), () => found(0));
    for (let n = 0; n < 20; n++) putWatch(watch(String(n)));
    keeper.start();
    for (let n = 0; n < 60; n++) {
      await clock.pass(minute);
      await keeper.test(watch('1'));
    }
    await clock.pass(hourMs);
    for (const { at } of asked)
      expect(
        inLastHour(
          asked.map((one) => one.at),
          at,
        ).length,
      ).toBeLessThanOrEqual(requestsAnHour);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(20);
    keeper.stop();
    // The budget is that of the browser, not of a tab.
    changeLog((log) => ({ ...log, asked: Array.from({ length: requestsAnHour }, () => clock.time) }));
    expect(await keeper.test(watch('1'))).toBeUndefined();
  });

  it('a search wider than the server costs all of its requests, as many as it takes and not as it may take', async () => {
    const clock = new Clock();
    const wide = { traces: [], loaded: 0, isFull: false, requests: 12, sent: 10, answered: 9 };
    const { keeper, asked } = world(clock, new Tabs(), ({ id }) =>
      id === 'wide' ? answered(wide) : found(0),
    );
    putWatch(watch('wide', { raw: 'service=A&xall=1&xbudget=100' }));
    putWatch(watch('a'));
    keeper.start();
    await clock.pass(6 * hourMs);
    const log = useWatchLog.getState();
    expect(entryOf(log, 'wide')).toMatchObject({ cost: 10, look: { answered: 9, requests: 12 } });
    const sent = asked.flatMap(({ id, at }) => Array.from({ length: id === 'wide' ? 10 : 1 }, () => at));
    for (const at of sent) expect(inLastHour(sent, at).length).toBeLessThanOrEqual(requestsAnHour);
    expect(log.asked).toEqual(inLastHour(sent, log.asked.at(-1) ?? 0));
    // 11 requests for both: a turn takes as long as 11 requests may.
    const pauses = asked.filter(({ id }) => id === 'wide').map(({ at }) => at);
    expect((pauses[3] ?? 0) - (pauses[2] ?? 0)).toBe(5.5 * minute);
    for (const { budget } of asked) expect(budget).toBeLessThanOrEqual(requestsAnHour);
    changeLog((all) => ({ ...all, asked: Array.from({ length: requestsAnHour - 5 }, () => clock.time) }));
    expect(await keeper.test(watch('wide'))).toBeUndefined();
    expect(await keeper.test(watch('a'))).toMatchObject({ ok: true });
    keeper.stop();
  });

  it('one tab asks; the next takes over when it is closed, or out of sight for half an hour', async () => {
    const clock = new Clock();
    const tabs = new Tabs();
    const first = world(clock, tabs, () => found(0));
    const second = world(clock, tabs, () => found(0));
    putWatch(watch('a'));
    first.keeper.start();
    second.keeper.start();
    await clock.pass(3 * minute);
    expect([first.asked.length, second.asked.length]).toEqual([4, 0]);
    first.keeper.setHidden(true);
    await clock.pass(hiddenMs);
    const count = first.asked.length;
    await clock.pass(10 * minute);
    expect(first.asked).toHaveLength(count);
    expect(second.asked.length).toBeGreaterThan(8);
    second.keeper.stop();
    expect(useWatchDuty.getState().state).toBe('off');
    first.keeper.setHidden(false);
    await clock.pass(2 * minute);
    expect(first.asked.length).toBeGreaterThan(count);
    first.keeper.stop();
  });

  it('a server that does not answer is asked less and less; a watch that was changed begins anew', async () => {
    const clock = new Clock();
    const why = failure('status', 'search', 'The server is on fire.', 'Wait.');
    let isUp = false;
    const { keeper, asked, told } = world(clock, new Tabs(), () => (isUp ? found(1) : failed(why)));
    putWatch(watch('a'));
    keeper.start();
    await clock.pass(30 * minute);
    expect(asked.map(({ at }) => (at - 1_000_000_000) / minute)).toEqual([0, 2, 6, 14, 24]);
    expect(entryOf(useWatchLog.getState(), 'a')).toMatchObject({
      fault: 'The server is on fire.',
      failures: 5,
    });
    isUp = true;
    await clock.pass(10 * minute);
    expect(entryOf(useWatchLog.getState(), 'a')).toMatchObject({ fault: '', failures: 0 });
    expect(told.map(({ what }) => what)).toEqual(['fired']);
    forgetEntry('a', clock.time);
    putWatch(watch('a', { rule: { kind: 'errors', least: 3 } }));
    expect(useWatchLog.getState().events[0]?.quietAt).toBe(clock.time);
    keeper.plan();
    await clock.pass(minute);
    expect(told).toHaveLength(1);
    keeper.stop();
  });

  it('what nobody looked after for long is over, and fires anew', async () => {
    const clock = new Clock();
    const { keeper, told } = world(clock, new Tabs(), () => found(1));
    putWatch(watch('a'));
    keeper.start();
    await clock.pass(minute);
    keeper.stop();
    const left = clock.time;
    await clock.pass(5 * hourMs);
    keeper.start();
    await clock.pass(minute);
    keeper.stop();
    expect(told.map(({ what }) => what)).toEqual(['fired', 'fired']);
    const [newer, older] = useWatchLog.getState().events;
    expect(newer?.quietAt).toBeUndefined();
    expect(older?.quietAt).toBeLessThanOrEqual(left);
  });

  it('takes no more watches than there may be', () => {
    for (let n = 0; n < mostWatches; n++) expect(putWatch(watch(String(n)))).toBe(true);
    expect(putWatch(watch('one more'))).toBe(false);
    expect(putWatch(watch('1', { name: 'other' }))).toBe(true);
  });
});
