import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { JaegerEndpoint } from '../src/sources/endpoint';
import type { Target } from './paths';
import { API_HEADERS } from './securityHeaders';

const PIECE = 256 * 1024;

/** Answers an API request from traces at hand. The body is made while it is sent: no more of it is in memory than goes out. */
export function answerFrom(
  endpoint: JaegerEndpoint,
  outgoing: ServerResponse,
  method: string,
  target: Target,
): Promise<void> {
  const answer = endpoint({ method, path: target.path, query: new URLSearchParams(target.query) });
  outgoing.writeHead(answer.status, { ...API_HEADERS, 'Content-Type': answer.contentType });
  if (method === 'HEAD') {
    outgoing.end();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const body = Readable.from(pieces(answer.body), { objectMode: true, highWaterMark: 2 });
    pipeline(body, outgoing, () => {
      resolve();
    });
  });
}

/** Bytes in pieces of a good size for a socket. */
function* pieces(texts: Iterable<string>): Generator<Buffer> {
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < PIECE) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
