import type {
  AnyValue,
  InstrumentationScope,
  KeyValue,
} from '../../otlp/generated/opentelemetry/proto/common/v1/common_pb';
import type { Resource } from '../../otlp/generated/opentelemetry/proto/resource/v1/resource_pb';
import type { Span } from '../../otlp/generated/opentelemetry/proto/trace/v1/trace_pb';

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += DIGITS[byte] ?? '';
  return text;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** JSON has no numbers for these. */
const doubleOf = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

function valueOf({ value }: AnyValue): object {
  switch (value.case) {
    case 'stringValue':
      return { stringValue: value.value };
    case 'boolValue':
      return { boolValue: value.value };
    case 'intValue':
      return { intValue: String(value.value) };
    case 'doubleValue':
      return { doubleValue: doubleOf(value.value) };
    case 'arrayValue':
      return { arrayValue: { values: value.value.values.map(valueOf) } };
    case 'kvlistValue':
      return { kvlistValue: { values: attributesOf(value.value.values) } };
    case 'bytesValue':
      return { bytesValue: base64Of(value.value) };
    case undefined:
      return {};
  }
}

const attributesOf = (attributes: readonly KeyValue[]): object[] =>
  attributes.map(({ key, value }) => ({ key, value: value === undefined ? {} : valueOf(value) }));

/** A member that is left out where it says nothing, as protobuf does. */
const member = (name: string, value: unknown, isSaid: boolean): object => (isSaid ? { [name]: value } : {});

/** A resource as OTLP JSON. */
export const resourceJson = ({ attributes, droppedAttributesCount }: Resource): string =>
  JSON.stringify({
    attributes: attributesOf(attributes),
    ...member('droppedAttributesCount', droppedAttributesCount, droppedAttributesCount > 0),
  });

/** A scope as OTLP JSON. */
export const scopeJson = ({ name, version, attributes }: InstrumentationScope): string =>
  JSON.stringify({ name, version, ...member('attributes', attributesOf(attributes), attributes.length > 0) });

/** A span as OTLP JSON: ids in hexadecimal digits, 64-bit numbers as text. */
export function spanJson(span: Span): string {
  const { traceState, parentSpanId, flags, events, links, status } = span;
  return JSON.stringify({
    traceId: hexOf(span.traceId),
    spanId: hexOf(span.spanId),
    ...member('traceState', traceState, traceState !== ''),
    ...member('parentSpanId', hexOf(parentSpanId), parentSpanId.length > 0),
    ...member('flags', flags, flags !== 0),
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: String(span.startTimeUnixNano),
    endTimeUnixNano: String(span.endTimeUnixNano),
    attributes: attributesOf(span.attributes),
    ...member('droppedAttributesCount', span.droppedAttributesCount, span.droppedAttributesCount > 0),
    ...member(
      'events',
      events.map((event) => ({
        timeUnixNano: String(event.timeUnixNano),
        name: event.name,
        attributes: attributesOf(event.attributes),
        ...member('droppedAttributesCount', event.droppedAttributesCount, event.droppedAttributesCount > 0),
      })),
      events.length > 0,
    ),
    ...member('droppedEventsCount', span.droppedEventsCount, span.droppedEventsCount > 0),
    ...member(
      'links',
      links.map((link) => ({
        traceId: hexOf(link.traceId),
        spanId: hexOf(link.spanId),
        ...member('traceState', link.traceState, link.traceState !== ''),
        attributes: attributesOf(link.attributes),
        ...member('flags', link.flags, link.flags !== 0),
      })),
      links.length > 0,
    ),
    ...member('droppedLinksCount', span.droppedLinksCount, span.droppedLinksCount > 0),
    status:
      status === undefined
        ? {}
        : { code: status.code, ...member('message', status.message, status.message !== '') },
  });
}
