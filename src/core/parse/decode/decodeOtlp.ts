import type { Attribute, SpanDetail, SpanEvent, SpanIndex, SpanLink } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { normalSpanId, normalTraceId } from '../scan/ids';
import { decodeJsonString, decodeText, isNull, OPEN_BRACE, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachMember, scalarText } from '../scan/visit';
import { byTime } from './events';
import { RelativeTime } from './relativeTime';
import { resourceOf, spanTextOf } from './spanText';
import { Unreadable } from './Unreadable';
import { otlpAttribute } from './values';

const Key = {
  attributes: 1,
  events: 2,
  links: 3,
  status: 4,
  traceState: 5,
  parentSpanId: 6,
  droppedAttributes: 7,
  droppedEvents: 8,
  droppedLinks: 9,
  time: 10,
  name: 11,
  traceId: 12,
  spanId: 13,
  version: 14,
  message: 15,
} as const;
const MEMBERS = new KeyTable({
  attributes: Key.attributes,
  events: Key.events,
  links: Key.links,
  status: Key.status,
  traceState: Key.traceState,
  trace_state: Key.traceState,
  parentSpanId: Key.parentSpanId,
  parent_span_id: Key.parentSpanId,
  droppedAttributesCount: Key.droppedAttributes,
  dropped_attributes_count: Key.droppedAttributes,
  droppedEventsCount: Key.droppedEvents,
  dropped_events_count: Key.droppedEvents,
  droppedLinksCount: Key.droppedLinks,
  dropped_links_count: Key.droppedLinks,
  timeUnixNano: Key.time,
  time_unix_nano: Key.time,
  name: Key.name,
  traceId: Key.traceId,
  trace_id: Key.traceId,
  spanId: Key.spanId,
  span_id: Key.spanId,
  version: Key.version,
  message: Key.message,
});

/** The attribute under which Jaeger's API v3 sends its warnings. */
const WARNINGS = '@jaeger@warnings';

/** Reads the parts of one span; holds what they share. */
export class OtlpDecoder {
  readonly unreadable = new Unreadable();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly time: RelativeTime,
  ) {}

  list(start: number, end: number, what: string, visit: (from: number, to: number) => void): void {
    const { bytes, unreadable } = this;
    unreadable.entries(what, bytes, start, end, (from, to) => {
      if (bytes[from] === OPEN_BRACE) visit(from, to);
      else unreadable.add(`An entry of ${what} cannot be read`, bytes, from, to);
    });
  }

  attributes(start: number, end: number): Attribute[] {
    const attributes: Attribute[] = [];
    this.list(start, end, 'attributes', (from, to) => attributes.push(otlpAttribute(this.bytes, from, to)));
    return attributes;
  }

  text(start: number, end: number): string {
    return scalarText(this.bytes, start, end) ?? '';
  }

  number(start: number, end: number): number {
    const count = Number(this.text(start, end));
    return Number.isFinite(count) ? count : 0;
  }

  /** Range of an id's text; an empty one when it is no string. */
  private id(
    start: number,
    end: number,
    normal: (bytes: Uint8Array, start: number, end: number) => string,
  ): string {
    return this.bytes[start] === QUOTE
      ? normal(this.bytes, start + 1, end - 1)
      : decodeText(this.bytes, start, end);
  }

  spanId(start: number, end: number): string {
    const id = isNull(this.bytes, start) || end - start <= 2 ? '' : this.id(start, end, normalSpanId);
    return /^0*$/.test(id) ? '' : id;
  }

  event(start: number, end: number): SpanEvent {
    let time: SpanEvent['time'];
    let name = '';
    let attributes: Attribute[] = [];
    forEachMember(this.bytes, start, end, (keyStart, keyEnd, from, to) => {
      const member = MEMBERS.codeOf(this.bytes, keyStart, keyEnd);
      if (member === Key.time) time = this.time.read(this.bytes, from, to);
      else if (member === Key.name) name = this.text(from, to);
      else if (member === Key.attributes) attributes = this.attributes(from, to);
    });
    if (time === undefined) this.unreadable.add('An event has no readable time', this.bytes, start, end);
    return { time, name, attributes };
  }

  link(start: number, end: number): SpanLink {
    let traceId = '';
    let spanId = '';
    let attributes: Attribute[] = [];
    forEachMember(this.bytes, start, end, (keyStart, keyEnd, from, to) => {
      const member = MEMBERS.codeOf(this.bytes, keyStart, keyEnd);
      if (member === Key.traceId) traceId = this.id(from, to, normalTraceId);
      else if (member === Key.spanId) spanId = this.spanId(from, to);
      else if (member === Key.attributes) attributes = this.attributes(from, to);
    });
    return { traceId, spanId, kind: 'LINK', attributes };
  }
}

function decodeResource(
  resource: Uint8Array | undefined,
  time: RelativeTime,
  unreadable: Unreadable,
): Attribute[] {
  let attributes: Attribute[] = [];
  if (resource === undefined) return attributes;
  const decoder = new OtlpDecoder(resource, time);
  forEachMember(resource, 0, resource.length, (keyStart, keyEnd, from, to) => {
    if (MEMBERS.codeOf(resource, keyStart, keyEnd) === Key.attributes)
      attributes = decoder.attributes(from, to);
  });
  for (const sentence of decoder.unreadable.sentences) unreadable.sentences.push(`Resource: ${sentence}`);
  return attributes;
}

function decodeScope(scope: Uint8Array | undefined, time: RelativeTime): SpanDetail['scope'] {
  if (scope === undefined) return undefined;
  const decoder = new OtlpDecoder(scope, time);
  let name = '';
  let version = '';
  let attributes: Attribute[] = [];
  forEachMember(scope, 0, scope.length, (keyStart, keyEnd, from, to) => {
    const member = MEMBERS.codeOf(scope, keyStart, keyEnd);
    if (member === Key.name) name = decoder.text(from, to);
    else if (member === Key.version) version = decoder.text(from, to);
    else if (member === Key.attributes) attributes = decoder.attributes(from, to);
  });
  return name === '' && version === '' && attributes.length === 0 ? undefined : { name, version, attributes };
}

function warningsOf(attributes: readonly Attribute[]): string[] {
  const warnings = new Set<string>();
  for (const { key, value } of attributes) {
    if (key !== WARNINGS) continue;
    for (const entry of value.type === 'array' ? value.values : [value]) {
      if (entry.type === 'string') warnings.add(entry.value);
    }
  }
  return [...warnings];
}

/** Decodes a span in OTLP's form. */
export function decodeOtlpSpan(parsed: ParsedTrace, span: SpanIndex): SpanDetail {
  const { bytes, start, end } = spanTextOf(parsed, span);
  const time = new RelativeTime(parsed.trace, 9);
  const decoder = new OtlpDecoder(bytes, time);
  let attributes: Attribute[] = [];
  let events: SpanEvent[] = [];
  let links: SpanLink[] = [];
  let statusMessage = '';
  let traceState = '';
  let parentSpanId = '';
  const dropped = { attributes: 0, events: 0, links: 0 };
  const whole = forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    switch (MEMBERS.codeOf(bytes, keyStart, keyEnd)) {
      case Key.attributes:
        attributes = decoder.attributes(from, to);
        break;
      case Key.events:
        events = [];
        decoder.list(from, to, 'events', (a, b) => events.push(decoder.event(a, b)));
        break;
      case Key.links:
        links = [];
        decoder.list(from, to, 'links', (a, b) => links.push(decoder.link(a, b)));
        break;
      case Key.status:
        forEachMember(bytes, from, to, (nameStart, nameEnd, a, b) => {
          if (MEMBERS.codeOf(bytes, nameStart, nameEnd) === Key.message) statusMessage = decoder.text(a, b);
        });
        break;
      case Key.traceState:
        traceState = bytes[from] === QUOTE ? decodeJsonString(bytes, from + 1, to - 1) : '';
        break;
      case Key.parentSpanId:
        parentSpanId = decoder.spanId(from, to);
        break;
      case Key.droppedAttributes:
        dropped.attributes = decoder.number(from, to);
        break;
      case Key.droppedEvents:
        dropped.events = decoder.number(from, to);
        break;
      case Key.droppedLinks:
        dropped.links = decoder.number(from, to);
        break;
    }
  });
  if (!whole) decoder.unreadable.add('The span breaks off', bytes, start, end);
  const owner = resourceOf(parsed, span);
  return {
    attributes: attributes.filter(({ key }) => key !== WARNINGS),
    resource: decodeResource(owner?.resource, time, decoder.unreadable),
    scope: decodeScope(owner?.scope, time),
    events: byTime(events),
    links,
    warnings: warningsOf(attributes),
    statusMessage,
    traceState,
    parentSpanId,
    dropped,
    json: decodeText(bytes, start, end),
    unreadable: decoder.unreadable.sentences,
  };
}
