import { answered, failed, type Answer, type Failure } from '../core';
import { failure, printable } from './failures';
import { asArray, asCount, asRecord, asText } from './jsonShapes';

/** What a body is, by its first character: servers label JSON as text and answer unknown paths with pages. */
export type BodyShape = 'json' | 'html' | 'text' | 'none';

/** Decides by the first non-blank character, whatever the content type says. */
export function shapeOf(text: string): BodyShape {
  const first = /[^\s\ufeff]/.exec(text.slice(0, 4096))?.[0];
  if (first === undefined) return 'none';
  if (first === '{' || first === '[') return 'json';
  return first === '<' ? 'html' : 'text';
}

/** An error that a server wrote into its JSON. */
interface StatedError {
  readonly code: number | undefined;
  readonly message: string;
}

/** Finds `errors[].msg` (Jaeger v1), `error.message` (v3) or a plain `message`/`error` (proxies, Quickwit). */
export function statedError(body: unknown): StatedError | undefined {
  const record = asRecord(body);
  if (record === undefined) return undefined;
  const errors = record.get('errors');
  const first = asRecord(asArray(errors)?.[0]);
  if (first !== undefined) {
    return {
      code: asCount(first.get('code')),
      message: asText(first.get('msg')) || asText(first.get('message')),
    };
  }
  if (typeof errors === 'string' && errors !== '') return { code: undefined, message: errors };
  const error = record.get('error');
  const inner = asRecord(error);
  if (inner !== undefined) {
    const code =
      asCount(inner.get('httpCode')) ?? asCount(inner.get('http_code')) ?? asCount(inner.get('code'));
    return { code, message: asText(inner.get('message')) };
  }
  if (typeof error === 'string' && error !== '') return { code: undefined, message: error };
  const message = record.get('message');
  if (typeof message === 'string' && !record.has('data'))
    return { code: asCount(record.get('status')), message };
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** What a person should read of a body: its stated error, else its first characters. */
export function whatServerSaid(text: string): string {
  const stated = shapeOf(text) === 'json' ? statedError(parsed(text)) : undefined;
  return stated !== undefined && stated.message !== '' ? stated.message : printable(text, 300);
}

/** Retry-After as seconds from now; it may be a number of seconds or a date. */
export function retryAfterSeconds(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

/** The failure that a status outside 200–299 and its body stand for. */
export function statusFailure(asked: string, status: number, text: string, retryAfter?: number): Failure {
  const said = whatServerSaid(text);
  const facts = { status, serverSaid: said, retryAfterSeconds: retryAfter };
  const shape = shapeOf(text);
  if (status === 401 || status === 403) {
    const message = `The server wants a sign-in or a permission (${status}).`;
    return failure(
      'sign-in',
      asked,
      message,
      'Sign in to the server, or give the proxy the header that it wants, then try again.',
      facts,
    );
  }
  if (status === 429) {
    const wait = retryAfter === undefined ? 'a moment' : `${retryAfter} s`;
    return failure(
      'rate-limited',
      asked,
      'The server asks for fewer requests (429).',
      `Wait ${wait}, then try again.`,
      facts,
    );
  }
  if ((status === 404 && shape !== 'json') || /^\s*(unsupported path|\S+ API is not supported)/i.test(text)) {
    const message = `The server does not have this part of the API (${status}).`;
    return failure(
      'no-endpoint',
      asked,
      message,
      'Check the address of the server, its base path and its version.',
      facts,
    );
  }
  if (status === 404) {
    return failure(
      'not-found',
      asked,
      'The server does not have it (404).',
      'Check the id; the trace may be too old, not sampled, or not stored yet.',
      facts,
    );
  }
  const advice =
    status >= 500
      ? 'Try again; if it stays, the log of the server says more.'
      : 'Change the question as the server says, then try again.';
  return failure('status', asked, `The server answered with an error (${status}).`, advice, facts);
}

/** The failure of an answer with a good status whose body is no JSON. */
export function notJsonFailure(
  asked: string,
  status: number | undefined,
  shape: BodyShape,
  opening: string,
): Failure {
  const facts = { status, serverSaid: opening };
  if (shape === 'none') {
    return failure(
      'not-json',
      asked,
      'The answer is empty.',
      'Try again; if it stays, check the address of the server.',
      facts,
    );
  }
  const what = shape === 'html' ? 'a web page (HTML)' : 'text';
  const advice =
    shape === 'html'
      ? 'Check the base path of the server; it may also be a sign-in page.'
      : 'Check the address of the server.';
  return failure('not-json', asked, `The server answered with ${what} where JSON belongs.`, advice, facts);
}

/** The failure of an answer that ended too early. */
export const truncatedFailure = (asked: string, status: number | undefined, message: string): Failure =>
  failure(
    'truncated',
    asked,
    message,
    'Try again; if it stays, something between here and the server cuts answers short.',
    { status },
  );

/** The failure of JSON that is not what was asked for. */
export const unexpectedJson = (asked: string, status: number | undefined, text: string): Failure =>
  failure(
    'not-traces',
    asked,
    'The answer is JSON, but not of a kind that a trace server sends.',
    'Check the address of the server.',
    {
      status,
      serverSaid: text,
    },
  );

/** Reads the whole body of an answer: its JSON, or the failure that status, text or the JSON itself stand for. */
export function readJsonReply(
  asked: string,
  status: number,
  text: string,
  retryAfter?: number,
): Answer<unknown> {
  if (status < 200 || status > 299) return failed(statusFailure(asked, status, text, retryAfter));
  const shape = shapeOf(text);
  const value = shape === 'html' ? undefined : parsed(text);
  if (value === undefined) {
    if (shape !== 'json') return failed(notJsonFailure(asked, status, shape, text));
    return failed(brokenJson(asked, status, text));
  }
  const record = asRecord(value);
  if (record === undefined && asArray(value) === undefined)
    return failed(unexpectedJson(asked, status, text));
  const stated = statedError(value);
  // Errors beside found things are a partial answer, which the reader of the answer reports.
  if (stated !== undefined && (record?.get('data') ?? null) === null) {
    const code = stated.code !== undefined && stated.code >= 300 ? stated.code : 500;
    return failed(statusFailure(asked, code, text, retryAfter));
  }
  return answered(value);
}

function brokenJson(asked: string, status: number, text: string): Failure {
  const last = text.trimEnd().slice(-1);
  if (last !== '}' && last !== ']')
    return truncatedFailure(asked, status, 'The answer ends in the middle of its JSON.');
  const advice = 'Try again; if it stays, something between here and the server changes answers.';
  return failure('not-json', asked, 'The answer is broken JSON.', advice, { status, serverSaid: text });
}
