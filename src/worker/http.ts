import { answered, failed, type Answer, type Failure } from '../core';
import { breathe } from './breathe';
import { failure } from './failures';
import { Patience } from './Patience';
import { retryAfterSeconds, statusFailure, truncatedFailure } from './serverReply';
import type { AskOptions } from './TraceEngine';

/** Of an error's body no more is read. */
const ERROR_BODY_BYTES = 65_536;
/** A small answer that is larger than this is not small. */
const TEXT_BYTES = 64 * 2 ** 20;
/** Longest time of reading without letting other messages of this thread be heard. */
const GREEDY_MS = 25;

/** A body that streamed through. */
export interface StreamedBody {
  readonly status: number;
  readonly bytes: number;
  readonly totalBytes: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

/** Takes the bytes of a body as they come; `false` ends the reading early. */
export type TakeBytes = (chunk: Uint8Array, totalBytes: number | undefined) => boolean | Promise<boolean>;

/** "GET /api/services": how a question is named to people. */
export function askedOf(url: string, method = 'GET'): string {
  const { origin, pathname, search, href } = new URL(url);
  const own = typeof location !== 'undefined' && location.origin === origin;
  return `${method} ${own ? pathname + search : href}`;
}

/**
 * Asks for `url` (absolute, http or https) and hands over the bytes of the body while they come. Never throws. A status outside
 * 200–299 is a failure.
 */
export function streamUrl(url: string, options: AskOptions, take: TakeBytes): Promise<Answer<StreamedBody>> {
  return streamBody(url, options, take, { anyStatus: false });
}

/** A whole answer of any status, as text. */
export interface TextReply {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
}

/**
 * Asks for a small answer. Never throws; only what kept an answer from coming is a failure: its status and content are for
 * the caller to judge (readJsonReply).
 */
export async function requestText(
  url: string,
  options: AskOptions = {},
  method: 'GET' | 'POST' = 'GET',
): Promise<Answer<TextReply>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const take: TakeBytes = (chunk, totalBytes) => {
    chunks.push(chunk);
    bytes += chunk.length;
    options.onProgress?.({ bytes, totalBytes, spans: 0 });
    return bytes <= TEXT_BYTES;
  };
  const streamed = await streamBody(url, options, take, { anyStatus: true, method });
  if (!streamed.ok) return streamed;
  if (bytes > TEXT_BYTES) {
    const message = 'The answer is far larger than such a list can be.';
    return failed(failure('not-traces', askedOf(url), message, 'Check the address of the server.'));
  }
  const { status, retryAfterSeconds } = streamed.value;
  return answered({ status, text: decode(chunks), retryAfterSeconds });
}

/** Redirects are not followed: an API does not redirect, but a sign-in page in front of it does, and it is another server. */
async function streamBody(
  url: string,
  options: AskOptions,
  take: TakeBytes,
  { anyStatus, method = 'GET' }: { readonly anyStatus: boolean; readonly method?: 'GET' | 'POST' },
): Promise<Answer<StreamedBody>> {
  const asked = askedOf(url, method);
  const patience = new Patience(options);
  let bytes = 0;
  let response: Response | undefined;
  try {
    response = await fetch(url, {
      method,
      signal: patience.signal,
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
    });
    patience.news();
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status <= 399)) {
      void response.body?.cancel().catch(() => undefined);
      return failed(redirectFailure(asked, response));
    }
    if (!response.ok && !anyStatus) return failed(await errorFailure(asked, response, patience));
    const { status } = response;
    const totalBytes = contentLength(response);
    const whole = await readAll(response, patience, (chunk) => {
      bytes += chunk.length;
      return take(chunk, totalBytes);
    });
    // Browsers report an early end as an error only for some transports.
    if (whole && totalBytes !== undefined && bytes < totalBytes) {
      const message = `The connection ended after ${bytes} of ${totalBytes} bytes.`;
      return failed(truncatedFailure(asked, status, message));
    }
    const wait = retryAfterSeconds(response.headers.get('retry-after'));
    return answered({ status, bytes, totalBytes, retryAfterSeconds: wait });
  } catch (error) {
    return failed(patience.failure(asked) ?? brokenFailure(asked, response, bytes, error));
  } finally {
    patience.end();
  }
}

/** Bytes as text; bytes that are no UTF-8 become replacement characters. */
function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** Reads to the end (true) or until `take` has enough (false). */
async function readAll(
  response: Response,
  patience: Patience,
  take: (chunk: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
  const reader = response.body?.getReader();
  if (reader === undefined) return true;
  let rested = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return true;
    patience.took(value.length);
    const goesOn = take(value);
    // Most take at once: no turn is spent on them.
    if (!(typeof goesOn === 'boolean' ? goesOn : await goesOn)) {
      await reader.cancel();
      return false;
    }
    if (performance.now() - rested > GREEDY_MS) {
      await breathe();
      rested = performance.now();
    }
  }
}

async function errorFailure(asked: string, response: Response, patience: Patience): Promise<Failure> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    await readAll(response, patience, (chunk) => {
      chunks.push(chunk);
      bytes += chunk.length;
      return bytes < ERROR_BODY_BYTES;
    });
  } catch {
    // The status alone says enough, unless it was we who gave up.
    const gaveUp = patience.failure(asked);
    if (gaveUp !== undefined) return gaveUp;
  }
  const wait = retryAfterSeconds(response.headers.get('retry-after'));
  return statusFailure(asked, response.status, decode(chunks), wait);
}

/** Content-Length, unless the body is compressed on the way: then it counts other bytes. */
function contentLength(response: Response): number | undefined {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  return Number.isSafeInteger(length) && encoding === 'identity' ? length : undefined;
}

function redirectFailure(asked: string, response: Response): Failure {
  const status = response.status === 0 ? undefined : response.status;
  const where = response.headers.get('location');
  return failure(
    'sign-in',
    asked,
    'The server redirects the question to another page, perhaps a sign-in.',
    'Open the address of the server in a new tab, sign in, then try again.',
    { status, serverSaid: where === null ? '' : `Location: ${where}` },
  );
}

function brokenFailure(
  asked: string,
  response: Response | undefined,
  bytes: number,
  error: unknown,
): Failure {
  const said = error instanceof Error ? error.message : String(error);
  if (response !== undefined) {
    return truncatedFailure(asked, response.status, `The connection broke after ${bytes} bytes.`);
  }
  const advice = 'Check that the server runs and can be reached from here, then try again.';
  return failure('network', asked, 'No connection to the server.', advice, { serverSaid: said });
}
