import { faceOf, fileParts, type Answer, type FileFormat } from '../../core';
import { getEngine } from '../../state/query/connection';
import { whileBusy } from '../../state/session/busy';
import type { ExportJob, ExportSource } from '../../state/session/exportRequest';

/** Writes the traces of a source as one file. Its parts may lie outside of the page's memory. */
export function writeFile(source: ExportSource, format: FileFormat, job: ExportJob): Promise<Answer<Blob>> {
  const { spans, redaction, signal, onTrace } = job;
  const walk = async (): Promise<Answer<Blob>> => {
    const bodies: Blob[] = [];
    const shared: Blob[] = [];
    let firstNumber = 0;
    let done = 0;
    const failure = await source.each(async (handle) => {
      const { link } = source;
      const written = await getEngine().write(
        handle,
        { format, spans, redaction, firstNumber, link },
        signal,
      );
      if (!written.ok) return written.failure;
      firstNumber = written.value.nextNumber;
      if (!written.value.isEmpty) {
        bodies.push(written.value.body);
        shared.push(written.value.shared);
      }
      onTrace(++done);
      return undefined;
    }, signal);
    return failure === undefined
      ? { ok: true, value: new Blob([...fileParts(faceOf(format), bodies, shared)]) }
      : { ok: false, failure };
  };
  return whileBusy(walk());
}
