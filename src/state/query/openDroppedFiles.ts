import { FileShelf, type KeyedFile, type RemoteFile } from '../../sources/FileShelf';
import { markKept } from '../kept/keptMark';
import { keepFile, keptFiles, removeKept } from '../kept/keptFiles';
import { whileBusy } from '../session/busy';
import { useFiles, type ListedFile } from '../session/files';
import type { FileAddress } from '../url/fileUrl';
import { getEngine } from './connection';
import { asking, filesProgressKey } from './progress';

let shelf: FileShelf | undefined;
const getShelf = (): FileShelf => (shelf ??= new FileShelf(getEngine()));

/** Files that could not be kept have keys of their own, below those of the storage. */
let lastLooseKey = 0;

/** Readings one after the other: each may need the room that the one before takes. */
let queue: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return whileBusy(turn);
}

const listed = (key: number, file: Pick<File, 'name' | 'size'>): ListedFile => ({
  key,
  name: file.name,
  size: file.size,
  traces: undefined,
  isKept: key > 0,
});

/** Tells the page what is open now. */
function publish(notices: readonly string[], files = useFiles.getState().files): void {
  const { counts } = getShelf();
  markKept(files.some(({ isKept }) => isKept));
  useFiles.setState((old) => ({
    source: getShelf().source(),
    generation: old.generation + 1,
    files: files.map((file) => ({ ...file, traces: counts.get(file.key) })),
    notices,
    reading: undefined,
  }));
}

function read(files: readonly KeyedFile[], makesRoom: boolean): ReturnType<FileShelf['open']> {
  const control = new AbortController();
  const name = files.length === 1 ? (files[0]?.file.name ?? '') : `${files.length} files`;
  const cancel = (): void => {
    control.abort();
  };
  useFiles.setState({ reading: { name, cancel } });
  return asking(filesProgressKey, control.signal, (options) => getShelf().open(files, makesRoom, options));
}

/** Whether two files are the same, so far as their outside tells. */
const isSame = (a: File, b: File): boolean =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/**
 * Opens files beside those that are open and keeps them; answers the ids of their traces. What could not be read is kept as notices,
 * and a file of which no trace came is not kept.
 */
export function openDroppedFiles(files: readonly File[]): Promise<readonly string[]> {
  return inTurn(async () => {
    if (files.length === 0) return [];
    const kept = await keptFiles();
    const keyed: KeyedFile[] = [];
    const unkept: string[] = [];
    for (const file of files) {
      const before = kept.find((other) => isSame(other.file, file));
      const key = before?.key ?? (await keepFile(file));
      if (key === undefined) unkept.push(file.name);
      keyed.push({ key: key ?? --lastLooseKey, file });
    }
    // The same file again is read again: its traces are what is wanted now.
    getShelf().close(keyed.map(({ key }) => key));
    const { traceIds, notices } = await read(keyed, true);
    const good = keyed.filter(({ key }) => getShelf().has(key));
    const bad = keyed.filter(({ key }) => !getShelf().has(key));
    await removeKept(bad.map(({ key }) => key).filter((key) => key > 0));
    const goneKeys = new Set(keyed.map(({ key }) => key));
    const others = useFiles.getState().files.filter(({ key }) => !goneKeys.has(key));
    const said =
      unkept.length === 0
        ? notices
        : [
            ...notices,
            `${unkept.length === 1 ? 'One file is' : `${unkept.length} files are`} open but could not be kept for later: the browser’s storage is full or forbidden.`,
          ];
    publish(said, [...others, ...good.map(({ key, file }) => listed(key, file))]);
    return traceIds;
  });
}

/** Keys of the files at addresses, while the tab is open. */
const keysOfUrls = new Map<string, number>();

/** Opens the file at an address beside those that are open; answers the ids of its traces. It is not kept: its address is what stays. */
export function openFileAt({ url, name }: FileAddress): Promise<readonly string[]> {
  return inTurn(async () => {
    const key = keysOfUrls.get(url) ?? --lastLooseKey;
    keysOfUrls.set(url, key);
    getShelf().close([key]);
    const file: RemoteFile = { name, size: 0, url };
    const { traceIds, notices } = await read([{ key, file }], true);
    const others = useFiles.getState().files.filter((other) => other.key !== key);
    const size = getShelf().bytesOf(key);
    publish(notices, getShelf().has(key) ? [...others, listed(key, { name, size })] : others);
    return traceIds;
  });
}

/** Lists the files that are kept, without opening them. */
export async function listKeptFiles(): Promise<void> {
  const kept = await keptFiles();
  useFiles.setState((old) => {
    const known = new Set(old.files.map(({ key }) => key));
    const more = kept.filter(({ key }) => !known.has(key)).map(({ key, file }) => listed(key, file));
    return more.length === 0 ? old : { files: [...more, ...old.files] };
  });
}

/** Opens the files that are kept and not open yet, as far as they fit; once a tab. */
export function restoreFiles(): Promise<void> {
  return inTurn(async () => {
    if (useFiles.getState().restored !== 'not-yet') return;
    useFiles.setState({ restored: 'under-way' });
    await listKeptFiles();
    const kept = (await keptFiles()).filter(({ key }) => !getShelf().has(key));
    // The newest first: where not all fit, it is the oldest that stay closed.
    const { notices } = kept.length === 0 ? { notices: [] } : await read([...kept].reverse(), false);
    useFiles.setState({ restored: 'done', reading: undefined });
    if (kept.length > 0) publish([...useFiles.getState().notices, ...notices]);
  });
}

/** Removes files for good, from the tab and from the browser. */
export function removeFiles(keys: readonly number[]): Promise<void> {
  return inTurn(async () => {
    getShelf().close(keys);
    await removeKept(keys.filter((key) => key > 0));
    const gone = new Set(keys);
    publish(
      [],
      useFiles.getState().files.filter(({ key }) => !gone.has(key)),
    );
  });
}
