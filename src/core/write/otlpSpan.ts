import { SpanKind, SpanStatus, type Attribute, type AttributeValue, type SpanLink } from '../model';
import { epochDigits, type SpanToWrite } from './spansToWrite';

/** The attribute under which Jaeger's API v3 sends its warnings. */
const WARNINGS = '@jaeger@warnings';
/** How OpenTelemetry keeps the type of OpenTracing's references: https://opentelemetry.io/docs/specs/semconv/registry/attributes/opentracing/ */
const REF_TYPE = 'opentracing.ref_type';

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const longest = 9_223_372_036_854_775_807n;

/** An integer of at most 64 bits; others are texts. */
const isInt64 = (digits: string): boolean => {
  if (digits.length > 20 || !/^-?\d+$/.test(digits)) return false;
  const value = BigInt(digits);
  return value <= longest && value >= -longest - 1n;
};

/** NaN and the infinities have names in protobuf's JSON; other spellings come over the wire too. */
function notFinite(text: string): string | undefined {
  if (/^nan$/i.test(text)) return '"NaN"';
  if (/^\+?inf(?:inity)?$/i.test(text)) return '"Infinity"';
  return /^-inf(?:inity)?$/i.test(text) ? '"-Infinity"' : undefined;
}

const stringJson = (text: string): string => `{"stringValue":${JSON.stringify(text)}}`;

/** A value as OTLP's AnyValue. Values nest at most as deep as the decoder lets them. */
function valueJson(value: AttributeValue): string {
  switch (value.type) {
    case 'string':
      return stringJson(value.value);
    case 'bool':
      return `{"boolValue":${String(value.value)}}`;
    case 'int':
      return isInt64(value.digits) ? `{"intValue":"${value.digits}"}` : stringJson(value.digits);
    case 'double': {
      const number = jsonNumber.test(value.text) ? value.text : notFinite(value.text);
      return number === undefined ? stringJson(value.text) : `{"doubleValue":${number}}`;
    }
    case 'bytes':
      return `{"bytesValue":${JSON.stringify(value.base64)}}`;
    case 'array':
      return `{"arrayValue":{"values":[${value.values.map(valueJson).join(',')}]}}`;
    case 'map':
      return `{"kvlistValue":{"values":[${value.entries.map(attributeJson).join(',')}]}}`;
    case 'empty':
      return '{}';
  }
}

const attributeJson = ({ key, value }: Attribute): string =>
  `{"key":${JSON.stringify(key)},"value":${valueJson(value)}}`;

/** Attributes as OTLP's list of KeyValue. */
export const attributesJson = (attributes: readonly Attribute[]): string =>
  `[${attributes.map(attributeJson).join(',')}]`;

const textAttribute = (key: string, value: string): Attribute => ({ key, value: { type: 'string', value } });

function linkJson({ traceId, spanId, kind, attributes }: SpanLink): string {
  const said = attributes.some(({ key }) => key === REF_TYPE);
  const type = kind === 'CHILD_OF' ? 'child_of' : kind === 'FOLLOWS_FROM' ? 'follows_from' : '';
  const all = said || type === '' ? attributes : [...attributes, textAttribute(REF_TYPE, type)];
  return `{"traceId":${JSON.stringify(traceId)},"spanId":${JSON.stringify(spanId)},"attributes":${attributesJson(all)}}`;
}

/** Kinds as OTLP numbers them; one that a newer standard may add passes through. */
const kindJson = (kind: number): string => (kind === SpanKind.unspecified ? '' : `,"kind":${String(kind)}`);

const countJson = (member: string, count: number): string =>
  count > 0 ? `,"${member}":${String(count)}` : '';

/** A span of OTLP JSON. https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export function otlpSpan({ trace, span, name, id, parentId, detail }: SpanToWrite): string {
  const { spans, traceId } = trace;
  const [start, end] = [spans.start[span] ?? 0, spans.end[span] ?? 0];
  const { statusMessage, traceState, dropped } = detail;
  const attributes =
    detail.warnings.length === 0
      ? detail.attributes
      : [
          ...detail.attributes,
          {
            key: WARNINGS,
            value: {
              type: 'array',
              values: detail.warnings.map((value) => ({ type: 'string', value }) as const),
            },
          } as const,
        ];
  const events = detail.events.map(
    (event) =>
      `{"timeUnixNano":"${epochDigits(trace, event.time ?? start)}","name":${JSON.stringify(event.name)},"attributes":${attributesJson(event.attributes)}}`,
  );
  const status = spans.status[span] ?? SpanStatus.unset;
  const code = status === SpanStatus.unset ? [] : [`"code":${String(status)}`];
  const message = statusMessage === '' ? [] : [`"message":${JSON.stringify(statusMessage)}`];
  return (
    `{"traceId":${JSON.stringify(traceId)},"spanId":${JSON.stringify(id)}` +
    (traceState === '' ? '' : `,"traceState":${JSON.stringify(traceState)}`) +
    (parentId === '' ? '' : `,"parentSpanId":${JSON.stringify(parentId)}`) +
    `,"name":${JSON.stringify(name)}${kindJson(spans.kind[span] ?? SpanKind.unspecified)}` +
    `,"startTimeUnixNano":"${epochDigits(trace, start)}","endTimeUnixNano":"${epochDigits(trace, end)}"` +
    `,"attributes":${attributesJson(attributes)}` +
    countJson('droppedAttributesCount', dropped.attributes) +
    (events.length === 0 ? '' : `,"events":[${events.join(',')}]`) +
    countJson('droppedEventsCount', dropped.events) +
    (detail.links.length === 0 ? '' : `,"links":[${detail.links.map(linkJson).join(',')}]`) +
    countJson('droppedLinksCount', dropped.links) +
    `,"status":{${[...code, ...message].join(',')}}}`
  );
}
