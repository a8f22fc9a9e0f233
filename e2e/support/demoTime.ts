// The demo's traces follow from the time, with an incident from 05:10 to 06:25 UTC: scenes on it see the same whenever they are run.
import { NOW_MS } from '../../src/testing/demoDay';

/** How far this process was moved, in ms: the servers that it starts, and its pages, are to be moved as far. */
let moved = 0;

/** Makes `Date` run by so many ms beside the clock. Also runs in pages and in servers, as text: it can use nothing from here. */
export function shiftDate(ms: number): void {
  const Clock = Date;
  const { now } = Clock;
  Clock.now = () => now() + ms;
  globalThis.Date = new Proxy(Clock, {
    apply: () => new Clock(Clock.now()).toString(),
    construct: (_, values: [] | [number]) =>
      values.length === 0 ? new Clock(Clock.now()) : new Clock(...values),
  });
}

/** Moves this process to the demo's fixed day, an evening with the last incident twelve hours ago, once. Returns how far it is moved, in ms. */
export function goToDemoTime(): number {
  if (moved === 0) {
    moved = NOW_MS - Date.now();
    shiftDate(moved);
  }
  return moved;
}

/** What Node takes before a server's own file, for it to live in the same time. */
export const nodeOptions = (): readonly string[] =>
  moved === 0
    ? []
    : [`--import=data:text/javascript,${encodeURIComponent(`(${shiftDate.toString()})(${String(moved)})`)}`];
