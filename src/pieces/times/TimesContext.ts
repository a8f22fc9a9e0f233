import { createContext, use } from 'react';
import {
  durationWriter,
  type DurationUnit,
  type TimestampStyle,
  type TimeZoneChoice,
  type WriteDuration,
} from '../../core';

/** How the reader wants times and durations written. */
export interface ReaderTimes {
  readonly zone: TimeZoneChoice;
  readonly style: TimestampStyle;
  readonly unit: DurationUnit;
}

export const TimesContext = createContext<ReaderTimes>({ zone: 'local', style: 'iso', unit: 'auto' });

/** The unit that durations stand in. */
export const useDurationUnit = (): DurationUnit => use(TimesContext).unit;

/** What writes durations as the reader wants them; pure functions that write some have it passed. */
export const useDurationText = (): WriteDuration => durationWriter(useDurationUnit());
