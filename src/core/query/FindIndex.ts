import { spanIndex, type SpanIndex, type Trace } from '../model';
import { Lists, PairTable } from './PairTable';
import { TokenDictionary } from './TokenDictionary';
import { oneRun, type TraceRuns } from './TraceRuns';

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

/**
 * What can be found in a trace, or in many whose columns stand one behind the other: built once (in slices, so that a worker stays
 * responsive), then asked many times.
 */
export class FindIndex {
  readonly tokens: TokenDictionary;
  readonly pairs = new PairTable();
  readonly spanPairs: Lists;
  readonly resourcePairs: Lists;
  /** Services and names in lower case. */
  readonly services: readonly string[];
  readonly names: readonly string[];
  /** The distinct keys: their tokens with their texts in lower case. */
  readonly keys = new Map<number, string>();
  private builtResources = 0;
  private built = 0;
  private done = false;

  constructor(
    readonly trace: Trace,
    readonly texts: SearchableTexts,
    readonly runs: TraceRuns = oneRun(trace),
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

  /** Distinct texts, their characters, and distinct pairs: what the index holds. */
  get size(): { readonly tokens: number; readonly characters: number; readonly pairs: number } {
    return { ...this.tokens.size, pairs: this.pairs.count };
  }
}
