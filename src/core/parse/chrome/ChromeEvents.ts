import { readDecimalTime, type SplitTime } from '../scan/decimal';
import { INCOMPLETE, MALFORMED, OPEN_BRACE, QUOTE, skipValue } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import type { ScanState } from '../scan/ScanState';
import { forEachMember, scalarText } from '../scan/visit';

const Key = {
  phase: 1,
  name: 2,
  category: 3,
  time: 4,
  duration: 5,
  process: 6,
  thread: 7,
  id: 8,
  id2: 9,
  scope: 10,
  args: 11,
} as const;
const MEMBERS = new KeyTable({
  ph: Key.phase,
  name: Key.name,
  cat: Key.category,
  ts: Key.time,
  dur: Key.duration,
  pid: Key.process,
  tid: Key.thread,
  id: Key.id,
  id2: Key.id2,
  scope: Key.scope,
  args: Key.args,
});
const NAME = new KeyTable({ name: 1 });

/** Phases that say something of spans; of the others (counters, flows, samples, snapshots …) it is only counted how many there are. */
const OF_SPANS = new Set('BEXbneSTFpiIR');

/** An event of the Trace Event Format that begins, ends or is a span, or stands at a moment. */
export interface ChromeEvent {
  readonly phase: string;
  readonly name: string;
  readonly category: string;
  /** Point in time: seconds and nanoseconds of the second. */
  readonly seconds: number;
  readonly nanos: number;
  /** Nanoseconds; undefined where none is given. */
  readonly duration: number | undefined;
  readonly process: string;
  readonly thread: string;
  /** What asynchronous events of one thing have in common. */
  readonly id: string;
  /** Where its text stands. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

const time: SplitTime = { seconds: 0, nanos: 0 };
const length: SplitTime = { seconds: 0, nanos: 0 };

/** The events of a document in the Trace Event Format, in the order of the text. */
export class ChromeEvents {
  readonly events: ChromeEvent[] = [];
  /** Names by process, and by process and thread (see threadKey). */
  readonly processNames = new Map<string, string>();
  readonly threadNames = new Map<string, string>();
  /** Events that say nothing of spans, by phase. */
  readonly others = new Map<string, number>();
  /** Events of spans without a time that can be read. */
  timeless = 0;

  /** How many events came. */
  count = 0;

  /** Whether anything came that is an event. */
  get any(): boolean {
    return this.count > 0;
  }

  /**
   * Reads the event that opens at `open`. @returns the position behind it, INCOMPLETE or MALFORMED; sets `state.readable` to
   * whether it was an event at all.
   */
  read(state: ScanState, open: number): number {
    const { current: bytes, limit } = state.bytes;
    const behind = skipValue(bytes, open, limit);
    if (behind < 0) return behind === INCOMPLETE ? INCOMPLETE : MALFORMED;
    let phase = '';
    let name = '';
    let category = '';
    let process = '';
    let thread = '';
    let id = '';
    let scope = '';
    let named: string | undefined;
    const has = { time: false, duration: false };
    const whole = forEachMember(bytes, open, behind, (keyStart, keyEnd, from, to) => {
      const text = (): string => scalarText(bytes, from, to) ?? '';
      const isQuoted = bytes[from] === QUOTE;
      const a = isQuoted ? from + 1 : from;
      const b = isQuoted ? to - 1 : to;
      switch (MEMBERS.codeOf(bytes, keyStart, keyEnd)) {
        case Key.phase:
          phase = isQuoted ? text() : '';
          break;
        case Key.name:
          name = text();
          break;
        case Key.category:
          category = text();
          break;
        case Key.time:
          has.time = readDecimalTime(bytes, a, b, 6, time) && Number.isFinite(time.seconds);
          break;
        case Key.duration:
          has.duration = readDecimalTime(bytes, a, b, 6, length) && Number.isFinite(length.seconds);
          break;
        case Key.process:
          process = text();
          break;
        case Key.thread:
          thread = text();
          break;
        case Key.id:
          id = text();
          break;
        case Key.id2:
          forEachMember(bytes, from, to, (k, l, c, d) => {
            id = `${scalarText(bytes, k - 1, l + 1) ?? ''} ${scalarText(bytes, c, d) ?? ''}`;
          });
          break;
        case Key.scope:
          scope = text();
          break;
        case Key.args:
          if (bytes[from] === OPEN_BRACE)
            forEachMember(bytes, from, to, (k, l, c, d) => {
              if (NAME.codeOf(bytes, k, l) === 1) named = scalarText(bytes, c, d);
            });
          break;
      }
    });
    if (!whole) return MALFORMED;
    state.readable = phase.length === 1;
    if (!state.readable) return behind;
    this.count++;
    if (phase === 'M') this.metadata(name, process, thread, named);
    else if (!OF_SPANS.has(phase)) this.others.set(phase, (this.others.get(phase) ?? 0) + 1);
    else if (!has.time) this.timeless++;
    else
      this.events.push({
        phase,
        name,
        category,
        seconds: time.seconds,
        nanos: time.nanos,
        duration: has.duration ? length.seconds * 1e9 + length.nanos : undefined,
        process,
        thread,
        // Process-wide ids mean something within their process only.
        id: id.startsWith('local ') ? `${process} ${scope} ${id}` : `${scope} ${id}`,
        block: state.bytes.index,
        start: open,
        end: behind,
      });
    return behind;
  }

  private metadata(what: string, process: string, thread: string, name: string | undefined): void {
    if (name === undefined || name === '') return;
    if (what === 'process_name') this.processNames.set(process, name);
    else if (what === 'thread_name') this.threadNames.set(threadKey(process, thread), name);
  }
}

/** One name for a thread of a process. */
export const threadKey = (process: string, thread: string): string => `${process} ${thread}`;
