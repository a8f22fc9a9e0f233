import { switchPart, wordPart } from './AddressPart';
import { spanPart } from './spanParts';

/** The span whose subtree's events are shown; undefined = those of the whole trace. */
export const eventsOfPart = spanPart('xeof');

/** What the times of events count from. */
export const eventClocks = ['trace', 'span', 'absolute'] as const;
export type EventClock = (typeof eventClocks)[number];
export const eventClockPart = wordPart<EventClock>(
  'xetime',
  eventClocks,
  'trace',
  (word) => `There is no clock “${word}”; times count from the trace’s start.`,
);

/** Whether only events that tell of an error, or belong to a span in error, are shown. */
export const errorEventsPart = switchPart('xeerrors');
