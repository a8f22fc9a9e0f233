import {
  attributeJson,
  csvLine,
  formatTimestamp,
  nameOf,
  serviceOf,
  spanIdOf,
  spanIndex,
  SpanStatus,
  type EventTable,
  type Failure,
} from '../../../core';
import { askEvents } from '../../../state/query/useEvents';
import { saveFile } from '../../../ui/saveFile';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { timeOf } from './eventClock';

/** Events that are asked for at once. */
const batch = 500;

const heads = [
  'time (UTC)',
  'time in trace (ns)',
  'time in span (ns)',
  'service',
  'operation',
  'span id',
  'span in error',
  'event',
  'attributes',
];

/**
 * Saves events in their order as a CSV file: times in whole nanoseconds, texts in full, attributes as JSON. `onSaved`
 * is told how many are done. A failure ends it without a file, as the signal does.
 */
export async function saveEventsAsCsv(
  open: OpenTrace,
  table: EventTable,
  rows: Int32Array | undefined,
  onSaved: (count: number) => void,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { trace } = open;
  const { spans } = trace;
  const count = rows?.length ?? table.count;
  const parts = [csvLine(heads)];
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from);
    const positions = rows?.subarray(from, from + length) ?? Int32Array.from({ length }, (_, k) => from + k);
    const named = {
      spans: positions.map((at) => table.span[at] ?? 0),
      places: Uint32Array.from(positions, (at) => table.place[at] ?? 0),
    };
    const answer = await askEvents(open, named, Infinity);
    if (signal.aborted) return undefined;
    if (!answer.ok) return answer.failure;
    let part = '';
    answer.value.forEach(({ name, attributes }, k) => {
      const span = spanIndex(named.spans[k] ?? 0);
      const time = timeOf(table, positions[k] ?? 0);
      part += csvLine([
        time === undefined
          ? ''
          : formatTimestamp(trace.startEpoch + BigInt(Math.round(time)), { zone: 'utc', precision: 'nanos' }),
        time === undefined ? '' : String(time),
        time === undefined ? '' : String(time - (spans.start[span] ?? 0)),
        serviceOf(trace, span),
        nameOf(trace, span),
        spanIdOf(trace, span),
        String(spans.status[span] === SpanStatus.error),
        name,
        attributeJson({ type: 'map', entries: attributes }),
      ]);
    });
    parts.push(part);
    onSaved(from + length);
  }
  saveFile(`trace-${trace.traceId}-events.csv`, parts, 'text/csv;charset=utf-8');
  return undefined;
}
