import { answered, createTraceParser, failed, type Answer, type Failure, type ParsedDocument } from '../core';
import { breathe } from './breathe';
import { cancelledFailure, failure } from './failures';
import { streamUrl } from './http';
import { originName } from './originName';
import type { AskOptions, ByteOrigin, Progress } from './TraceEngine';

/** More bytes than this are not read: the columns and texts of larger answers do not fit into a tab. */
export const MAX_ORIGIN_BYTES = 3 * 2 ** 30;

let hasBytes = false;
/** Whether any bytes were read in this worker yet: from then on its time belongs to them. */
export const hasReadBytes = (): boolean => hasBytes;

const PROGRESS_MS = 100;
const FILE_SLICE_BYTES = 4 * 2 ** 20;

/** What was read of an origin. */
export interface ReadOrigin {
  readonly asked: string;
  /** HTTP status; undefined for files and bytes. */
  readonly status: number | undefined;
  readonly document: ParsedDocument;
}

/** Reads and parses all bytes of an origin, from the first chunk on. Never throws on data. */
export async function readOrigin(origin: ByteOrigin, options: AskOptions): Promise<Answer<ReadOrigin>> {
  const asked = originName(origin);
  const parser = createTraceParser();
  let refused: Failure | undefined;
  let reported = -Infinity;
  const report = (totalBytes: number | undefined, last: boolean): void => {
    const now = performance.now();
    if (options.onProgress === undefined || (!last && now - reported < PROGRESS_MS)) return;
    reported = now;
    const progress: Progress = { bytes: parser.bytes, totalBytes, spans: parser.spans };
    options.onProgress(progress);
  };
  const take = (chunk: Uint8Array, totalBytes: number | undefined): boolean => {
    hasBytes = true;
    if (parser.bytes === 0) refused = packedFailure(asked, chunk);
    if (parser.bytes + chunk.length > MAX_ORIGIN_BYTES) refused = tooLargeFailure(asked);
    if (refused !== undefined) return false;
    parser.push(chunk);
    report(totalBytes, false);
    return true;
  };

  const streamed = await stream(origin, asked, options, take);
  if (!streamed.ok) return streamed;
  if (refused !== undefined) return failed(refused);
  const document = parser.end();
  report(streamed.value.totalBytes, true);
  return answered({ asked, status: streamed.value.status, document });
}

interface Streamed {
  readonly status: number | undefined;
  readonly totalBytes: number | undefined;
}

async function stream(
  origin: ByteOrigin,
  asked: string,
  options: AskOptions,
  take: (chunk: Uint8Array, totalBytes: number | undefined) => boolean,
): Promise<Answer<Streamed>> {
  if (origin.from === 'url') return streamUrl(origin.url, options, take);
  if (origin.from === 'file') return streamFile(origin.file, asked, options, take);
  const totalBytes = origin.bytes.length;
  take(origin.bytes, totalBytes);
  return answered({ status: undefined, totalBytes });
}

async function streamFile(
  file: File,
  asked: string,
  options: AskOptions,
  take: (chunk: Uint8Array, totalBytes: number) => boolean,
): Promise<Answer<Streamed>> {
  if (file.size > MAX_ORIGIN_BYTES) return failed(tooLargeFailure(asked));
  // Slices of our own size: the chunks of File.stream() are small, and each costs a turn.
  for (let at = 0; at < file.size; at += FILE_SLICE_BYTES) {
    if (options.signal?.aborted === true) return failed(cancelledFailure(asked));
    try {
      const slice = await file.slice(at, at + FILE_SLICE_BYTES).arrayBuffer();
      if (!take(new Uint8Array(slice), file.size)) break;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const advice = 'Check that the file is still there and was not changed, then choose it again.';
      return failed(failure('network', asked, 'The file could not be read.', advice, { serverSaid: said }));
    }
    await breathe();
  }
  return answered({ status: undefined, totalBytes: file.size });
}

function packedFailure(asked: string, first: Uint8Array): Failure | undefined {
  const gzip = first[0] === 0x1f && first[1] === 0x8b;
  const zip = first[0] === 0x50 && first[1] === 0x4b && first[2] === 0x03 && first[3] === 0x04;
  if (!gzip && !zip) return undefined;
  const kind = gzip ? 'gzip' : 'zip';
  return failure(
    'not-traces',
    asked,
    `These bytes are packed (${kind}), which is not read yet.`,
    'Unpack the file, then open the JSON inside.',
  );
}

function tooLargeFailure(asked: string): Failure {
  const size = `${MAX_ORIGIN_BYTES / 2 ** 30} GiB`;
  return failure(
    'bad-request',
    asked,
    `More than ${size}: too large to be held by a browser tab.`,
    'Cut the file into parts, or ask for less.',
  );
}
