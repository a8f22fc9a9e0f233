import {
  formatOffset,
  formatTimestamp,
  nanos,
  spanIndex,
  zoneOffset,
  type DurationUnit,
  type EventTable,
  type Nanos,
  type SpanIndex,
  type Trace,
} from '../../../core';
import type { EventClock } from '../../../state/url/trace/eventsParts';

/** What the times of events count from, as it is said in a sentence. */
export const clockWords: Readonly<Record<EventClock, string>> = {
  trace: 'from the start of the trace',
  span: 'from the start of each span',
  absolute: 'as the clock',
};

/** The head of the column of times. */
export function clockHead(clock: EventClock, trace: Trace, zone: string): string {
  if (clock === 'absolute') return `Time (${zoneOffset(trace.startEpoch, zone)})`;
  return clock === 'trace' ? 'Time in trace' : 'Time in span';
}

const epochOf = (trace: Trace, time: number) => trace.startEpoch + BigInt(Math.round(time));

/** A time of an event, relative to the trace's start, on the clock that was chosen. The date stands there only where it is not the trace's. */
export function clockText(
  clock: EventClock,
  trace: Trace,
  span: SpanIndex,
  time: Nanos,
  zone: string,
  unit: DurationUnit,
): string {
  if (clock === 'trace') return formatOffset(time, unit);
  if (clock === 'span') return formatOffset(nanos(time - (trace.spans.start[span] ?? 0)), unit);
  const epoch = epochOf(trace, time);
  const dayOf = (at: bigint) => formatTimestamp(at, { zone, show: 'date' });
  const show = dayOf(epoch) === dayOf(trace.startEpoch) ? 'time' : 'both';
  return formatTimestamp(epoch, { zone, precision: 'micros', show });
}

/** Said of an event that happened while its span did not run; '' for all others. */
export function outsideWords({ spans }: Trace, span: SpanIndex, time: Nanos): string {
  if (time < (spans.start[span] ?? 0)) return 'before its span began';
  return time > (spans.end[span] ?? 0) ? 'after its span ended' : '';
}

/** The time of an event; undefined where the data has none that could be read. */
export function timeOf({ time }: EventTable, at: number): Nanos | undefined {
  const known = time[at] ?? NaN;
  return Number.isNaN(known) ? undefined : nanos(known);
}

/** When an event happened, on every clock: a line each. */
export function allClocks(
  trace: Trace,
  table: EventTable,
  at: number,
  zone: string,
  unit: DurationUnit,
): string {
  const span = spanIndex(table.span[at] ?? 0);
  const time = timeOf(table, at);
  if (time === undefined) return 'No readable time';
  const epoch = epochOf(trace, time);
  const outside = outsideWords(trace, span, time);
  return [
    `${clockText('trace', trace, span, time, zone, unit)} ${clockWords.trace}`,
    `${clockText('span', trace, span, time, zone, unit)} from the start of its span${outside === '' ? '' : `: ${outside}`}`,
    `${formatTimestamp(epoch, { zone, precision: 'nanos' })} ${zoneOffset(epoch, zone)}`,
  ].join('\n');
}
