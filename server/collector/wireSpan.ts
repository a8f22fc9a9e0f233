import type {
  AnyValue,
  InstrumentationScope,
  KeyValue,
} from '../../src/otlp/generated/opentelemetry/proto/common/v1/common_pb';
import type { Resource } from '../../src/otlp/generated/opentelemetry/proto/resource/v1/resource_pb';
import {
  Span_SpanKind,
  Status_StatusCode,
  type Span,
  type Span_Event,
  type Span_Link,
} from '../../src/otlp/generated/opentelemetry/proto/trace/v1/trace_pb';
import {
  WireTag,
  type WireLog,
  type WireProcess,
  type WireReference,
  type WireSpan,
} from '../../src/sources/endpoint';

// OTLP's messages as Jaeger's legacy JSON has them, by the rules of OpenTelemetry's "Jaeger" document: what Jaeger shows of a
// span, this collector shows too.

const MICRO = 1000n;
const KINDS: ReadonlyMap<Span_SpanKind, string> = new Map([
  [Span_SpanKind.INTERNAL, 'internal'],
  [Span_SpanKind.SERVER, 'server'],
  [Span_SpanKind.CLIENT, 'client'],
  [Span_SpanKind.PRODUCER, 'producer'],
  [Span_SpanKind.CONSUMER, 'consumer'],
]);
/** Jaeger's name for spans of a resource without a service. */
const NO_SERVICE = 'OTLPResourceNoServiceName';

const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');

/** A plain value for arrays and maps, which Jaeger shows as JSON. Depth is bounded by the decoder. */
function plain({ value }: AnyValue): unknown {
  switch (value.case) {
    case 'arrayValue':
      return value.value.values.map(plain);
    case 'kvlistValue':
      return new Map(value.value.values.map((pair) => [pair.key, pair.value && plain(pair.value)]));
    case 'intValue':
      return intOf(value.value);
    case 'doubleValue':
      return doubleOf(value.value);
    case 'bytesValue':
      return Buffer.from(value.value).toString('base64');
    case 'stringValue':
    case 'boolValue':
      return value.value;
    case undefined:
      return null;
  }
}

/** JSON in which a map keeps keys such as __proto__. */
const jsonOf = (value: unknown): string =>
  value instanceof Map
    ? `{${[...value].map(([key, member]) => `${JSON.stringify(String(key))}:${jsonOf(member)}`).join(',')}}`
    : Array.isArray(value)
      ? `[${value.map(jsonOf).join(',')}]`
      : JSON.stringify(value ?? null);

/** Beyond 2^53 as text, which keeps the digits. */
const intOf = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

/** JSON has no numbers for these. */
const doubleOf = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

function tagOf({ key, value: stated }: KeyValue): WireTag {
  const value = stated?.value;
  switch (value?.case) {
    case 'stringValue':
      return new WireTag(key, 'string', value.value);
    case 'boolValue':
      return new WireTag(key, 'bool', value.value);
    case 'intValue':
      return new WireTag(key, 'int64', intOf(value.value));
    case 'doubleValue':
      return new WireTag(key, 'float64', doubleOf(value.value));
    case 'bytesValue':
      return new WireTag(key, 'binary', Buffer.from(value.value).toString('base64'));
    case 'arrayValue':
    case 'kvlistValue':
      return new WireTag(key, 'string', stated === undefined ? '' : jsonOf(plain(stated)));
    case undefined:
      return new WireTag(key, 'string', '');
  }
}

const text = (key: string, value: string): WireTag => new WireTag(key, 'string', value);
const count = (key: string, value: number): WireTag[] =>
  value === 0 ? [] : [new WireTag(key, 'int64', value)];

/** What the resource of spans says. */
export function wireProcess(resource: Resource | undefined): WireProcess {
  let serviceName = '';
  const tags: WireTag[] = [];
  for (const attribute of resource?.attributes ?? []) {
    const { value } = attribute;
    if (attribute.key === 'service.name' && value?.value.case === 'stringValue')
      serviceName = value.value.value;
    else tags.push(tagOf(attribute));
  }
  return { serviceName: serviceName === '' ? NO_SERVICE : serviceName, tags };
}

/** Tags that say of a scope what Jaeger says of it. */
export function scopeTags(scope: InstrumentationScope | undefined): readonly WireTag[] {
  if (scope === undefined) return [];
  return [
    ...(scope.name === '' ? [] : [text('otel.scope.name', scope.name)]),
    ...(scope.version === '' ? [] : [text('otel.scope.version', scope.version)]),
    ...scope.attributes.map(tagOf),
  ];
}

const isId = (bytes: Uint8Array, length: number): boolean =>
  bytes.length === length && bytes.some((byte) => byte !== 0);

/** Why a span cannot be taken; undefined = it can. */
export function spanFault({ traceId, spanId, parentSpanId }: Span): string | undefined {
  if (!isId(traceId, 16)) return 'a trace id has to have 16 bytes that are not all zero';
  if (!isId(spanId, 8)) return 'a span id has to have 8 bytes that are not all zero';
  if (parentSpanId.length !== 0 && parentSpanId.length !== 8) return 'a parent span id has to have 8 bytes';
  return undefined;
}

/** A span without fault, with the tags of its scope. */
export function wireSpan(span: Span, scope: readonly WireTag[], processID: string): WireSpan {
  const startTime = Number(span.startTimeUnixNano / MICRO);
  return {
    traceID: hexOf(span.traceId),
    spanID: hexOf(span.spanId),
    operationName: span.name,
    references: references(span),
    startTime,
    // A span that ends before it starts stays one: the page says so.
    duration: Number((span.endTimeUnixNano - span.startTimeUnixNano) / MICRO),
    tags: [...scope, ...span.attributes.map(tagOf), ...factTags(span)],
    logs: span.events.map(logOf),
    processID,
    warnings: null,
  };
}

/** What is no attribute in OTLP, and one in Jaeger. */
function factTags({ kind, status, traceState, ...dropped }: Span): WireTag[] {
  const said = KINDS.get(kind);
  const isError = status?.code === Status_StatusCode.ERROR;
  const message = status?.message ?? '';
  return [
    ...(said === undefined ? [] : [text('span.kind', said)]),
    ...(isError ? [text('otel.status_code', 'ERROR'), new WireTag('error', 'bool', true)] : []),
    ...(status?.code === Status_StatusCode.OK ? [text('otel.status_code', 'OK')] : []),
    ...(message === '' ? [] : [text('otel.status_description', message)]),
    ...(traceState === '' ? [] : [text('w3c.tracestate', traceState)]),
    ...count('otel.dropped_attributes_count', dropped.droppedAttributesCount),
    ...count('otel.dropped_events_count', dropped.droppedEventsCount),
    ...count('otel.dropped_links_count', dropped.droppedLinksCount),
  ];
}

/** The parent first, and then the links. */
function references({ traceId, parentSpanId, links }: Span): WireReference[] {
  const traceID = hexOf(traceId);
  const isRoot = parentSpanId.every((byte) => byte === 0);
  return [
    ...(isRoot ? [] : [{ refType: 'CHILD_OF' as const, traceID, spanID: hexOf(parentSpanId) }]),
    ...links.map(linkOf),
  ];
}

function linkOf({ traceId, spanId, attributes }: Span_Link): WireReference {
  const isChild = attributes.some(
    ({ key, value }) =>
      key === 'opentracing.ref_type' &&
      value?.value.case === 'stringValue' &&
      value.value.value === 'child_of',
  );
  return { refType: isChild ? 'CHILD_OF' : 'FOLLOWS_FROM', traceID: hexOf(traceId), spanID: hexOf(spanId) };
}

function logOf({ timeUnixNano, name, attributes, droppedAttributesCount }: Span_Event): WireLog {
  return {
    timestamp: Number(timeUnixNano / MICRO),
    fields: [
      ...(name === '' ? [] : [text('event', name)]),
      ...attributes.map(tagOf),
      ...count('otel.event.dropped_attributes_count', droppedAttributesCount),
    ],
  };
}
