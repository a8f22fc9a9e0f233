import type { Attribute, SpanDetail, SpanEvent, SpanIndex } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { normalSpanId } from '../scan/ids';
import { decodeJsonString, decodeText, isNull, OPEN_BRACE, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachMember } from '../scan/visit';
import { RelativeTime } from './relativeTime';
import { byTime } from './events';
import { linksAmong, parentReference, readReference, type Reference } from './jaegerReferences';
import { resourceOf, spanTextOf } from './spanText';
import { taggedScope, taggedText } from './taggedScope';
import { Unreadable } from './Unreadable';
import { EMPTY, jaegerType, jaegerValue } from './values';

const Key = { tags: 1, logs: 2, references: 3, warnings: 4, parentSpanId: 5 } as const;
const MEMBERS = new KeyTable({
  tags: Key.tags,
  logs: Key.logs,
  references: Key.references,
  warnings: Key.warnings,
  parentSpanID: Key.parentSpanId,
});
const TAG = new KeyTable({ key: 1, type: 2, value: 3 });
const LOG = new KeyTable({ timestamp: 1, fields: 2 });
const PROCESS = new KeyTable({ tags: 1 });

/** The tag, or field of a log, in the range. */
export function readTag(bytes: Uint8Array, start: number, end: number): Attribute {
  let key = '';
  let type = 0;
  let valueStart = -1;
  let valueEnd = -1;
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    switch (TAG.codeOf(bytes, keyStart, keyEnd)) {
      case 1:
        if (bytes[from] === QUOTE) key = decodeJsonString(bytes, from + 1, to - 1);
        else key = isNull(bytes, from) ? '' : decodeText(bytes, from, to);
        break;
      case 2:
        type = bytes[from] === QUOTE ? jaegerType(bytes, from + 1, to - 1) : 0;
        break;
      case 3:
        valueStart = from;
        valueEnd = to;
        break;
    }
  });
  return { key, value: valueStart < 0 ? EMPTY : jaegerValue(bytes, valueStart, valueEnd, type) };
}

/** The tags in the range, in their order. What is no list, or no tag in it, is reported. */
function readTags(
  bytes: Uint8Array,
  start: number,
  end: number,
  what: string,
  unreadable: Unreadable,
): Attribute[] {
  const tags: Attribute[] = [];
  unreadable.entries(what, bytes, start, end, (from, to) => {
    if (bytes[from] === OPEN_BRACE) tags.push(readTag(bytes, from, to));
    else unreadable.add(`An entry of ${what} is no key with a value`, bytes, from, to);
  });
  return tags;
}

/** The log in the range. What of it cannot be read is reported. */
export function readLog(
  bytes: Uint8Array,
  start: number,
  end: number,
  time: RelativeTime,
  unreadable: Unreadable,
): SpanEvent {
  let at: SpanEvent['time'];
  let fields: Attribute[] = [];
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const member = LOG.codeOf(bytes, keyStart, keyEnd);
    if (member === 1) at = time.read(bytes, from, to);
    else if (member === 2) fields = readTags(bytes, from, to, 'fields', unreadable);
  });
  if (at === undefined) unreadable.add('A log has no readable timestamp', bytes, start, end);
  const named = fields.findIndex(({ key, value }) => key === 'event' && value.type === 'string');
  const name = fields[named]?.value;
  return {
    time: at,
    name: name?.type === 'string' ? name.value : '',
    attributes: named < 0 ? fields : fields.filter((_, i) => i !== named),
  };
}

/** Decodes a span in Jaeger's form. */
export function decodeJaegerSpan(parsed: ParsedTrace, span: SpanIndex): SpanDetail {
  const { bytes, start, end } = spanTextOf(parsed, span);
  const unreadable = new Unreadable();
  const time = new RelativeTime(parsed.trace, 6);
  let attributes: Attribute[] = [];
  let events: SpanEvent[] = [];
  let references: Reference[] = [];
  let warnings = new Set<string>();
  let legacyParent = '';
  const whole = forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    switch (MEMBERS.codeOf(bytes, keyStart, keyEnd)) {
      case Key.tags:
        attributes = readTags(bytes, from, to, 'tags', unreadable);
        break;
      case Key.logs:
        events = [];
        unreadable.entries('logs', bytes, from, to, (a, b) => {
          if (bytes[a] === OPEN_BRACE) events.push(readLog(bytes, a, b, time, unreadable));
          else unreadable.add('An entry of logs is no log', bytes, a, b);
        });
        break;
      case Key.references:
        references = [];
        unreadable.entries('references', bytes, from, to, (a, b) => {
          if (bytes[a] === OPEN_BRACE) references.push(readReference(bytes, a, b, parsed.trace.traceId));
          else unreadable.add('An entry of references is no reference', bytes, a, b);
        });
        break;
      case Key.warnings:
        warnings = new Set();
        unreadable.entries('warnings', bytes, from, to, (a, b) => {
          warnings.add(bytes[a] === QUOTE ? decodeJsonString(bytes, a + 1, b - 1) : decodeText(bytes, a, b));
        });
        break;
      case Key.parentSpanId:
        legacyParent = '';
        if (bytes[from] === QUOTE && to - from > 2) legacyParent = normalSpanId(bytes, from + 1, to - 1);
        break;
    }
  });
  if (!whole) unreadable.add('The span breaks off', bytes, start, end);
  const parent = parentReference(parsed, span, references);
  return {
    attributes,
    resource: decodeProcess(resourceOf(parsed, span)?.resource, unreadable),
    scope: taggedScope(attributes),
    events: byTime(events),
    links: linksAmong(references, parent),
    warnings: [...warnings],
    statusMessage: taggedText(attributes, 'otel.status_description'),
    traceState: taggedText(attributes, 'w3c.tracestate'),
    parentSpanId: references[parent]?.spanId ?? (/^0*$/.test(legacyParent) ? '' : legacyParent),
    dropped: { attributes: 0, events: 0, links: 0 },
    json: decodeText(bytes, start, end),
    unreadable: unreadable.sentences,
  };
}

function decodeProcess(process: Uint8Array | undefined, unreadable: Unreadable): Attribute[] {
  let tags: Attribute[] = [];
  if (process === undefined) return tags;
  forEachMember(process, 0, process.length, (keyStart, keyEnd, from, to) => {
    if (PROCESS.codeOf(process, keyStart, keyEnd) === 1)
      tags = readTags(process, from, to, 'process.tags', unreadable);
  });
  return tags;
}
