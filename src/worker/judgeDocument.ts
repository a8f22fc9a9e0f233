import type { Failure, ParsedDocument } from '../core';
import { failure } from './failures';
import { notJsonFailure, statusFailure, truncatedFailure } from './serverReply';
import type { ReadOrigin } from './readOrigin';

/**
 * Why the bytes are no list of traces; undefined when they are one (which may be empty). A cut answer of a server is a failure,
 * since asking again may bring the whole; of a file, what is there is all there will be.
 */
export function documentFailure(
  { asked, status, document }: ReadOrigin,
  fromFile: boolean,
): Failure | undefined {
  const { verdict, opening } = document;
  if (verdict === 'html' || verdict === 'text') return notJsonFailure(asked, status, verdict, opening);
  if (verdict === 'no-bytes') return notJsonFailure(asked, status, 'none', opening);
  const stated = verdict === 'traces' ? undefined : statedFailure(asked, document);
  if (stated !== undefined) return stated;
  if (document.truncated && !(fromFile && verdict === 'traces')) {
    return truncatedFailure(asked, status, 'The answer ends in the middle of its JSON.');
  }
  if (verdict === 'not-traces') return notTracesFailure(asked, status, document, fromFile);
  return undefined;
}

/** The failure that the server stated in an answer without any trace. */
function statedFailure(asked: string, document: ParsedDocument): Failure | undefined {
  const error = document.serverErrors[0];
  if (error === undefined) return undefined;
  const notFound = /not found|no traces found/i.test(error.message);
  const code = error.code !== undefined && error.code >= 300 ? error.code : notFound ? 404 : 500;
  const found = statusFailure(asked, code, JSON.stringify({ error: { message: error.message } }));
  return found;
}

function notTracesFailure(
  asked: string,
  status: number | undefined,
  { recognised, opening }: ParsedDocument,
  fromFile: boolean,
): Failure {
  const facts = { status, serverSaid: opening };
  const advice = fromFile
    ? 'Files with traces as Jaeger JSON or OTLP JSON can be opened.'
    : 'Check the address of the server.';
  const message =
    recognised === undefined
      ? 'This is JSON, but not traces of a known format.'
      : `This is ${recognised}, which is not read yet.`;
  return failure('not-traces', asked, message, advice, facts);
}

/** The sentences about what is missing or could not be read. */
export function documentNotices(document: ParsedDocument): string[] {
  const notices = document.problems.map((problem) => problem.detail);
  if (document.truncated) notices.push('The bytes end in the middle: what came before the cut is shown.');
  if (document.verdict === 'traces') {
    for (const { message, traceId } of document.serverErrors.slice(0, 20)) {
      const which = traceId === undefined ? '' : ` (trace ${traceId})`;
      notices.push(`The server says: ${message}${which}`);
    }
  }
  return [...new Set(notices)];
}

/** The failure for a trace that is not among those that came. */
export function otherTraceFailure(read: ReadOrigin, traceId: string | undefined): Failure {
  const other = read.document.traces[0]?.trace.traceId;
  const message =
    other === undefined
      ? 'The server has no such trace.'
      : `The answer holds another trace (${other}), not the one asked for (${traceId ?? 'any'}).`;
  const advice = 'Check the id; the trace may be too old, not sampled, or not stored yet.';
  return failure('not-found', read.asked, message, advice, { status: read.status });
}
