import { spanIndex, type SpanEvent } from '../../model';
import type { DecodeEvents } from '../TraceParser';
import { OPEN_BRACE, skipValue } from '../scan/json';
import { readLog } from './decodeJaeger';
import { OtlpDecoder } from './decodeOtlp';
import { RelativeTime } from './relativeTime';
import { spanTextOf } from './spanText';
import { Unreadable } from './Unreadable';

const nothing: SpanEvent = { time: undefined, name: '', attributes: [] };

/** Decodes single events by where they stand. */
export const decodeEvents: DecodeEvents = (parsed, spans, places) => {
  const isJaeger = parsed.texts.format === 'jaeger';
  const time = new RelativeTime(parsed.trace, isJaeger ? 6 : 9);
  return Array.from(spans, (span, at) => {
    const { bytes, start, end } = spanTextOf(parsed, spanIndex(span));
    const from = start + (places[at] ?? end);
    const to = from < end && bytes[from] === OPEN_BRACE ? skipValue(bytes, from, end) : -1;
    if (to < 0) return nothing;
    return isJaeger
      ? readLog(bytes, from, to, time, new Unreadable())
      : new OtlpDecoder(bytes, time).event(from, to);
  });
};
