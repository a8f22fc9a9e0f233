import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';
import type { SpanOrder } from './SpanOrder';

/** Finds spans by id. Merges exact copies on the way in; keeps different spans of one id as a chain. */
export class IdIndex {
  /** Exact copies that were dropped. */
  copies = 0;
  private readonly slots: Int32Array;
  private readonly mask: number;
  /** Next span of the same id, −1 at the end; made only when an id occurs twice. */
  private next: Int32Array | undefined;
  private readonly byText = new Map<number, number[]>();
  private readonly hashed = new Set<number>();
  private readonly sorted = new Map<number, Int32Array>();

  constructor(
    private readonly draft: Draft,
    private readonly order: SpanOrder,
  ) {
    let size = 16;
    while (size < draft.count * 2) size *= 2;
    this.slots = new Int32Array(size).fill(-1);
    this.mask = size - 1;
    this.fill();
  }

  private slotOf(high: number, low: number, odd: number): number {
    let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low + odd, 0x85ebca6b);
    hash ^= hash >>> 15;
    return Math.imul(hash, 0x2c1b3c6d) >>> 7;
  }

  private fill(): void {
    const { draft, slots, mask } = this;
    const { raw, rows } = draft;
    const { marks, idHigh, idLow } = raw;
    let kept = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      rows[kept] = row;
      const mark = marks[row] ?? 0;
      if ((mark & Mark.noId) === 0) {
        const high = idHigh[row] ?? 0;
        const low = idLow[row] ?? 0;
        const odd = mark & Mark.oddId;
        let slot = this.slotOf(high, low, odd) & mask;
        let head = slots[slot] ?? -1;
        while (head >= 0 && !this.hasId(head, high, low, odd)) {
          slot = (slot + 1) & mask;
          head = slots[slot] ?? -1;
        }
        if (head < 0) slots[slot] = kept;
        else if (!this.addToChain(head, kept)) continue;
      }
      kept++;
    }
    this.copies = rows.length - kept;
    draft.count = kept;
  }

  private hasId(k: number, high: number, low: number, odd: number): boolean {
    const { raw, rows } = this.draft;
    const row = rows[k] ?? 0;
    return raw.idHigh[row] === high && raw.idLow[row] === low && ((raw.marks[row] ?? 0) & Mark.oddId) === odd;
  }

  /** @returns false when the span is an exact copy of one that is there. */
  private addToChain(head: number, k: number): boolean {
    this.next ??= new Int32Array(this.draft.rows.length).fill(-1);
    if (!this.hashed.has(head)) {
      this.hashed.add(head);
      this.remember(head);
    }
    if (!this.remember(k)) return false;
    this.next[k] = this.next[head] ?? -1;
    this.next[head] = k;
    return true;
  }

  private remember(k: number): boolean {
    const { draft } = this;
    const text = draft.text(k);
    let hash = text.length;
    for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + (text[i] ?? 0)) | 0;
    const same = this.byText.get(hash);
    if (same === undefined) {
      this.byText.set(hash, [k]);
      return true;
    }
    for (const other of same) {
      if (draft.raw.resource[draft.row(other)] !== draft.raw.resource[draft.row(k)]) continue;
      const otherText = draft.text(other);
      if (otherText.length === text.length && text.every((byte, i) => byte === otherText[i])) return false;
    }
    same.push(k);
    return true;
  }

  /** Some span of the id, −1 when there is none. */
  find(high: number, low: number, odd: boolean): number {
    const oddMark = odd ? Mark.oddId : 0;
    let slot = this.slotOf(high, low, oddMark) & this.mask;
    for (;;) {
      const head = this.slots[slot] ?? -1;
      if (head < 0 || this.hasId(head, high, low, oddMark)) return head;
      slot = (slot + 1) & this.mask;
    }
  }

  /** Whether another span has the id of span `head` (as `find` returns it). */
  isRepeated(head: number): boolean {
    return this.next !== undefined && (this.next[head] ?? -1) >= 0;
  }

  /** All spans whose id occurs more than once, ascending. */
  repeated(): number[] {
    const found: number[] = [];
    for (const head of this.hashed) {
      if (!this.isRepeated(head)) continue;
      for (let k = head; k >= 0; k = this.next?.[k] ?? -1) found.push(k);
    }
    return found.sort((a, b) => a - b);
  }

  /**
   * Of the spans that share the id of `head` the one that fits best as parent of `child`: the latest-starting one that
   * contains it; else the latest that starts before it; else the earliest.
   */
  best(head: number, child: number): number {
    if (!this.isRepeated(head)) return head;
    const chain = this.chain(head);
    const { start, end } = this.draft;
    const childStart = start[child] ?? 0;
    const childEnd = end[child] ?? 0;
    let low = 0;
    let high = chain.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((start[chain[middle] ?? 0] ?? 0) <= childStart) low = middle + 1;
      else high = middle;
    }
    let fallback = -1;
    // A bounded look back: with thousands of spans of one id there is no right answer, only a quick one.
    for (let i = low - 1; i >= 0 && i > low - 34; i--) {
      const candidate = chain[i] ?? 0;
      if (candidate === child) continue;
      if (fallback < 0) fallback = candidate;
      if ((end[candidate] ?? 0) >= childEnd) return candidate;
    }
    if (fallback >= 0) return fallback;
    const earliest = chain[0] ?? head;
    return earliest === child ? (chain[1] ?? head) : earliest;
  }

  /** All spans of the id of `head`, in their order. */
  chain(head: number): Int32Array {
    let chain = this.sorted.get(head);
    if (chain === undefined) {
      const members: number[] = [];
      for (let k = head; k >= 0; k = this.next?.[k] ?? -1) members.push(k);
      chain = Int32Array.from(members).sort((a, b) => this.order.compare(a, b));
      this.sorted.set(head, chain);
    }
    return chain;
  }
}
