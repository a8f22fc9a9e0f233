import { SpanFlag, type Nanos } from '../../model';
import type { EventTimes } from '../TraceParser';
import { KeyTable } from '../scan/KeyTable';
import { forEachEntry, forEachMember } from '../scan/visit';
import { RelativeTime } from './relativeTime';
import { spanTextOf } from './spanText';

const LISTS = new KeyTable({ logs: 1, events: 1 });
const TIMES = new KeyTable({ timestamp: 1, timeUnixNano: 1, time_unix_nano: 1 });

/** Times of the events of a span relative to the trace's start, ascending. Events without a readable time are left out. */
export const eventTimes: EventTimes = (parsed, span) => {
  const times: Nanos[] = [];
  if (((parsed.trace.spans.flags[span] ?? 0) & SpanFlag.events) === 0) return times;
  const { bytes, start, end } = spanTextOf(parsed, span);
  const time = new RelativeTime(parsed.trace, parsed.texts.format === 'jaeger' ? 6 : 9);
  const readEvent = (from: number, to: number): void => {
    forEachMember(bytes, from, to, (keyStart, keyEnd, valueStart, valueEnd) => {
      if (TIMES.codeOf(bytes, keyStart, keyEnd) !== 1) return;
      const at = time.read(bytes, valueStart, valueEnd);
      if (at !== undefined) times.push(at);
    });
  };
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    if (LISTS.codeOf(bytes, keyStart, keyEnd) === 1) forEachEntry(bytes, from, to, readEvent);
  });
  return times.sort((a, b) => a - b);
};
