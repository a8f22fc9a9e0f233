import { spanIndex, type Attribute } from '../model';
import { spanTextOf, type ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { attributesJson, otlpSpan } from './otlpSpan';
import {
  chosenSpans,
  inOrderOfText,
  isJson,
  isWhole,
  SpanReader,
  STEP,
  type SpanToWrite,
} from './spansToWrite';
import type { WriteJob } from './WriteJob';

/** The spans of each resource together, in the order of the text: a resource (with its scope) is then written once. */
function byResource({ texts }: ParsedTrace, spans: Uint32Array): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const span of spans) {
    const resource = texts.resource[span] ?? 0;
    const group = groups.get(resource);
    if (group === undefined) groups.set(resource, [span]);
    else group.push(span);
  }
  return groups;
}

function resourceJson({ service, detail }: SpanToWrite, isNamed: boolean): string {
  const named: Attribute = { key: 'service.name', value: { type: 'string', value: service } };
  const others = detail.resource.filter(({ key }) => key !== 'service.name');
  return `{"attributes":${attributesJson(isNamed ? [named, ...others] : others)}}`;
}

function scopeJson({ detail: { scope } }: SpanToWrite): string {
  if (scope === undefined) return '{}';
  const { name, version, attributes } = scope;
  return `{"name":${JSON.stringify(name)},"version":${JSON.stringify(version)},"attributes":${attributesJson(attributes)}}`;
}

/**
 * The trace as entries of `resourceSpans` in OTLP JSON. What came in that form is kept byte for byte, resource by resource; the rest is
 * written anew. Linear in the text.
 */
export function* otlpJson(parsed: ParsedTrace, job: WriteJob, sink: ByteSink): Generator<undefined, void> {
  const { texts } = parsed;
  const isOtlp = texts.format === 'otlp';
  const keeps = isOtlp && isWhole(job.redaction);
  const reader = new SpanReader(parsed, job.redaction);
  const decoder = new TextDecoder();
  const keptText = (bytes: Uint8Array | undefined) => {
    const text = keeps && bytes ? decoder.decode(bytes) : undefined;
    return text !== undefined && isJson(text) ? text : undefined;
  };
  let written = 0;
  for (const [resource, spans] of byResource(parsed, inOrderOfText(parsed, chosenSpans(parsed, job.spans)))) {
    const own = texts.resources[resource];
    const first = reader.read(spanIndex(spans[0] ?? 0));
    const isNamed = !isOtlp || first.detail.resource.some(({ key }) => key === 'service.name');
    sink.text(
      `${written > 0 ? ',' : ''}{"resource":${keptText(own?.resource) ?? resourceJson(first, isNamed)}`,
    );
    // Elsewhere the scope is told by tags, which are kept as attributes.
    sink.text(
      `,"scopeSpans":[{"scope":${keptText(own?.scope) ?? (isOtlp ? scopeJson(first) : '{}')},"spans":[`,
    );
    for (const [at, i] of spans.entries()) {
      const span = spanIndex(i);
      const { bytes, start, end } = spanTextOf(parsed, span);
      const text = keeps ? bytes.subarray(start, end) : undefined;
      if (at > 0) sink.text(',');
      if (text !== undefined && isJson(decoder.decode(text))) sink.bytes(text, decoder);
      else sink.text(otlpSpan(reader.read(span)));
      if (++written % STEP === 0) yield;
    }
    sink.text(']}]}');
  }
}
