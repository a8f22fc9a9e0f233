import { SpanKind } from '../../model';
import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';
import type { IdIndex } from './IdIndex';

/** The spans of one id, by which side of a call they stand on. */
interface Halves {
  /** −1: none. */
  client: number;
  server: number;
  readonly byService: Map<number, number>;
}

/**
 * Zipkin lets the two sides of a call share one span id: the server's half hangs below the client's, and what names the id as
 * its parent below the half of its own service, else below the server's. Looks at the spans of each id once.
 */
export class SharedHalves {
  private readonly known = new Map<number, Halves>();

  constructor(
    private readonly draft: Draft,
    private readonly ids: IdIndex,
  ) {}

  private isServer(k: number): boolean {
    const { raw } = this.draft;
    return raw.kind[this.draft.row(k)] === SpanKind.server || (this.draft.mark(k) & Mark.shared) !== 0;
  }

  private service(k: number): number {
    return this.draft.raw.resource[this.draft.row(k)] ?? 0;
  }

  /** `head` as IdIndex.find returns it. */
  private halvesOf(head: number): Halves {
    let halves = this.known.get(head);
    if (halves !== undefined) return halves;
    halves = { client: -1, server: -1, byService: new Map() };
    for (const k of this.ids.chain(head)) {
      if (this.isServer(k)) {
        if (halves.server < 0) halves.server = k;
      } else if (halves.client < 0) halves.client = k;
      const service = this.service(k);
      // The server's half before the client's where one service is both.
      if (!halves.byService.has(service) || halves.server === k) halves.byService.set(service, k);
    }
    this.known.set(head, halves);
    return halves;
  }

  /** The client's half of which span `k` is the server's; −1 where it is none. */
  clientOf(k: number): number {
    const row = this.draft.row(k);
    const { raw } = this.draft;
    const mark = this.draft.mark(k);
    if ((mark & Mark.noId) !== 0 || !this.isServer(k)) return -1;
    const head = this.ids.find(raw.idHigh[row] ?? 0, raw.idLow[row] ?? 0, (mark & Mark.oddId) !== 0);
    return head >= 0 && this.ids.isRepeated(head) ? this.halvesOf(head).client : -1;
  }

  /** Of the spans that share the id of `head` the one that `child` means; −1 where they are no halves of a call. */
  parentFor(head: number, child: number): number {
    if (!this.ids.isRepeated(head)) return -1;
    const { client, server, byService } = this.halvesOf(head);
    if (client < 0 || server < 0) return -1;
    return byService.get(this.service(child)) ?? server;
  }

  /** Whether the span and the one other of its id are the two halves of one call, which is as it should be. */
  isPair(k: number): boolean {
    const row = this.draft.row(k);
    const { raw } = this.draft;
    const odd = (this.draft.mark(k) & Mark.oddId) !== 0;
    const head = this.ids.find(raw.idHigh[row] ?? 0, raw.idLow[row] ?? 0, odd);
    if (head < 0) return false;
    const { client, server } = this.halvesOf(head);
    return client >= 0 && server >= 0 && this.ids.chain(head).length === 2;
  }
}
