import { durationUnits, isTimeZone, type DurationUnit, type TimeZoneChoice } from '../../../core';
import { logClocks, type LogClock } from '../../prefs/logClocks';
import type { AddressPart } from './AddressPart';

/** The zone in which the sender read times: a hint, which nobody has to follow. undefined = not said. */
export const zonePart: AddressPart<TimeZoneChoice | undefined> = {
  names: ['xzone'],
  empty: undefined,
  read: (text, fault) => {
    const stated = text('xzone');
    if (stated === '') return undefined;
    if (stated.length <= 64 && isTimeZone(stated)) return stated;
    fault(`This link names a time zone, “${stated.slice(0, 40)}”, that this browser does not know.`);
    return undefined;
  },
  write: (value, put) => {
    put('xzone', value ?? '');
  },
};

/** What the times of a span's logs count from; undefined = as the reader prefers. */
export const logClockPart: AddressPart<LogClock | undefined> = {
  names: ['xlogtime'],
  empty: undefined,
  read: (text) => logClocks.find((clock) => clock === text('xlogtime')),
  write: (value, put) => {
    put('xlogtime', value ?? '');
  },
};

/** The unit that durations stand in; undefined = as the reader prefers. */
export const durationUnitPart: AddressPart<DurationUnit | undefined> = {
  names: ['xunit'],
  empty: undefined,
  read: (text) => durationUnits.find((unit) => unit === text('xunit')),
  write: (value, put) => {
    put('xunit', value ?? '');
  },
};
