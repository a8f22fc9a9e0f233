import { csvLine, type SpanColumn } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import { saveFile } from '../../../ui/saveFile';
import { plainValue } from '../shown/ValueText';

/** Rows between two steps. */
const STEP = 2000;

function* linesOf(columns: readonly SpanColumn[], rows: Int32Array): Generator<void, string[], void> {
  const heads = columns.map(({ key, kind }) => (kind === 'duration' ? `${key} (ns)` : key));
  const parts = [csvLine(heads)];
  for (let from = 0; from < rows.length; from += STEP) {
    let part = '';
    for (const span of rows.subarray(from, from + STEP))
      part += csvLine(columns.map((column) => plainValue(column, span)));
    parts.push(part);
    yield;
  }
  return parts;
}

/** Saves the rows in their order as a CSV file: durations in whole nanoseconds, texts in full. */
export async function saveSpansAsCsv(
  traceId: string,
  columns: readonly SpanColumn[],
  rows: Int32Array,
): Promise<void> {
  const parts = await whileBusy(inSlices(linesOf(columns, rows)));
  saveFile(`trace-${traceId}-spans.csv`, parts, 'text/csv;charset=utf-8');
}
