import {
  faceOf,
  failed,
  fileParts,
  Redactor,
  textOfBytes,
  unitsOf,
  type Answer,
  type FileFormat,
} from '../../core';
import { getEngine } from '../../state/query/connection';
import { whileBusy } from '../../state/session/busy';
import type { ExportJob, ExportKind, ExportSource } from '../../state/session/exportRequest';
import { failure } from '../../worker';

/** Where the traces go in the page of an exported file: see scripts/build/standaloneViewer.ts. */
const PLACE = '<!--spanlight:traces-->';

/** Where the page of an exported file lies; undefined in a build without one (the development server, and exported files themselves). */
const viewerAddress = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="spanlight-viewer"]')?.content;

const network = (message: string): Answer<never> =>
  failed(
    failure('network', 'GET the viewer of exported files', message, 'Check the connection and try again.'),
  );

async function fetchViewer(signal: AbortSignal): Promise<Answer<readonly [before: string, behind: string]>> {
  const address = viewerAddress();
  if (address === undefined) return network('This page has no viewer to put into a file.');
  try {
    const reply = await fetch(new URL(address, document.baseURI), { signal });
    const [before, behind] = new TextDecoder('utf-16le', { ignoreBOM: true })
      .decode(await reply.arrayBuffer())
      .split(PLACE);
    if (!reply.ok || before === undefined || behind === undefined)
      return network('The viewer that goes into the file did not come.');
    return { ok: true, value: [before, behind] };
  } catch {
    return network('The viewer that goes into the file could not be fetched.');
  }
}

/** A blob as an element of the page that is not run: no character of it is markup. */
async function element(name: string, blob: Blob): Promise<readonly Uint16Array<ArrayBuffer>[]> {
  const parts = [
    unitsOf(`<script type="text/plain" data-spanlight="${name}" data-bytes="${String(blob.size)}">`),
  ];
  // A multiple of 15 bytes, so that the pieces can be put together.
  const piece = 15 * 2 ** 16;
  for (let from = 0; from < blob.size; from += piece)
    parts.push(textOfBytes(new Uint8Array(await blob.slice(from, from + piece).arrayBuffer())));
  parts.push(unitsOf('</script>\n'));
  return parts;
}

/** The view without parameters in which something stands that is not handed on. */
function viewOf(source: ExportSource, { redaction }: ExportJob): string {
  const [path = '', ...query] = source.view.split('?');
  const parameters = new URLSearchParams(query.join('?'));
  const redactor = new Redactor({ ...redaction, action: 'mask' });
  for (const [name, value] of [...parameters])
    if (redactor.name(value) !== value) parameters.delete(name, value);
  return `${path}?${parameters.toString()}`;
}

async function makePage(source: ExportSource, job: ExportJob): Promise<Answer<Blob>> {
  const viewer = await fetchViewer(job.signal);
  if (!viewer.ok) return viewer;
  const bodies = new Map<FileFormat, Blob[]>();
  let done = 0;
  const wrong = await source.each(async (handle) => {
    const { spans, redaction, signal } = job;
    const part = { format: 'as-came', spans, redaction, firstNumber: 0, link: '' } as const;
    const written = await getEngine().write(handle, part, signal);
    if (!written.ok) return written.failure;
    const own = bodies.get(written.value.format) ?? [];
    bodies.set(written.value.format, own);
    own.push(written.value.body);
    job.onTrace(++done);
    return undefined;
  }, job.signal);
  if (wrong) return { ok: false, failure: wrong };
  const page = [unitsOf(viewer.value[0])];
  const add = async (name: string, blob: Blob) => {
    for (const part of await element(name, blob)) page.push(part);
  };
  await add('view', new Blob([viewOf(source, job)]));
  for (const [format, own] of bodies) {
    const file = new Blob([...fileParts(faceOf(format), own, [])]);
    await add('traces', await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob());
  }
  page.push(unitsOf(viewer.value[1]));
  return { ok: true, value: new Blob(page) };
}

/** One HTML file that holds the traces, what shows them, and the present view; nothing in a page that has no viewer to give. */
export const htmlKinds = (source: ExportSource): readonly ExportKind[] =>
  viewerAddress() === undefined
    ? []
    : [
        {
          kind: 'html',
          label: 'HTML with its own viewer',
          hint: 'opens from the disk in any browser without a network, at the present view (its find text and cuts go along)',
          ending: 'html',
          mediaType: 'text/html',
          make: (job) => whileBusy(makePage(source, job)),
        },
      ];
