import { attributeJson, attributeText } from '../format';
import { SpanFlag, SpanKind, SpanStatus, type Attribute, type SpanLink } from '../model';
import { microDigits, numberJson, type SpanToWrite } from './spansToWrite';

const pair = (key: string, type: string, value: string) =>
  `{"key":${JSON.stringify(key)},"type":"${type}","value":${value}}`;
const textPair = (key: string, text: string) => pair(key, 'string', JSON.stringify(text));
const numberPair = (key: string, type: string, text: string) => pair(key, type, numberJson(text));

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

/** Whether a tag would be read as another kind or status than the data says elsewhere. */
function misleads({ key, value }: Attribute, kind: string, status: number): boolean {
  if (value.type !== 'string') return false;
  if (key === 'span.kind') return kind !== '' && value.value.toLowerCase() !== kind;
  if (key !== 'otel.status_code' || status === SpanStatus.error) return false;
  return value.value === 'ERROR' || (value.value === 'OK' && status === SpanStatus.unset);
}

/** The tags of a span: its attributes, and what Jaeger's JSON says by tags where the data says it otherwise. */
function tagsOf({ trace: { spans }, span, detail }: SpanToWrite): readonly string[] {
  const own = new Set(detail.attributes.map(({ key }) => key));
  const status = spans.status[span] ?? SpanStatus.unset;
  const kind = kindNames.get(spans.kind[span] ?? 0) ?? '';
  const texts = new Set(detail.attributes.map(({ key, value }) => `${key}=${attributeText(value)}`));
  const said: readonly (readonly [key: string, text: string])[] = [
    ['otel.status_description', detail.statusMessage],
    ['w3c.tracestate', detail.traceState],
    ['otel.scope.name', detail.scope?.name ?? ''],
    ['otel.scope.version', detail.scope?.version ?? ''],
  ];
  const code = status === SpanStatus.error ? 'ERROR' : status === SpanStatus.ok ? 'OK' : '';
  const always = [
    ['span.kind', kind],
    ['otel.status_code', code],
  ] as const;
  return [
    ...detail.attributes.map((tag) =>
      tagJson(misleads(tag, kind, status) ? { ...tag, key: `${tag.key} (as it came)` } : tag),
    ),
    ...always.flatMap(([key, text]) =>
      text === '' || texts.has(`${key}=${text}`) ? [] : [textPair(key, text)],
    ),
    ...said.flatMap(([key, text]) => (text === '' || own.has(key) ? [] : [textPair(key, text)])),
    ...(status === SpanStatus.error && !own.has('error') ? [pair('error', 'bool', 'true')] : []),
  ];
}

const referenceJson = (refType: SpanLink['kind'], traceId: string, spanId: string) =>
  `{"refType":"${refType === 'CHILD_OF' ? refType : 'FOLLOWS_FROM'}","traceID":${JSON.stringify(traceId)},"spanID":${JSON.stringify(spanId)}}`;

/** A span in Jaeger's legacy JSON. Attributes of links and counts of what was dropped have no place there. */
export function jaegerSpan(toWrite: SpanToWrite, processId: string): string {
  const { trace, span, name, id, parentId, detail } = toWrite;
  const { spans, traceId } = trace;
  const [start, end] = [spans.start[span] ?? 0, spans.end[span] ?? 0];
  const follows = ((spans.flags[span] ?? 0) & SpanFlag.followsFrom) !== 0;
  const references = [
    ...(parentId === '' ? [] : [referenceJson(follows ? 'FOLLOWS_FROM' : 'CHILD_OF', traceId, parentId)]),
    ...detail.links.map((link) => referenceJson(link.kind, link.traceId, link.spanId)),
  ];
  const logs = detail.events.map((event) => {
    const fields = [
      ...(event.name === '' ? [] : [textPair('event', event.name)]),
      ...event.attributes.map(tagJson),
    ];
    return `{"timestamp":${microDigits(trace, event.time ?? start)},"fields":[${fields.join(',')}]}`;
  });
  const members = [
    `"traceID":${JSON.stringify(traceId)}`,
    `"spanID":${JSON.stringify(id)}`,
    `"operationName":${JSON.stringify(name)}`,
    `"references":[${references.join(',')}]`,
    `"startTime":${microDigits(trace, start)}`,
    `"duration":${String(Math.floor((end - start) / 1000))}`,
    `"tags":[${tagsOf(toWrite).join(',')}]`,
    `"logs":[${logs.join(',')}]`,
    `"processID":${JSON.stringify(processId)}`,
    `"warnings":${detail.warnings.length === 0 ? 'null' : JSON.stringify(detail.warnings)}`,
  ];
  return `{${members.join(',')}}`;
}
