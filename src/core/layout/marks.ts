import { SpanFlag, SpanStatus, nanos, type RowIndex, type SpanTable } from '../model';
import type { TimeAxis } from './timeAxis';

/** The spans in error, ascending. */
export function errorSpans({ count, status }: SpanTable): Int32Array {
  let errors = 0;
  for (let i = 0; i < count; i++) if (status[i] === SpanStatus.error) errors++;
  const list = new Int32Array(errors);
  for (let i = 0, at = 0; i < count && at < errors; i++) if (status[i] === SpanStatus.error) list[at++] = i;
  return list;
}

/** 1 for each column of an axis in which one of the spans starts; those off scale are left out. */
export function startColumns(
  spans: SpanTable,
  picked: Int32Array,
  axis: TimeAxis,
  columns: number,
): Uint8Array {
  const marked = new Uint8Array(columns);
  for (const span of picked) {
    if (((spans.flags[span] ?? 0) & SpanFlag.offScale) !== 0) continue;
    const x = axis.px(nanos(spans.start[span] ?? 0));
    if (x < 0 || x > axis.width) continue;
    marked[Math.min(columns - 1, Math.floor((x / axis.width) * columns))] = 1;
  }
  return marked;
}

/** Spans that are looked at between two steps. */
const step = 1 << 13;

/**
 * The first row of each slot that shows, or hides, one of the spans; −1 for none. `rowOf` tells the row of a span or of what hides
 * it, `slotOf` the slot of a row, 0 to slots − 1. In steps; work: the spans.
 */
export function* rowMarks(
  picked: Int32Array,
  slots: number,
  rowOf: (span: number) => RowIndex | undefined,
  slotOf: (row: RowIndex) => number,
): Generator<void, Int32Array, void> {
  const marks = new Int32Array(slots).fill(-1);
  for (let at = 0; at < picked.length; at++) {
    const row = rowOf(picked[at] ?? 0);
    if (row === undefined) continue;
    const slot = Math.min(slots - 1, Math.max(0, slotOf(row)));
    const before = marks[slot] ?? -1;
    if (before < 0 || row < before) marks[slot] = row;
    if (at % step === step - 1) yield;
  }
  return marks;
}

/** The slot with a mark that is nearest to `slot`, at most `reach` away; undefined where there is none. */
export function nearestMark(marks: readonly Int32Array[], slot: number, reach: number): number | undefined {
  for (let away = 0; away <= reach; away++) {
    for (const at of [slot - away, slot + away]) {
      for (const of of marks) if ((of[at] ?? -1) >= 0) return of[at];
    }
  }
  return undefined;
}
