import { answered, createTraceParser, failed, type Answer, type Failure, type ParsedDocument } from '../core';
import { failure } from './failures';
import { noDocumentFailure, readFile, tooLargeFailure } from './files/readFile';
import { packingOf } from './files/Unpacker';
import { streamUrl } from './http';
import { MAX_ORIGIN_BYTES, noteBytes } from './originBytes';
import { originName } from './originName';
import type { AskOptions, ByteOrigin, Progress } from './TraceEngine';

const PROGRESS_MS = 100;

/** What was read of an origin. */
export interface ReadOrigin {
  readonly asked: string;
  /** HTTP status; undefined for files and bytes. */
  readonly status: number | undefined;
  readonly document: ParsedDocument;
}

/** Reads and parses all bytes of an origin, from the first chunk on; of a file with several documents the first. Never throws on data. */
export async function readOrigin(origin: ByteOrigin, options: AskOptions): Promise<Answer<ReadOrigin>> {
  const asked = originName(origin);
  if (origin.from === 'file') {
    const read = await readFile(origin.file, asked, options);
    if (!read.ok) return read;
    const [first] = read.value;
    return first === undefined
      ? failed(noDocumentFailure(asked))
      : answered({ asked, status: undefined, document: first.document });
  }
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
    noteBytes();
    if (parser.bytes === 0) refused = packedFailure(asked, chunk);
    if (parser.bytes + chunk.length > MAX_ORIGIN_BYTES) refused = tooLargeFailure(asked);
    if (refused !== undefined) return false;
    parser.push(chunk);
    report(totalBytes, false);
    return true;
  };

  const streamed = await stream(origin, options, take);
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
  origin: Exclude<ByteOrigin, { from: 'file' }>,
  options: AskOptions,
  take: (chunk: Uint8Array, totalBytes: number | undefined) => boolean,
): Promise<Answer<Streamed>> {
  if (origin.from === 'url') return streamUrl(origin.url, options, take);
  const totalBytes = origin.bytes.length;
  take(origin.bytes, totalBytes);
  return answered({ status: undefined, totalBytes });
}

function packedFailure(asked: string, first: Uint8Array): Failure | undefined {
  const packing = packingOf(first);
  if (packing === undefined) return undefined;
  return failure(
    'not-traces',
    asked,
    `The answer is packed (${packing}) without its headers saying so.`,
    'Download it and open it as a file: files are unpacked.',
  );
}
