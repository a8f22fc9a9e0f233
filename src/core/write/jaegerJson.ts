import { serviceOf, spanIndex, type SpanIndex } from '../model';
import { decodeSpan, spanTextOf, type ParsedTrace } from '../parse';
import { jaegerSpan, tagJson } from './jaegerSpan';

/** Spans between two places at which the caller may take a breath. */
const STEP = 64;

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

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

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

/**
 * The trace as one entry of `data` in Jaeger's legacy JSON. What came in that form is kept byte for byte, span by span, in its order;
 * what came as OTLP, and spans whose text is no whole JSON, are written anew. A generator: it yields now and then. Linear in the text.
 */
export function* jaegerJson(parsed: ParsedTrace): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const { trace, texts } = parsed;
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [encoder.encode(`{"traceID":${JSON.stringify(trace.traceId)},"spans":[`)];
  const processes = new Processes();
  const newProcess = (span: SpanIndex) => {
    const tags = decodeSpan(parsed, span).resource.filter(({ key }) => key !== 'service.name');
    return `{"serviceName":${JSON.stringify(serviceOf(trace, span))},"tags":[${tags.map(tagJson).join(',')}]}`;
  };
  const keptProcess = (resource: number, span: SpanIndex) => {
    const bytes = texts.resources[resource]?.resource;
    const text = bytes && new TextDecoder().decode(bytes);
    return text !== undefined && isJson(text) ? text : newProcess(span);
  };
  const decoder = new TextDecoder();
  const comma = encoder.encode(',');
  for (const [at, i] of inOrderOfText(parsed).entries()) {
    const span = spanIndex(i);
    if (at > 0) pieces.push(comma);
    const resource = texts.resource[i] ?? 0;
    const { bytes, start, end } = spanTextOf(parsed, span);
    const own = bytes.subarray(start, end);
    const kept = texts.format === 'jaeger' ? keptSpan(decoder.decode(own)) : undefined;
    if (kept && (kept.processId === undefined || processes.take(kept.processId, resource))) {
      pieces.push(own);
      if (kept.processId !== undefined) processes.keep(kept.processId, () => keptProcess(resource, span));
    } else {
      const name = processes.nameOf(resource, () => newProcess(span));
      pieces.push(encoder.encode(jaegerSpan(trace, span, decodeSpan(parsed, span), name)));
    }
    if (at % STEP === STEP - 1) yield;
  }
  pieces.push(encoder.encode(`],"processes":${processes.json()},"warnings":null}`));
  return joined(pieces);
}

/** The spans as they stood in the text. */
function inOrderOfText({ trace, texts }: ParsedTrace): Uint32Array {
  const order = Uint32Array.from({ length: trace.spans.count }, (_, i) => i);
  const at = (column: ArrayLike<number>, i: number) => column[i] ?? 0;
  return order.sort(
    (a, b) => at(texts.block, a) - at(texts.block, b) || at(texts.offset, a) - at(texts.offset, b),
  );
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
