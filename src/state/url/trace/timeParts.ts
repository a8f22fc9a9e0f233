import { nanos, type Nanos } from '../../../core';
import type { AddressPart } from './AddressPart';

/** A stretch of time in nanoseconds since the trace's start. end > start. */
export interface Stretch {
  readonly start: Nanos;
  readonly end: Nanos;
}

/** A stretch in the parameter `name`; what cannot be read is none, with the sentence about it. */
export const stretchPart = (name: string, unreadable: string): AddressPart<Stretch | undefined> => ({
  names: [name],
  empty: undefined,
  read: (text, fault) => {
    if (text(name) === '') return undefined;
    const match = /^(-?\d{1,16})_(-?\d{1,16})$/.exec(text(name));
    const start = Number(match?.[1]);
    const end = Number(match?.[2]);
    if (match && start < end) return { start: nanos(start), end: nanos(end) };
    fault(unreadable);
    return undefined;
  },
  write: (value, put) => {
    put(name, value ? `${String(Math.round(value.start))}_${String(Math.round(value.end))}` : '');
  },
});

/** Part of the trace that is on screen; undefined = all. */
export const windowPart = stretchPart(
  'xwin',
  'The zoom window of this link could not be read; the whole trace is shown.',
);
/** The stretch that was measured last, kept as a mark. */
export const markPart = stretchPart('xmark', 'The measured stretch of this link could not be read.');
