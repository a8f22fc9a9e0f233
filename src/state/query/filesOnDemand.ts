import { useEffect } from 'react';
import type * as FilesModule from './openDroppedFiles';
import { whileBusy } from '../session/busy';
import { useFiles } from '../session/files';

type FilesCode = typeof FilesModule;

/** What reads and keeps files is loaded when there is a file, or a place of files. */
async function withFiles<T>(ask: (files: FilesCode) => Promise<T>): Promise<T | undefined> {
  const files = await whileBusy(import('./openDroppedFiles')).catch(() => undefined);
  if (files !== undefined) return ask(files);
  useFiles.setState({
    notices: ['What reads files could not be loaded. Reload the page, then open them again.'],
    restored: 'done',
  });
  return undefined;
}

/** Opens files and keeps them; answers the ids of their traces. */
export const openFiles = async (files: readonly File[]): Promise<readonly string[]> =>
  (await withFiles(({ openDroppedFiles }) => openDroppedFiles(files))) ?? [];

/** Lists the files that are kept, without opening them. */
export const listFiles = (): Promise<void> =>
  withFiles((files) => files.listKeptFiles()).then(() => undefined);

/** Removes files for good. */
export const removeFiles = (keys: readonly number[]): Promise<void> =>
  withFiles((files) => files.removeFiles(keys)).then(() => undefined);

/** Opens the files that are kept in this browser. */
export const restoreFiles = (): Promise<void> =>
  withFiles((files) => files.restoreFiles()).then(() => undefined);

/** Opens the files that are kept when a place where all of them count is shown. */
export function useKeptFiles(from: 'server' | 'files'): void {
  useEffect(() => {
    if (from === 'files') void restoreFiles();
  }, [from]);
}
