import { spanIndex, type SpanIndex } from '../model';
import { spanTextOf, type ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { jaegerSpan, tagJson } from './jaegerSpan';
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

/** The process that a span of Jaeger's JSON names; undefined where it has it inside, or cannot be read. */
interface Kept {
  readonly processId: string | undefined;
}

/** What a text of Jaeger's JSON says of its process; undefined where the text is no JSON and cannot be kept. */
function keptSpan(text: string): Kept | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return undefined;
    if ('process' in json) return { processId: undefined };
    return 'processID' in json && typeof json.processID === 'string'
      ? { processId: json.processID }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Names for the processes of a trace: those that its spans say, else new ones. */
class Processes {
  readonly #byName = new Map<string, number>();
  readonly #named = new Map<number, string>();
  readonly #texts = new Map<string, string>();

  /** Whether a resource may be called so: no other one is. */
  take(name: string, resource: number): boolean {
    const known = this.#byName.get(name);
    if (known !== undefined) return known === resource;
    this.#byName.set(name, resource);
    return true;
  }

  /** A name for a resource whose spans are written anew; `text` makes the process where it has none yet. */
  nameOf(resource: number, text: () => string): string {
    let name = this.#named.get(resource);
    if (name === undefined) {
      for (let at = resource + 1; name === undefined; at++)
        if (this.take(`p${String(at)}`, resource)) name = `p${String(at)}`;
      this.#named.set(resource, name);
      if (!this.#texts.has(name)) this.#texts.set(name, text());
    }
    return name;
  }

  keep(name: string, text: () => string): void {
    if (!this.#texts.has(name)) this.#texts.set(name, text());
  }

  json(): string {
    return `{${[...this.#texts].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
  }
}

/** The service that ran a span, with its tags. */
function processJson({ service, detail }: SpanToWrite): string {
  const tags = detail.resource.filter(({ key }) => key !== 'service.name');
  return `{"serviceName":${JSON.stringify(service)},"tags":[${tags.map(tagJson).join(',')}]}`;
}

/**
 * The trace as one entry of `data` in Jaeger's legacy JSON. What came in that form is kept byte for byte, span by span, in its order;
 * what came otherwise, what something is taken out of, and spans whose text is no whole JSON, are written anew. Linear in the text.
 */
export function* jaegerJson(parsed: ParsedTrace, job: WriteJob, sink: ByteSink): Generator<undefined, void> {
  const { trace, texts } = parsed;
  const reader = new SpanReader(parsed, job.redaction);
  const keeps = texts.format === 'jaeger' && isWhole(job.redaction);
  const processes = new Processes();
  const newProcess = (span: SpanIndex) => processJson(reader.read(span));
  const decoder = new TextDecoder();
  const keptProcess = (resource: number, span: SpanIndex) => {
    const bytes = texts.resources[resource]?.resource;
    const text = bytes && decoder.decode(bytes);
    return text !== undefined && isJson(text) ? text : newProcess(span);
  };
  sink.text(`{"traceID":${JSON.stringify(trace.traceId)},"spans":[`);
  for (const [at, i] of inOrderOfText(parsed, chosenSpans(parsed, job.spans)).entries()) {
    const span = spanIndex(i);
    if (at > 0) sink.text(',');
    const resource = texts.resource[i] ?? 0;
    const { bytes, start, end } = spanTextOf(parsed, span);
    const own = bytes.subarray(start, end);
    const kept = keeps ? keptSpan(decoder.decode(own)) : undefined;
    if (kept && (kept.processId === undefined || processes.take(kept.processId, resource))) {
      sink.bytes(own, decoder);
      if (kept.processId !== undefined) processes.keep(kept.processId, () => keptProcess(resource, span));
    } else {
      const toWrite = reader.read(span);
      sink.text(
        jaegerSpan(
          toWrite,
          processes.nameOf(resource, () => processJson(toWrite)),
        ),
      );
    }
    if (at % STEP === STEP - 1) yield;
  }
  sink.text(`],"processes":${processes.json()},"warnings":null}`);
}
