import type { RawSpans } from '../scan/RawSpans';
import { Mark } from '../scan/RawSpans';
import type { ScanState } from '../scan/ScanState';

/**
 * One trace while it is put together. `rows[k]` is the row of span k in the raw columns; all other columns are indexed by
 * k, which is the order of the input (without exact copies). `times` are nanoseconds relative to `baseSeconds`.
 */
export class Draft {
  readonly raw: RawSpans;
  count: number;
  readonly start: Float64Array;
  /** ≥ start; Infinity occurs. */
  readonly end: Float64Array;
  /** −1: none. */
  readonly parent: Int32Array;
  /** SpanFlag bits. */
  readonly flags: Uint16Array;
  baseSeconds = 0;

  constructor(
    readonly state: ScanState,
    readonly rows: Int32Array,
  ) {
    this.raw = state.raw;
    this.count = rows.length;
    this.start = new Float64Array(rows.length);
    this.end = new Float64Array(rows.length);
    this.parent = new Int32Array(rows.length).fill(-1);
    this.flags = new Uint16Array(rows.length);
  }

  /** Row of span k in the raw columns. */
  row(k: number): number {
    return this.rows[k] ?? 0;
  }

  mark(k: number): number {
    return this.raw.marks[this.row(k)] ?? 0;
  }

  /** The span's id as text: 16 digits, or the odd id as it came. */
  idText(k: number): string {
    const row = this.row(k);
    const marks = this.raw.marks[row] ?? 0;
    if ((marks & Mark.noId) !== 0) return '';
    const high = this.raw.idHigh[row] ?? 0;
    if ((marks & Mark.oddId) !== 0) return this.state.oddIds[high] ?? '';
    return high.toString(16).padStart(8, '0') + (this.raw.idLow[row] ?? 0).toString(16).padStart(8, '0');
  }

  /** The span's text. */
  text(k: number): Uint8Array {
    const row = this.row(k);
    const offset = this.raw.offset[row] ?? 0;
    return this.state.bytes
      .block(this.raw.block[row] ?? 0)
      .subarray(offset, offset + (this.raw.length[row] ?? 0));
  }
}
