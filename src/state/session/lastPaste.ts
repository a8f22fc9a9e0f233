import { create } from 'zustand';
import type { PasteReading } from '../../core';

/** What was put into the box for trace ids last, and as what it was opened: for the page that does not find it. */
interface LastPaste {
  readonly opened: PasteReading | undefined;
  /** Other ways to read the same text. */
  readonly others: readonly PasteReading[];
}

export const useLastPaste = create<LastPaste>(() => ({ opened: undefined, others: [] }));

export function rememberPaste(opened: PasteReading, readings: readonly PasteReading[]): void {
  useLastPaste.setState({ opened, others: readings.filter((reading) => reading !== opened) });
}
