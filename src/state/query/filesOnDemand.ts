import { useEffect } from 'react';
import type * as FilesModule from './openDroppedFiles';
import { whileBusy } from '../session/busy';
import { useFiles } from '../session/files';
import { fileUrlIn, type FileAddress } from '../url/fileUrl';
import { usePlace } from '../url/place';

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

/** Opens a file that lies at an address; answers the ids of its traces. */
export const openFileAt = async (file: FileAddress): Promise<readonly string[]> =>
  (await withFiles((files) => files.openFileAt(file))) ?? [];

/** Lists the files that are kept, without opening them. */
export const listFiles = (): Promise<void> =>
  withFiles((files) => files.listKeptFiles()).then(() => undefined);

/** Removes files for good. */
export const removeFiles = (keys: readonly number[]): Promise<void> =>
  withFiles((files) => files.removeFiles(keys)).then(() => undefined);

/** Opens the files that are kept in this browser. */
export const restoreFiles = (): Promise<void> =>
  withFiles((files) => files.restoreFiles()).then(() => undefined);

/** Whether the address names a file. */
export const useIsAtUrl = (): boolean => usePlace(({ raw }) => fileUrlIn(raw) !== undefined);

/** Opens the files that are kept when a place where all of them count is shown: not where the address names one. */
export function useKeptFiles(from: 'server' | 'files'): void {
  const isAtUrl = useIsAtUrl();
  useEffect(() => {
    if (from === 'files' && !isAtUrl) void restoreFiles();
  }, [from, isAtUrl]);
}

/** Which files are awaited, in words; undefined when all that will come are there. */
export function useAwaitedFiles(): string | undefined {
  const isAtUrl = useIsAtUrl();
  return useFiles(({ atUrl, restored }) =>
    (isAtUrl ? atUrl : restored) === 'done'
      ? undefined
      : isAtUrl
        ? 'Opening the file at this address…'
        : 'Opening the files that are kept in this browser…',
  );
}
