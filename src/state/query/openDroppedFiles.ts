import { useFiles } from '../session/files';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';

let closeBefore: (() => void) | undefined;

/**
 * Opens files in place of those opened before, whose bytes are let go; answers the ids of their traces. Where no trace
 * came of them the ones before stay. What could not be read is kept as notices.
 */
export async function openDroppedFiles(files: readonly File[]): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const reader = await whileBusy(import('../../sources/openFiles')).catch(() => undefined);
  if (reader === undefined) {
    useFiles.setState({
      notices: ['What reads files could not be loaded. Reload the page, then open them again.'],
    });
    return [];
  }
  const { source, traceIds, notices, close } = await whileBusy(reader.openFiles(getEngine(), files));
  if (traceIds.length === 0) {
    close();
    useFiles.setState({ notices });
    return traceIds;
  }
  closeBefore?.();
  closeBefore = close;
  useFiles.setState((old) => ({
    source,
    names: files.map((file) => file.name),
    notices,
    generation: old.generation + 1,
  }));
  return traceIds;
}
