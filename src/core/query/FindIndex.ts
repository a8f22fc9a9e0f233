import { spanIndex, type SpanIndex, type Trace } from '../model';
import { findTerms, type FindTerms } from './findTerms';
import { markSpanIds } from './markSpanIds';
import { Lists, PairTable } from './PairTable';
import { TokenDictionary, type TokenMarks } from './TokenDictionary';

/**
 * Takes one key with one value, as raw bytes: what stands between the quotes of a JSON string (with its escapes), or a bare JSON value.
 * Either range may be empty: an event's name has no key. The bytes are read before the call returns. `scope` is a position in
 * attributeScopes.
 */
export type PairSink = (
  bytes: Uint8Array,
  keyStart: number,
  keyEnd: number,
  valueStart: number,
  valueEnd: number,
  scope: number,
) => void;

/** The texts of a trace that a find looks through, beside the columns. */
export interface SearchableTexts {
  /** Calls the sink for every attribute of the span and of its events and links, and for its other texts. */
  forEachPair(span: SpanIndex, sink: PairSink): void;
  /** Number of resources. */
  readonly resourceCount: number;
  /** The resource of each span. */
  readonly resourceOf: Uint32Array;
  /** Calls the sink for every attribute of a resource. */
  forEachResourcePair(resource: number, sink: PairSink): void;
  /** Makes text of raw bytes. */
  decode(bytes: Uint8Array, start: number, end: number): string;
}

/** What can be found in a trace: built once (in slices, so that a worker stays responsive), then asked many times. */
export class FindIndex {
  readonly tokens: TokenDictionary;
  readonly pairs = new PairTable();
  readonly spanPairs: Lists;
  readonly resourcePairs: Lists;
  private readonly services: readonly string[];
  private readonly names: readonly string[];
  /** The distinct keys: their tokens with their texts in lower case. */
  private readonly keys = new Map<number, string>();
  private builtResources = 0;
  private built = 0;
  private done = false;

  constructor(
    readonly trace: Trace,
    readonly texts: SearchableTexts,
  ) {
    this.tokens = new TokenDictionary((bytes, start, end) => texts.decode(bytes, start, end));
    this.spanPairs = new Lists(trace.spans.count);
    this.resourcePairs = new Lists(texts.resourceCount);
    this.services = trace.services.map((service) => service.toLowerCase());
    this.names = trace.names.map((name) => name.toLowerCase());
  }

  /** Takes in up to `spanCount` more spans (a resource counts as one); true once all are in. */
  build(spanCount = Infinity): boolean {
    const { spans } = this.trace;
    let left = spanCount;
    const intoResources = this.sinkInto(this.resourcePairs);
    for (; this.builtResources < this.texts.resourceCount && left > 0; left--) {
      this.texts.forEachResourcePair(this.builtResources++, intoResources);
      this.resourcePairs.endOwner();
    }
    const intoSpans = this.sinkInto(this.spanPairs);
    for (; this.built < spans.count && left > 0; left--) {
      this.texts.forEachPair(spanIndex(this.built++), intoSpans);
      this.spanPairs.endOwner();
    }
    if (this.builtResources < this.texts.resourceCount || this.built < spans.count) return false;
    if (!this.done) this.finish();
    return true;
  }

  private finish(): void {
    this.tokens.finish();
    this.pairs.finish();
    this.spanPairs.finish();
    this.resourcePairs.finish();
    for (let pair = 0; pair < this.pairs.count; pair++) {
      const key = this.pairs.key[pair] ?? 0;
      if (!this.keys.has(key)) this.keys.set(key, this.tokens.textOf(key).toLowerCase());
    }
    this.done = true;
  }

  private sinkInto(lists: Lists): PairSink {
    return (bytes, keyStart, keyEnd, valueStart, valueEnd, scope) => {
      const key = this.tokens.place(bytes, keyStart, keyEnd);
      const value = this.tokens.place(bytes, valueStart, valueEnd);
      lists.add(this.pairs.place(key, value, scope));
    };
  }

  /**
   * The spans (SpanIndex, ascending) that the text hits; none for an empty text. Finishes the building first where that is
   * still to be done. For the meaning of the text see findTerms; beside whole words of attributes a word may be `key=value`,
   * a span id (with or without its leading zeros) or at least the first six digits of one.
   */
  find(text: string): Int32Array {
    this.build();
    const terms = findTerms(text);
    const { spans } = this.trace;
    if (terms.include.length === 0) return new Int32Array(0);
    const pairMarks = this.markPairs(terms);
    const serviceMarks = markTexts(this.services, terms.include);
    const nameMarks = markTexts(this.names, terms.include);
    const resourceMarks = new Uint8Array(this.texts.resourceCount);
    for (let resource = 0; resource < resourceMarks.length; resource++) {
      if (this.resourcePairs.anyMarked(resource, pairMarks)) resourceMarks[resource] = 1;
    }
    const hits = new Int32Array(spans.count);
    const byId = markSpanIds(this.trace, terms.include);
    let length = 0;
    for (let i = 0; i < spans.count; i++) {
      if (
        serviceMarks[spans.service[i] ?? 0] === 1 ||
        nameMarks[spans.name[i] ?? 0] === 1 ||
        resourceMarks[this.texts.resourceOf[i] ?? 0] === 1 ||
        byId?.[i] === 1 ||
        this.spanPairs.anyMarked(i, pairMarks)
      ) {
        hits[length++] = i;
      }
    }
    return hits.slice(0, length);
  }

  /** The pairs that any term hits and no excluded key rules out. */
  private markPairs({ include, excludeKeys }: FindTerms): Uint8Array {
    const { key, value, count } = this.pairs;
    const found = this.tokens.noMarks();
    for (const term of include) this.tokens.mark(term, found);
    const excluded = this.tokens.noMarks();
    for (const term of excludeKeys) this.tokens.mark(term, excluded);
    const marks = new Uint8Array(count);
    for (let pair = 0; pair < count; pair++) {
      if (found.has(key[pair] ?? 0) || found.has(value[pair] ?? 0)) marks[pair] = 1;
    }
    this.markKeyValue(include, marks);
    if (excludeKeys.length > 0) {
      for (let pair = 0; pair < count; pair++) if (excluded.has(key[pair] ?? 0)) marks[pair] = 0;
    }
    return marks;
  }

  /** Pairs that a term hits across their "=": the key ends with what stands before it, the value begins with what stands after. */
  private markKeyValue(include: readonly string[], marks: Uint8Array): void {
    const terms = include.filter((term) => term.includes('='));
    if (terms.length === 0) return;
    const { key, value, count } = this.pairs;
    for (const term of terms) {
      for (let at = term.indexOf('='); at >= 0; at = term.indexOf('=', at + 1)) {
        const ending = term.slice(0, at);
        const keyMarks = this.tokens.noMarks();
        let any = false;
        for (const [token, text] of this.keys) {
          // An event's name has no key, and so no form key=value.
          if (text === '' || !text.endsWith(ending)) continue;
          keyMarks.set(token);
          any = true;
        }
        if (!any) continue;
        const beginning = term.slice(at + 1);
        const valueMarks = beginning === '' ? undefined : this.beginningWith(beginning);
        for (let pair = 0; pair < count; pair++) {
          if (!keyMarks.has(key[pair] ?? 0)) continue;
          if (valueMarks === undefined || valueMarks.has(value[pair] ?? 0)) marks[pair] = 1;
        }
      }
    }
  }

  private beginningWith(text: string): TokenMarks {
    const marks = this.tokens.noMarks();
    this.tokens.mark(text, marks, true);
    return marks;
  }

  /** Distinct texts, their characters, and distinct pairs: what the index holds. */
  get size(): { readonly tokens: number; readonly characters: number; readonly pairs: number } {
    return { ...this.tokens.size, pairs: this.pairs.count };
  }
}

function markTexts(texts: readonly string[], terms: readonly string[]): Uint8Array {
  const marks = new Uint8Array(texts.length);
  texts.forEach((text, k) => {
    if (terms.some((term) => text.includes(term))) marks[k] = 1;
  });
  return marks;
}
