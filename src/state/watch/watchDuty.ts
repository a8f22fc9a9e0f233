import { create } from 'zustand';
import type { Answer } from '../../core';
import type { Watch } from './watches';
import type { WatchLook } from './watchLog';

interface WatchDuty {
  /** 'elsewhere' = another tab asks; 'hidden' = this one was out of sight for too long. */
  readonly state: 'off' | 'elsewhere' | 'waiting' | 'asking' | 'hidden';
  /** When the next question is due, in milliseconds since 1970; 0 = none is. */
  readonly nextAt: number;
  /** Asks about a watch now (see WatchKeeper.test); undefined until the code for it is there. */
  readonly test: ((watch: Watch) => Promise<Answer<WatchLook> | undefined>) | undefined;
}

/** What this tab does for the watches. */
export const useWatchDuty = create<WatchDuty>(() => ({ state: 'off', nextAt: 0, test: undefined }));
