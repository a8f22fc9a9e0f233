import type { Failure, ParsedDocument } from '../core';
import { failure } from './failures';
import { notJsonFailure, statusFailure, truncatedFailure } from './serverReply';
import type { ReadOrigin } from './readOrigin';

/**
 * Why an answer is no list of traces; undefined when it is one (which may be empty). A cut answer is a failure, since asking again
 * may bring the whole.
 */
export function documentFailure({ asked, status, document }: ReadOrigin): Failure | undefined {
  const { verdict, opening } = document;
  if (verdict === 'html' || verdict === 'text') return notJsonFailure(asked, status, verdict, opening);
  if (verdict === 'no-bytes') return notJsonFailure(asked, status, 'none', opening);
  const stated = verdict === 'traces' ? undefined : statedFailure(asked, document);
  if (stated !== undefined) return stated;
  if (document.truncated)
    return truncatedFailure(asked, status, 'The answer ends in the middle of its JSON.');
  if (verdict === 'not-traces')
    return notTracesFailure(asked, status, document, 'Check the address of the server.');
  return undefined;
}

const READ_FORMATS =
  'Traces are read as Jaeger, OTLP (JSON, lines of it, protobuf), Zipkin and Chrome trace events, plain or packed by gzip, zstd or zip.';

/** The same of a document of a file: what there is of a cut one is all there will be. */
export function fileFailure(asked: string, document: ParsedDocument): Failure | undefined {
  const { verdict, opening, truncated } = document;
  const named = (message: string, kind: 'not-json' | 'truncated' = 'not-json'): Failure =>
    failure(kind, asked, message, READ_FORMATS, { serverSaid: opening });
  if (verdict === 'traces') return undefined;
  if (verdict === 'no-bytes') return named('The file is empty.');
  if (verdict === 'html') return named('This is an HTML page, no traces.');
  if (verdict === 'text') return named('This is text (or bytes of another kind), no traces.');
  const stated = statedFailure(asked, document);
  if (stated !== undefined) return stated;
  if (truncated) return named('The text ends in the middle, before any whole span.', 'truncated');
  return verdict === 'not-traces' ? notTracesFailure(asked, undefined, document, READ_FORMATS) : undefined;
}

/** Either, of what was read. */
export const readFailure = (read: ReadOrigin, fromFile: boolean): Failure | undefined =>
  fromFile ? fileFailure(read.asked, read.document) : documentFailure(read);

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
  advice: string,
): Failure {
  const facts = { status, serverSaid: opening };
  const message =
    recognised === undefined
      ? 'This is JSON, but not traces of a known format.'
      : `This is ${recognised}, which holds no spans.`;
  return failure('not-traces', asked, message, advice, facts);
}

/** The sentences about what is missing or could not be read. */
export function documentNotices(document: ParsedDocument): string[] {
  const notices = document.problems.map((problem) => problem.detail);
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
