import { create } from 'zustand';
import type { TraceSource } from '../../sources/TraceSource';

/** The files that were opened in this tab. They live as long as the tab: nothing of them leaves it. */
export interface OpenedFiles {
  readonly source: TraceSource | undefined;
  /** How often files were opened: what was asked of the files before does not answer for these. */
  readonly generation: number;
  readonly names: readonly string[];
  /** Sentences about files, or parts of them, that could not be read. */
  readonly notices: readonly string[];
}

export const noFiles: OpenedFiles = { source: undefined, generation: 0, names: [], notices: [] };

export const useFiles = create<OpenedFiles>(() => noFiles);
