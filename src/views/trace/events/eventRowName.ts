import {
  attributeText,
  eventLine,
  spanIndex,
  SpanStatus,
  nameOf,
  serviceOf,
  visibleText,
  type CutEvent,
  type DurationUnit,
  type EventTable,
  type Trace,
} from '../../../core';
import type { EventClock } from '../../../state/url/trace/eventsParts';
import { clockText, outsideWords, timeOf } from './eventClock';

const longest = 160;
/** Attributes that are read out; the whole event has them all. */
const mostPairs = 12;
const cut = (text: string) => visibleText(text, longest);

/** What a screen reader says of a row: all that the row shows, marks in words. */
export function eventRowName(
  trace: Trace,
  table: EventTable,
  at: number,
  event: CutEvent | undefined,
  clock: EventClock,
  zone: string,
  unit: DurationUnit,
): string {
  const span = spanIndex(table.span[at] ?? 0);
  const time = timeOf(table, at);
  const line = event === undefined ? undefined : eventLine(event);
  return [
    time === undefined ? 'no readable time' : clockText(clock, trace, span, time, zone, unit),
    `${cut(serviceOf(trace, span))}: ${cut(nameOf(trace, span))}`,
    table.isError[at] === 1 ? 'error' : '',
    trace.spans.status[span] === SpanStatus.error ? 'span in error' : '',
    line === undefined ? 'being read' : cut(line.title),
    cut(
      (line?.rest ?? [])
        .slice(0, mostPairs)
        .map(({ key, value }) => `${key}=${attributeText(value)}`)
        .join(' '),
    ),
    time === undefined ? '' : outsideWords(trace, span, time),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
