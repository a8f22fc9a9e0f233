import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order of siblings: by start, then name, then id; then by everything else that can tell two spans apart, so that the
 * order of the input never shows.
 */
export class SpanOrder {
  private readonly names = new Map<number, string>();

  constructor(private readonly draft: Draft) {}

  /** < 0 when span a comes first. */
  compare(a: number, b: number): number {
    const startA = this.draft.start[a] ?? 0;
    const startB = this.draft.start[b] ?? 0;
    if (startA < startB) return -1;
    if (startA > startB) return 1;
    if (startA !== startB) {
      // Starts that could not be read (NaN) come last.
      const missing = Number(Number.isNaN(startA)) - Number(Number.isNaN(startB));
      if (missing !== 0) return missing;
    }
    return this.compareRest(a, b);
  }

  private nameOf(row: number): string {
    const token = this.draft.raw.name[row] ?? 0;
    let name = this.names.get(token);
    if (name === undefined) {
      name = this.draft.state.tokens.textOf(token);
      this.names.set(token, name);
    }
    return name;
  }

  private compareRest(a: number, b: number): number {
    if (a === b) return 0;
    const { draft } = this;
    const { raw } = draft;
    const rowA = draft.row(a);
    const rowB = draft.row(b);
    if (raw.name[rowA] !== raw.name[rowB]) {
      const byName = compareText(this.nameOf(rowA), this.nameOf(rowB));
      if (byName !== 0) return byName;
    }
    const odd = Mark.oddId | Mark.noId;
    if ((((raw.marks[rowA] ?? 0) | (raw.marks[rowB] ?? 0)) & odd) !== 0) {
      const byId = compareText(draft.idText(a), draft.idText(b));
      if (byId !== 0) return byId;
    } else {
      const byId =
        (raw.idHigh[rowA] ?? 0) - (raw.idHigh[rowB] ?? 0) || (raw.idLow[rowA] ?? 0) - (raw.idLow[rowB] ?? 0);
      if (byId !== 0) return byId;
    }
    const endA = draft.end[a] ?? 0;
    const endB = draft.end[b] ?? 0;
    if (endA !== endB) return endA < endB ? -1 : 1;
    const { list } = draft.state.resources;
    const byService = compareText(
      list[raw.resource[rowA] ?? 0]?.service ?? '',
      list[raw.resource[rowB] ?? 0]?.service ?? '',
    );
    if (byService !== 0) return byService;
    return this.compareBytes(draft.text(a), draft.text(b));
  }

  private compareBytes(a: Uint8Array, b: Uint8Array): number {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
      const difference = (a[i] ?? 0) - (b[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return a.length - b.length;
  }

  /** Sorts the run [from, to) of `spans`. Linear when it is in order already, as most are. */
  sortRun(spans: Int32Array, from: number, to: number): void {
    let sorted = from + 1;
    while (sorted < to && this.compare(spans[sorted - 1] ?? 0, spans[sorted] ?? 0) <= 0) sorted++;
    if (sorted >= to) return;
    if (to - from > 24) {
      this.mergeSort(spans, from, to);
      return;
    }
    for (let i = sorted; i < to; i++) {
      const moving = spans[i] ?? 0;
      let j = i;
      while (j > from && this.compare(spans[j - 1] ?? 0, moving) > 0) {
        spans[j] = spans[j - 1] ?? 0;
        j--;
      }
      spans[j] = moving;
    }
  }

  private mergeSort(spans: Int32Array, from: number, to: number): void {
    let source = spans.slice(from, to);
    const { length } = source;
    let target = new Int32Array(length);
    for (let width = 1; width < length; width *= 2) {
      for (let left = 0; left < length; left += 2 * width) {
        const middle = Math.min(left + width, length);
        const right = Math.min(left + 2 * width, length);
        let a = left;
        let b = middle;
        for (let i = left; i < right; i++) {
          const takeA = a < middle && (b >= right || this.compare(source[a] ?? 0, source[b] ?? 0) <= 0);
          target[i] = (takeA ? source[a++] : source[b++]) ?? 0;
        }
      }
      [source, target] = [target, source];
    }
    spans.set(source, from);
  }
}
