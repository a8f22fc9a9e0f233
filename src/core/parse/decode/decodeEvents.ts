import { spanIndex, type SpanEvent } from '../../model';
import type { DecodeEvents } from '../TraceParser';
import { OPEN_BRACE, skipValue } from '../scan/json';
import { eventForms } from './eventForms';
import { RelativeTime } from './relativeTime';
import { spanTextOf } from './spanText';

const nothing: SpanEvent = { time: undefined, name: '', attributes: [] };

/** Decodes single events by where they stand. */
export const decodeEvents: DecodeEvents = (parsed, spans, places) => {
  const form = eventForms[parsed.texts.format];
  const time = new RelativeTime(parsed.trace, form.fractionDigits);
  return Array.from(spans, (span, at) => {
    const { bytes, start, end } = spanTextOf(parsed, spanIndex(span));
    const from = start + (places[at] ?? end);
    const to = from < end && bytes[from] === OPEN_BRACE ? skipValue(bytes, from, end) : -1;
    return to < 0 ? nothing : form.read(bytes, from, to, time);
  });
};
