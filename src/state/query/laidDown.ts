import { faceOf, fileParts, type Answer, type FileFormat } from '../../core';
import type { ExportSource } from '../session/exportRequest';
import { getEngine } from './connection';

/** A trace as it came, laid down until it is exported. */
export interface LaidDown {
  readonly format: FileFormat;
  readonly body: Blob;
}

/** Lays a trace down as it came, so that many of them need no memory of the engine. */
export async function layDown(handle: number): Promise<Answer<LaidDown>> {
  const written = await getEngine().write(handle, {
    format: 'as-came',
    spans: undefined,
    redaction: undefined,
    firstNumber: 0,
    link: '',
  });
  if (!written.ok) return written;
  const { format, body } = written.value;
  return { ok: true, value: { format, body } };
}

/** Traces that were laid down, to be exported: each is read again, and let go. `what`: "20 traces". */
export function laidDownSource(traces: readonly LaidDown[], what: string): ExportSource {
  return {
    what,
    traces: traces.length,
    fileName: `traces-${String(traces.length)}`,
    link: '',
    view: '/search?xfrom=files',
    scopes: [{ value: 'all', text: 'all spans', spans: undefined }],
    each: async (look, signal) => {
      for (const { format, body } of traces) {
        const file = new File([...fileParts(faceOf(format), [body], [])], 'trace.json');
        const opened = await getEngine().openTrace({ from: 'file', file }, undefined, { signal });
        if (!opened.ok) return opened.failure;
        const failure = await look(opened.value.handle);
        getEngine().close(opened.value.handle);
        if (failure) return failure;
      }
      return undefined;
    },
  };
}
