import { create } from 'zustand';
import type { TraceSource } from '../../sources/TraceSource';

/** The files that were opened in this tab. They live as long as the tab: nothing of them leaves it. */
export interface OpenedFiles {
  readonly source: TraceSource | undefined;
  readonly names: readonly string[];
  /** Sentences about files, or parts of them, that could not be read. */
  readonly notices: readonly string[];
}

export const noFiles: OpenedFiles = { source: undefined, names: [], notices: [] };

export const useFiles = create<OpenedFiles>(() => noFiles);
