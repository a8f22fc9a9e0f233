import type { Attribute, SpanDetail, SpanEvent, SpanIndex } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { normalSpanId } from '../scan/ids';
import { decodeJsonString, decodeText, isNull, OPEN_BRACE, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachMember, scalarText } from '../scan/visit';
import { ADDRESSES } from '../scan/zipkinV1';
import { byTime } from './events';
import { RelativeTime } from './relativeTime';
import { resourceOf, spanTextOf } from './spanText';
import { taggedScope, taggedText } from './taggedScope';
import { Unreadable } from './Unreadable';
import { plainJsonValue, stringValue } from './values';

const Key = { tags: 1, annotations: 2, binary: 3, remote: 4, parentId: 5 } as const;
const MEMBERS = new KeyTable({
  tags: Key.tags,
  annotations: Key.annotations,
  binaryAnnotations: Key.binary,
  remoteEndpoint: Key.remote,
  parentId: Key.parentId,
});
const ANNOTATION = new KeyTable({ timestamp: 1, value: 2, endpoint: 3 });
const BINARY = new KeyTable({ key: 1, value: 2, endpoint: 3 });
const SERVICE = new KeyTable({ serviceName: 1 });

/** What the other side's endpoint is called among a span's attributes: OpenTracing's names. */
export const peerNames: ReadonlyMap<string, string> = new Map([
  ['serviceName', 'peer.service'],
  ['ipv4', 'peer.ipv4'],
  ['ipv6', 'peer.ipv6'],
  ['port', 'peer.port'],
]);

/** Members of the object in the range, as attributes in their order. */
function readMembers(bytes: Uint8Array, start: number, end: number): Attribute[] {
  const attributes: Attribute[] = [];
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) =>
    attributes.push({
      key: decodeJsonString(bytes, keyStart, keyEnd),
      value: plainJsonValue(bytes, from, to),
    }),
  );
  return attributes;
}

function readPeer(bytes: Uint8Array, start: number, end: number): Attribute[] {
  return readMembers(bytes, start, end).flatMap(({ key, value }) => {
    const name = peerNames.get(key);
    return name === undefined ? [] : [{ key: name, value }];
  });
}

/** The annotation in the range. Version 1 says at which endpoint it was made. What cannot be read is reported. */
export function readAnnotation(
  bytes: Uint8Array,
  start: number,
  end: number,
  time: RelativeTime,
  unreadable: Unreadable,
): SpanEvent {
  let at: SpanEvent['time'];
  let name = '';
  const attributes: Attribute[] = [];
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const member = ANNOTATION.codeOf(bytes, keyStart, keyEnd);
    if (member === 1) at = time.read(bytes, from, to);
    else if (member === 2)
      name = isNull(bytes, from) ? '' : (scalarText(bytes, from, to) ?? decodeText(bytes, from, to));
    else if (member === 3) {
      attributes.length = 0;
      forEachMember(bytes, from, to, (nameStart, nameEnd, a, b) => {
        if (SERVICE.codeOf(bytes, nameStart, nameEnd) !== 1) return;
        attributes.push({ key: 'endpoint', value: plainJsonValue(bytes, a, b) });
      });
    }
  });
  if (at === undefined) unreadable.add('An annotation has no readable timestamp', bytes, start, end);
  return { time: at, name, attributes };
}

/** A binary annotation of version 1: a tag, or the address of the other side. */
function readBinary(bytes: Uint8Array, start: number, end: number): Attribute[] {
  let key = '';
  let address = 0;
  let value = stringValue('');
  let peer: Attribute[] = [];
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const member = BINARY.codeOf(bytes, keyStart, keyEnd);
    if (member === 1) {
      const isString = bytes[from] === QUOTE;
      key = isString ? decodeJsonString(bytes, from + 1, to - 1) : decodeText(bytes, from, to);
      address = isString ? ADDRESSES.codeOf(bytes, from + 1, to - 1) : 0;
    } else if (member === 2) value = plainJsonValue(bytes, from, to);
    else if (member === 3) peer = readPeer(bytes, from, to);
  });
  return address !== 0 && peer.length > 0 ? peer : [{ key, value }];
}

/** What went wrong: the message under OpenTelemetry's key, or the text of Zipkin's own tag. */
function statusMessageOf(attributes: readonly Attribute[]): string {
  const error = taggedText(attributes, 'error');
  const said = error === 'true' || error === 'false' ? '' : error;
  return taggedText(attributes, 'otel.status_description') || said;
}

/** Decodes a span in Zipkin's form, of either version. */
export function decodeZipkinSpan(parsed: ParsedTrace, span: SpanIndex): SpanDetail {
  const { bytes, start, end } = spanTextOf(parsed, span);
  const unreadable = new Unreadable();
  const time = new RelativeTime(parsed.trace, 6);
  let tags: Attribute[] = [];
  let binary: Attribute[] = [];
  let peer: Attribute[] = [];
  let events: SpanEvent[] = [];
  let parentSpanId = '';
  const entries = (
    from: number,
    to: number,
    what: string,
    visit: (from: number, to: number) => void,
  ): void => {
    unreadable.entries(what, bytes, from, to, (a, b) => {
      if (bytes[a] === OPEN_BRACE) visit(a, b);
      else unreadable.add(`An entry of ${what} is none`, bytes, a, b);
    });
  };
  const whole = forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    switch (MEMBERS.codeOf(bytes, keyStart, keyEnd)) {
      case Key.tags:
        tags = readMembers(bytes, from, to);
        if (bytes[from] !== OPEN_BRACE && !isNull(bytes, from))
          unreadable.add('tags is no object', bytes, from, to);
        break;
      case Key.annotations:
        events = [];
        entries(from, to, 'annotations', (a, b) =>
          events.push(readAnnotation(bytes, a, b, time, unreadable)),
        );
        break;
      case Key.binary:
        binary = [];
        entries(from, to, 'binaryAnnotations', (a, b) => {
          for (const attribute of readBinary(bytes, a, b)) binary.push(attribute);
        });
        break;
      case Key.remote:
        peer = readPeer(bytes, from, to);
        break;
      case Key.parentId:
        parentSpanId = '';
        if (bytes[from] === QUOTE && to - from > 2) parentSpanId = normalSpanId(bytes, from + 1, to - 1);
        break;
    }
  });
  if (!whole) unreadable.add('The span breaks off', bytes, start, end);
  const attributes = [...tags, ...binary, ...peer];
  return {
    attributes,
    resource: decodeEndpoint(resourceOf(parsed, span)?.resource),
    scope: taggedScope(attributes),
    events: byTime(events),
    links: [],
    warnings: [],
    statusMessage: statusMessageOf(attributes),
    traceState: taggedText(attributes, 'w3c.tracestate'),
    parentSpanId: /^0*$/.test(parentSpanId) ? '' : parentSpanId,
    dropped: { attributes: 0, events: 0, links: 0 },
    json: decodeText(bytes, start, end),
    unreadable: unreadable.sentences,
  };
}

/** The address of the endpoint that ran the span. Its service's name is in the columns. */
function decodeEndpoint(endpoint: Uint8Array | undefined): Attribute[] {
  if (endpoint === undefined) return [];
  return readMembers(endpoint, 0, endpoint.length).filter(({ key }) => /^(?:ipv[46]|port)$/.test(key));
}
