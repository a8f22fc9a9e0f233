import { openFiles } from '../../sources/openFiles';
import { useFiles } from '../session/files';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';

/** Opens files in place of those opened before; answers the ids of their traces. What could not be read is kept as notices. */
export async function openDroppedFiles(files: readonly File[]): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const { source, traceIds, notices } = await whileBusy(openFiles(getEngine(), files));
  const names = files.map((file) => file.name);
  useFiles.setState((old) =>
    traceIds.length > 0 ? { source, names, notices, generation: old.generation + 1 } : { ...old, notices },
  );
  return traceIds;
}
