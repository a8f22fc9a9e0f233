import { SpanFlag, type Nanos } from '../../model';
import type { EventTimes } from '../TraceParser';
import { forEachEntry, forEachMember } from '../scan/visit';
import { eventForms, EventPart } from './eventForms';
import { RelativeTime } from './relativeTime';
import { spanTextOf } from './spanText';

/** Times of the events of a span relative to the trace's start, ascending. Events without a readable time are left out. */
export const eventTimes: EventTimes = (parsed, span) => {
  const times: Nanos[] = [];
  if (((parsed.trace.spans.flags[span] ?? 0) & SpanFlag.events) === 0) return times;
  const { bytes, start, end } = spanTextOf(parsed, span);
  const form = eventForms[parsed.texts.format];
  const time = new RelativeTime(parsed.trace, form.fractionDigits);
  const readEvent = (from: number, to: number): void => {
    forEachMember(bytes, from, to, (keyStart, keyEnd, valueStart, valueEnd) => {
      if (form.event.codeOf(bytes, keyStart, keyEnd) !== EventPart.time) return;
      const at = time.read(bytes, valueStart, valueEnd);
      if (at !== undefined) times.push(at);
    });
  };
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    if (form.list.codeOf(bytes, keyStart, keyEnd) === 1) forEachEntry(bytes, from, to, readEvent);
  });
  return times.sort((a, b) => a - b);
};
