import { createContext } from 'react';
import type { TimestampStyle, TimeZoneChoice } from '../../core';

/** How the reader wants times written. */
export interface ReaderTimes {
  readonly zone: TimeZoneChoice;
  readonly style: TimestampStyle;
}

export const TimesContext = createContext<ReaderTimes>({ zone: 'local', style: 'iso' });
