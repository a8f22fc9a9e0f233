import { create } from 'zustand';
import type { TraceSource } from '../../sources/TraceSource';

/** A file that is open or kept. */
export interface ListedFile {
  readonly key: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** How many traces are open of it; undefined while it is not open. */
  readonly traces: number | undefined;
  /** Stays after the tab is closed. */
  readonly isKept: boolean;
}

/** The files that were opened in this browser. They stay until they are removed: nothing of them leaves it. */
export interface OpenedFiles {
  /** Answers from what is open; undefined while nothing is. */
  readonly source: TraceSource | undefined;
  /** How often what is open changed: what was asked before does not answer for it. */
  readonly generation: number;
  readonly files: readonly ListedFile[];
  /** Whether the files that are kept were looked for, and opened as far as they can be. */
  readonly restored: 'not-yet' | 'under-way' | 'done';
  /** Whether the file that the address names was opened, as far as it can be. */
  readonly atUrl: 'none' | 'under-way' | 'done';
  /** The reading under way: what is read, and how to end it. */
  readonly reading: { readonly name: string; readonly cancel: () => void } | undefined;
  /** Sentences about files, or parts of them, that could not be read. */
  readonly notices: readonly string[];
}

export const noFiles: OpenedFiles = {
  source: undefined,
  generation: 0,
  files: [],
  restored: 'not-yet',
  atUrl: 'none',
  reading: undefined,
  notices: [],
};

export const useFiles = create<OpenedFiles>(() => noFiles);
