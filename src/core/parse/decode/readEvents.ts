import { SpanFlag, spanIndex } from '../../model';
import type { ReadEvents } from '../TraceParser';
import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE, skipSpace, skipValue } from '../scan/json';
import { forEachMember } from '../scan/visit';
import { isErrorName } from './errorSigns';
import { EventColumns } from './EventColumns';
import { eventForms, EventPart } from './eventForms';
import { RelativeTime } from './relativeTime';
import { spanTextOf } from './spanText';

/** Events, and bytes, between two steps: well under a millisecond. */
const EVENTS_A_STEP = 256;
const BYTES_A_STEP = 65_536;
/** Spans without events between two steps. */
const SPANS_A_STEP = 4096;

/** Walks over the events of all spans and decodes nothing but their times. Where a member repeats the last one counts, as in decoding. */
export const readEvents: ReadEvents = function* (parsed) {
  const { spans } = parsed.trace;
  const form = eventForms[parsed.texts.format];
  const time = new RelativeTime(parsed.trace, form.fractionDigits);
  const columns = new EventColumns();

  const readEvent = (bytes: Uint8Array, from: number, to: number, span: number, start: number): void => {
    let at = NaN;
    let named = 0;
    let told = 0;
    forEachMember(bytes, from, to, (keyStart, keyEnd, a, b) => {
      const part = form.event.codeOf(bytes, keyStart, keyEnd);
      if (part === EventPart.time) at = time.read(bytes, a, b) ?? NaN;
      else if (part === EventPart.name)
        named = Number(bytes[a] === QUOTE && isErrorName(bytes, a + 1, b - 1));
      else if (part === EventPart.fields) told = Number(form.tell(bytes, a, b));
    });
    columns.add(at, span, from - start, named + told > 0);
  };

  let walked = 0;
  let waiting = 0;
  for (let span = 0; span < spans.count; span++) {
    if ((span + 1) % SPANS_A_STEP === 0) yield { spans: span, bytes: walked };
    const { bytes, start, end } = spanTextOf(parsed, spanIndex(span));
    if (((spans.flags[span] ?? 0) & SpanFlag.events) !== 0) {
      let from = -1;
      let to = -1;
      forEachMember(bytes, start, end, (keyStart, keyEnd, a, b) => {
        if (form.list.codeOf(bytes, keyStart, keyEnd) !== 1) return;
        from = a;
        to = b;
      });
      let p = from >= 0 && bytes[from] === OPEN_BRACKET ? skipSpace(bytes, from + 1) : to;
      let stepped = columns.count;
      let steppedAt = p;
      for (;;) {
        if (bytes[p] === COMMA) p = skipSpace(bytes, p + 1);
        if (p >= to || bytes[p] === CLOSE_BRACKET) break;
        const entryEnd = skipValue(bytes, p, to);
        if (entryEnd < 0 || entryEnd >= to) break;
        if (bytes[p] === OPEN_BRACE) readEvent(bytes, p, entryEnd, span, start);
        p = skipSpace(bytes, entryEnd);
        if (columns.count - stepped >= EVENTS_A_STEP || p - steppedAt >= BYTES_A_STEP) {
          stepped = columns.count;
          steppedAt = p;
          yield { spans: span, bytes: walked + p - start };
        }
      }
    }
    walked += end - start;
    waiting += end - start;
    if (waiting >= BYTES_A_STEP) {
      waiting = 0;
      yield { spans: span + 1, bytes: walked };
    }
  }
  return columns.table();
};
