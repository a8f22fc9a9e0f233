import { attributeJson, attributeText } from '../format';
import { SpanKind, SpanStatus, type Attribute, type SpanEvent } from '../model';
import { microDigits, type SpanToWrite } from './spansToWrite';

const kinds = new Map<number, string>([
  [SpanKind.client, 'CLIENT'],
  [SpanKind.server, 'SERVER'],
  [SpanKind.producer, 'PRODUCER'],
  [SpanKind.consumer, 'CONSUMER'],
]);

/** Whether Zipkin takes a value of the tag `error` for an error: any but what begins like "false". */
const isError = (text: string): boolean => !text.startsWith('fals');

/** Zipkin's tags: texts by key, each key once. One that comes again gets a number. */
class Tags {
  readonly #texts = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  add(key: string, text: string): void {
    let name = key;
    while (this.#texts.has(name)) {
      const count = (this.#counts.get(key) ?? 1) + 1;
      this.#counts.set(key, count);
      name = `${key} (${String(count)})`;
    }
    this.#texts.set(name, text);
  }

  addMissing(key: string, text: string): void {
    if (text !== '' && !this.#texts.has(key)) this.#texts.set(key, text);
  }

  has(key: string): boolean {
    return this.#texts.has(key);
  }

  json(): string {
    return `{${[...this.#texts].map(([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`).join(',')}}`;
  }
}

/** Parts of the endpoint of the service itself; all else that a resource says becomes tags. */
const address = /^(?:ipv[46]|port)$/;

function endpointJson(service: string, resource: readonly Attribute[]): string {
  const parts = [`"serviceName":${JSON.stringify(service)}`];
  const seen = new Set<string>();
  for (const { key, value } of resource) {
    if (!address.test(key) || seen.has(key)) continue;
    const text = attributeText(value);
    if (key === 'port' && !/^\d{1,5}$/.test(text)) continue;
    seen.add(key);
    parts.push(`"${key}":${key === 'port' ? String(Number(text)) : JSON.stringify(text)}`);
  }
  return `{${parts.join(',')}}`;
}

/** Whether a tag would be read as another status than the data says elsewhere. */
function misleads(key: string, text: string, status: number): boolean {
  if (key === 'error') return isError(text) !== (status === SpanStatus.error);
  if (key !== 'otel.status_code') return false;
  if (status === SpanStatus.unset) return /(?:^|_)(?:ok|error)$/i.test(text);
  return text !== (status === SpanStatus.error ? 'ERROR' : 'OK');
}

function tagsOf(toWrite: SpanToWrite, isZipkin: boolean): Tags {
  const { trace, span, detail } = toWrite;
  const status = trace.spans.status[span] ?? SpanStatus.unset;
  const tags = new Tags();
  const addAsItCame = (key: string, text: string) => {
    tags.add(misleads(key, text, status) ? `${key} (as it came)` : key, text);
  };
  for (const { key, value } of detail.attributes) {
    const text = attributeText(value);
    addAsItCame(key, text);
  }
  if (status === SpanStatus.error) tags.addMissing('error', detail.statusMessage || 'true');
  else if (status === SpanStatus.ok) tags.addMissing('otel.status_code', 'OK');
  tags.addMissing('otel.status_description', isZipkin ? '' : detail.statusMessage);
  tags.addMissing('w3c.tracestate', detail.traceState);
  tags.addMissing('otel.scope.name', detail.scope?.name ?? '');
  tags.addMissing('otel.scope.version', detail.scope?.version ?? '');
  if (trace.spans.kind[span] === SpanKind.internal) tags.addMissing('span.kind', 'internal');
  for (const { key, value } of detail.resource)
    if (key !== 'service.name' && !(isZipkin && address.test(key))) addAsItCame(key, attributeText(value));
  detail.links.forEach(({ traceId, spanId, kind }, at) => {
    tags.add(`link.${String(at)}`, `${traceId} ${spanId} ${kind}`);
  });
  detail.warnings.forEach((text, at) => {
    tags.add(`warning.${String(at)}`, text);
  });
  return tags;
}

/** An event is its name; with attributes it is a JSON object, for an annotation is one text. */
function annotationText({ name, attributes }: SpanEvent): string {
  if (attributes.length === 0) return name;
  const event: Attribute = { key: 'event', value: { type: 'string', value: name } };
  return attributeJson({ type: 'map', entries: name === '' ? attributes : [event, ...attributes] });
}

/**
 * A span in Zipkin's JSON, version 2. Its values are texts, it knows no links, and times of less than a microsecond are one.
 * https://zipkin.io/zipkin-api/#/default/post_spans
 */
export function zipkinSpan(toWrite: SpanToWrite, isZipkin: boolean): string {
  const { trace, span, service, name, id, parentId, isShared, detail } = toWrite;
  const { spans, traceId } = trace;
  const [start, end] = [spans.start[span] ?? 0, spans.end[span] ?? 0];
  const kind = kinds.get(spans.kind[span] ?? 0);
  const annotations = detail.events.map(
    (event) =>
      `{"timestamp":${microDigits(trace, event.time ?? start)},"value":${JSON.stringify(annotationText(event))}}`,
  );
  const duration = end > start ? Math.max(1, Math.floor((end - start) / 1000)) : 0;
  return (
    `{"traceId":${JSON.stringify(traceId)},"id":${JSON.stringify(id)}` +
    (parentId === '' ? '' : `,"parentId":${JSON.stringify(parentId)}`) +
    (kind === undefined ? '' : `,"kind":"${kind}"`) +
    `,"name":${JSON.stringify(name)},"timestamp":${microDigits(trace, start)},"duration":${String(duration)}` +
    `,"localEndpoint":${endpointJson(service, isZipkin ? detail.resource : [])}` +
    (annotations.length === 0 ? '' : `,"annotations":[${annotations.join(',')}]`) +
    (isShared ? ',"shared":true' : '') +
    `,"tags":${tagsOf(toWrite, isZipkin).json()}}`
  );
}
