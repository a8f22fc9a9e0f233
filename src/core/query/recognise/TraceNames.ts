import type { NamedTrace, PasteForm } from './Reading';

/** Spans of one trace that are taken along at most. */
const mostSpans = 50;

/** The traces that a text names, in the order of their first mention, each once. */
export class TraceNames {
  readonly #byId = new Map<string, { readonly form: PasteForm; readonly spans: Set<string> }>();

  add(form: PasteForm, traceId: string, spanId?: string): void {
    const known = this.#byId.get(traceId) ?? { form, spans: new Set() };
    if (spanId !== undefined && known.spans.size < mostSpans) known.spans.add(spanId);
    this.#byId.set(traceId, known);
  }

  get size(): number {
    return this.#byId.size;
  }

  get list(): NamedTrace[] {
    return [...this.#byId].map(([traceId, { form, spans }]) => ({ traceId, form, spanIds: [...spans] }));
  }
}
