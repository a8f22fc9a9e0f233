import type { Answer } from '../../core';
import { failure, type AskOptions, type OpenTrace } from '../../worker';
import { useFiles } from '../session/files';
import { fileAtUrl } from './fileAtUrl';
import { restoreFiles } from './filesOnDemand';

/** A trace of the files that are open, that of the address among them, else of those that are kept: they are opened for it. */
export async function traceOfFiles(traceId: string, options: AskOptions): Promise<Answer<OpenTrace>> {
  await fileAtUrl();
  const open = await useFiles.getState().source?.trace(traceId, options);
  if (open?.ok === true) return open;
  if (useFiles.getState().restored !== 'done') {
    await restoreFiles();
    const kept = await useFiles.getState().source?.trace(traceId, options);
    if (kept !== undefined) return kept;
  }
  return (
    open ?? {
      ok: false,
      failure: failure(
        'not-found',
        `trace ${traceId}`,
        'The files that are open in this browser do not hold this trace.',
        'Open the file that holds it: drop it here, paste it, or choose it on the search page.',
      ),
    }
  );
}
