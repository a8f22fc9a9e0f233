import type { Attribute, AttributeValue, SpanDetail, SpanEvent, SpanIndex } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { normalSpanId } from '../scan/ids';
import { decodeJsonString, decodeText, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachEntry, forEachMember } from '../scan/visit';
import { RelativeTime } from './relativeTime';
import { byTime } from './events';
import { linksAmong, parentReference, readReference, type Reference } from './jaegerReferences';
import { resourceOf, spanTextOf } from './spanText';
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

const isNull = (bytes: Uint8Array, start: number): boolean => bytes[start] === 0x6e;

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
  if (bytes[start] !== OPEN_BRACKET) {
    if (!isNull(bytes, start)) unreadable.add(`${what} is no list`, bytes, start, end);
    return tags;
  }
  const whole = forEachEntry(bytes, start, end, (from, to) => {
    if (bytes[from] === OPEN_BRACE) tags.push(readTag(bytes, from, to));
    else unreadable.add(`An entry of ${what} is no key with a value`, bytes, from, to);
  });
  if (!whole) unreadable.add(`${what} breaks off`, bytes, start, end);
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

const textOf = (value: AttributeValue | undefined): string => (value?.type === 'string' ? value.value : '');

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
  const entries = (
    from: number,
    to: number,
    what: string,
    visit: (from: number, to: number) => void,
  ): void => {
    if (bytes[from] === OPEN_BRACKET) {
      if (!forEachEntry(bytes, from, to, visit)) unreadable.add(`${what} breaks off`, bytes, from, to);
    } else if (!isNull(bytes, from)) unreadable.add(`${what} is no list`, bytes, from, to);
  };
  const whole = forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    switch (MEMBERS.codeOf(bytes, keyStart, keyEnd)) {
      case Key.tags:
        attributes = readTags(bytes, from, to, 'tags', unreadable);
        break;
      case Key.logs:
        events = [];
        entries(from, to, 'logs', (a, b) => {
          if (bytes[a] === OPEN_BRACE) events.push(readLog(bytes, a, b, time, unreadable));
          else unreadable.add('An entry of logs is no log', bytes, a, b);
        });
        break;
      case Key.references:
        references = [];
        entries(from, to, 'references', (a, b) => {
          if (bytes[a] === OPEN_BRACE) references.push(readReference(bytes, a, b, parsed.trace.traceId));
          else unreadable.add('An entry of references is no reference', bytes, a, b);
        });
        break;
      case Key.warnings:
        warnings = new Set();
        entries(from, to, 'warnings', (a, b) => {
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
  const tag = (key: string): string => textOf(attributes.find((attribute) => attribute.key === key)?.value);
  const scopeName = tag('otel.scope.name');
  const scopeVersion = tag('otel.scope.version');
  return {
    attributes,
    resource: decodeProcess(resourceOf(parsed, span)?.resource, unreadable),
    // Jaeger's JSON sends the scope as tags; those stay where its users look for them.
    scope:
      scopeName === '' && scopeVersion === ''
        ? undefined
        : { name: scopeName, version: scopeVersion, attributes: [] },
    events: byTime(events),
    links: linksAmong(references, parent),
    warnings: [...warnings],
    statusMessage: tag('otel.status_description'),
    traceState: tag('w3c.tracestate'),
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
