import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A file that stays in this browser until it is removed. */
export interface KeptFile {
  readonly key: number;
  readonly file: File;
}

interface Schema extends DBSchema {
  files: { key: number; value: unknown };
}

const NAME = 'spanlight.files';
const VERSION = 1;

let opening: Promise<IDBPDatabase<Schema> | undefined> | undefined;

/** The storage; undefined where the browser forbids it, or where a newer version of this program has used it. */
function storage(): Promise<IDBPDatabase<Schema> | undefined> {
  opening ??= openDB<Schema>(NAME, VERSION, {
    upgrade: (database) => {
      database.createObjectStore('files', { autoIncrement: true });
    },
    // Another tab wants to change the storage: it must not wait for this one.
    blocking: (_, __, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch(() => undefined);
  return opening;
}

/** The files that are kept, oldest first. What stands in the storage and is no file is passed over. */
export async function keptFiles(): Promise<readonly KeptFile[]> {
  try {
    const kept: KeptFile[] = [];
    const database = await storage();
    let cursor = await database?.transaction('files').store.openCursor();
    while (cursor) {
      if (cursor.value instanceof File) kept.push({ key: cursor.primaryKey, file: cursor.value });
      cursor = await cursor.continue();
    }
    return kept;
  } catch {
    return [];
  }
}

/** Keeps a file. @returns its key; undefined where it could not be kept: storage forbidden, or full */
export async function keepFile(file: File): Promise<number | undefined> {
  try {
    return await (await storage())?.add('files', file);
  } catch {
    return undefined;
  }
}

/** Removes files for good. */
export async function removeKept(keys: readonly number[]): Promise<void> {
  try {
    const transaction = (await storage())?.transaction('files', 'readwrite');
    for (const key of keys) void transaction?.store.delete(key);
    await transaction?.done;
  } catch {
    // Forbidden: nothing was kept either.
  }
}
