import { attributeJson, attributeText } from '../format';
import {
  nameOf,
  spanIdOf,
  SpanFlag,
  SpanKind,
  SpanStatus,
  type Attribute,
  type EpochNanos,
  type Nanos,
  type SpanDetail,
  type SpanIndex,
  type SpanLink,
  type Trace,
} from '../model';

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Microseconds since the epoch, rounded down: Jaeger's JSON has nothing finer. */
function micros(startEpoch: EpochNanos, time: Nanos | number): string {
  const nanos = startEpoch + BigInt(Math.round(time));
  const whole = nanos / 1000n;
  return String(nanos < 0n && whole * 1000n !== nanos ? whole - 1n : whole);
}

const pair = (key: string, type: string, value: string) =>
  `{"key":${JSON.stringify(key)},"type":"${type}","value":${value}}`;
const textPair = (key: string, text: string) => pair(key, 'string', JSON.stringify(text));
/** A number with all its digits; what JSON has no number for is a text. */
const numberPair = (key: string, type: string, text: string) =>
  pair(key, type, jsonNumber.test(text) ? text : JSON.stringify(text));

/** A tag, or a field of a log. Lists and maps become their JSON, as Jaeger itself writes them. */
export function tagJson({ key, value }: Attribute): string {
  switch (value.type) {
    case 'bool':
      return pair(key, 'bool', String(value.value));
    case 'int':
      return numberPair(key, 'int64', value.digits);
    case 'double':
      return numberPair(key, 'float64', value.text);
    case 'bytes':
      return pair(key, 'binary', JSON.stringify(value.base64));
    case 'array':
    case 'map':
      return textPair(key, attributeJson(value));
    case 'string':
    case 'empty':
      return textPair(key, attributeText(value));
  }
}

const kindNames = new Map<number, string>(
  Object.entries(SpanKind).map(([name, kind]) => [kind, kind === SpanKind.unspecified ? '' : name]),
);

/** The tags of a span: its attributes, and what Jaeger's JSON says by tags where the data says it otherwise. */
function tagsOf({ spans }: Trace, span: SpanIndex, detail: SpanDetail): readonly string[] {
  const own = new Set(detail.attributes.map(({ key }) => key));
  const status = spans.status[span];
  const said: readonly (readonly [key: string, text: string])[] = [
    ['span.kind', kindNames.get(spans.kind[span] ?? 0) ?? ''],
    ['otel.status_code', status === SpanStatus.error ? 'ERROR' : status === SpanStatus.ok ? 'OK' : ''],
    ['otel.status_description', detail.statusMessage],
    ['w3c.tracestate', detail.traceState],
    ['otel.scope.name', detail.scope?.name ?? ''],
    ['otel.scope.version', detail.scope?.version ?? ''],
  ];
  return [
    ...detail.attributes.map(tagJson),
    ...said.flatMap(([key, text]) => (text === '' || own.has(key) ? [] : [textPair(key, text)])),
    ...(status === SpanStatus.error && !own.has('error') ? [pair('error', 'bool', 'true')] : []),
  ];
}

const referenceJson = (refType: SpanLink['kind'], traceId: string, spanId: string) =>
  `{"refType":"${refType === 'CHILD_OF' ? refType : 'FOLLOWS_FROM'}","traceID":${JSON.stringify(traceId)},"spanID":${JSON.stringify(spanId)}}`;

/** A span in Jaeger's legacy JSON. Attributes of links and counts of what was dropped have no place there. */
export function jaegerSpan(trace: Trace, span: SpanIndex, detail: SpanDetail, processId: string): string {
  const { spans, traceId, startEpoch } = trace;
  const [start, end] = [spans.start[span] ?? 0, spans.end[span] ?? 0];
  const follows = ((spans.flags[span] ?? 0) & SpanFlag.followsFrom) !== 0;
  const parent = detail.parentSpanId;
  const references = [
    ...(parent === '' ? [] : [referenceJson(follows ? 'FOLLOWS_FROM' : 'CHILD_OF', traceId, parent)]),
    ...detail.links.map((link) => referenceJson(link.kind, link.traceId, link.spanId)),
  ];
  const logs = detail.events.map(({ time, name, attributes }) => {
    const fields = [...(name === '' ? [] : [textPair('event', name)]), ...attributes.map(tagJson)];
    return `{"timestamp":${micros(startEpoch, time ?? start)},"fields":[${fields.join(',')}]}`;
  });
  const members = [
    `"traceID":${JSON.stringify(traceId)}`,
    `"spanID":${JSON.stringify(spanIdOf(trace, span))}`,
    `"operationName":${JSON.stringify(nameOf(trace, span))}`,
    `"references":[${references.join(',')}]`,
    `"startTime":${micros(startEpoch, start)}`,
    `"duration":${String(Math.floor((end - start) / 1000))}`,
    `"tags":[${tagsOf(trace, span, detail).join(',')}]`,
    `"logs":[${logs.join(',')}]`,
    `"processID":${JSON.stringify(processId)}`,
    `"warnings":${detail.warnings.length === 0 ? 'null' : JSON.stringify(detail.warnings)}`,
  ];
  return `{${members.join(',')}}`;
}
