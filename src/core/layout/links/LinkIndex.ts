import { linkKinds, spanIndex, type SpanIndex, type SpanLink, type SpanLinks } from '../../model';

/** A link as seen from one of its two spans. */
export interface LinkEnd {
  readonly span: SpanIndex;
  readonly kind: SpanLink['kind'];
}

/** Where the links of each span begin, in columns that are sorted by that span; count + 1 members. */
function offsetsOf(sorted: Int32Array, count: number): Int32Array {
  const offsets = new Int32Array(count + 1);
  for (const span of sorted) offsets[span + 1] = (offsets[span + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0);
  return offsets;
}

/** A trace's links by both of their ends. Made once, linear in spans and links. */
export class LinkIndex {
  readonly #outgoing: Int32Array;
  readonly #incoming: Int32Array;
  /** Links in the order of the spans that they name, else in their own. */
  readonly #byTarget: Int32Array;

  /** @param count spans of the trace */
  constructor(
    readonly links: SpanLinks,
    count: number,
  ) {
    this.#outgoing = offsetsOf(links.from, count);
    this.#incoming = offsetsOf(links.to, count);
    this.#byTarget = new Int32Array(links.to.length);
    const next = this.#incoming.slice();
    for (let link = 0; link < links.to.length; link++) {
      const target = links.to[link] ?? 0;
      const place = next[target] ?? 0;
      this.#byTarget[place] = link;
      next[target] = place + 1;
    }
  }

  #end(link: number, column: Int32Array): LinkEnd {
    return { span: spanIndex(column[link] ?? 0), kind: linkKinds[this.links.kind[link] ?? 0] ?? 'UNKNOWN' };
  }

  /** What the span links to. */
  outgoing(span: SpanIndex): LinkEnd[] {
    const ends: LinkEnd[] = [];
    const stop = this.#outgoing[span + 1] ?? 0;
    for (let link = this.#outgoing[span] ?? 0; link < stop; link++) ends.push(this.#end(link, this.links.to));
    return ends;
  }

  /** What links to the span. */
  incoming(span: SpanIndex): LinkEnd[] {
    const ends: LinkEnd[] = [];
    const stop = this.#incoming[span + 1] ?? 0;
    for (let place = this.#incoming[span] ?? 0; place < stop; place++)
      ends.push(this.#end(this.#byTarget[place] ?? 0, this.links.from));
    return ends;
  }
}
