import type { IncomingMessage } from 'node:http';
import type { Backend, ServeOptions } from './options';
import { explain, headersOf, openRequest } from './proxy';

/** What answers at the address of the real server. */
export interface Found {
  readonly backend: Backend;
  /** A line for whoever started the command; undefined where there is nothing to tell. */
  readonly line: string | undefined;
  /** What is wrong, in a line. */
  readonly warning: string | undefined;
}

type Judge = (text: string, status: number) => boolean;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value)).get(name)
    : undefined;

/** Jaeger 2.19 refuses the question for what it lacks; VictoriaTraces does not have it, and says so in its own words. */
const isNewJaeger: Judge = (text) => {
  const json = parsed(text);
  return (
    member(member(json, 'error'), 'httpCode') === 400 ||
    Array.isArray(member(json, 'summaries')) ||
    /^\s*unsupported path requested/i.test(text)
  );
};
const isOldJaeger: Judge = (text, status) => {
  const names = member(parsed(text), 'data');
  return status === 200 && (Array.isArray(names) || names === null);
};
const isTempo: Judge = (text, status) => status === 200 && text.trim() === 'echo';
const isZipkin: Judge = (text, status) => {
  const names = parsed(text);
  return status === 200 && Array.isArray(names) && names.every((name) => typeof name === 'string');
};

/** Questions that read no traces, in the order in which they are asked; the content of an answer decides, not its status alone. */
const PROBES: readonly (readonly [path: string, backend: Backend, name: string, judge: Judge])[] = [
  ['/api/v3/trace-summaries', 'jaeger', 'Jaeger’s API v3', isNewJaeger],
  ['/api/services', 'jaeger', 'Jaeger’s older API', isOldJaeger],
  ['/api/echo', 'tempo', 'Grafana Tempo', isTempo],
  ['/api/v2/services', 'zipkin', 'Zipkin', isZipkin],
];
const LIMIT_MS = 5_000;
const MOST_BYTES = 1_000_000;

/** What keeps a server from answering any question, in words; undefined where it does answer. */
function trouble(status: number): string | undefined {
  if (status === 401 || status === 403)
    return `wants a sign-in (${status}): give it with --header 'Authorization: …'.`;
  if (status >= 300 && status < 400)
    return `redirects (${status}): is it the address of the query service itself?`;
  return status >= 500 ? `answers with an error (${status}).` : undefined;
}

/**
 * Finds out what answers at the address, once, or, where that was said, whether anything does. Never fails: where nothing is found it is
 * taken for a Jaeger, and the warning says so.
 */
export async function findBackend(options: ServeOptions): Promise<Found> {
  const { jaeger, backend } = options;
  if (jaeger === undefined) return { backend: 'jaeger', line: undefined, warning: undefined };
  const probes = PROBES.filter(([, kind]) => backend === undefined || kind === backend);
  const known = backend ?? 'jaeger';
  const warn = (what: string): Found => ({
    backend: known,
    line: undefined,
    warning: `${jaeger.href} ${what}`,
  });
  // Said, it is asked one question.
  for (const [path, kind, name, judge] of probes) {
    const answer = await ask(options, jaeger, path);
    if ('error' in answer)
      return warn(`does not answer (${answer.error}). Searches will fail until it does.${untold(options)}`);
    const wrong = trouble(answer.status);
    if (wrong !== undefined) return warn(wrong + untold(options));
    if (backend !== undefined) return { backend, line: undefined, warning: undefined };
    if (judge(answer.text, answer.status))
      return { backend: kind, line: `Found ${name} at ${jaeger.href}`, warning: undefined };
  }
  return warn(
    'answers as neither Jaeger, Grafana Tempo nor Zipkin. Searches will fail: check the address and its path, or say --backend KIND.',
  );
}

const untold = ({ backend }: ServeOptions): string =>
  backend === undefined ? ' It is taken for a Jaeger: say --backend KIND if it is none.' : '';

type Asked = { readonly status: number; readonly text: string } | { readonly error: string };

function ask(options: ServeOptions, jaeger: URL, path: string): Promise<Asked> {
  return new Promise((resolve) => {
    let text = '';
    let status = 0;
    let error: string | undefined;
    const request = openRequest(jaeger, 'GET', path, headersOf(options));
    const timer = setTimeout(() => {
      request.destroy(new Error(`no answer within ${LIMIT_MS / 1000} s`));
    }, LIMIT_MS);
    timer.unref();
    request.once('error', (reason) => {
      error ??= explain(reason);
    });
    request.once('response', (answer: IncomingMessage) => {
      status = answer.statusCode ?? 0;
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
        if (text.length > MOST_BYTES) request.destroy();
      });
      answer.once('error', () => undefined);
    });
    request.once('close', () => {
      clearTimeout(timer);
      resolve(status === 0 ? { error: error ?? 'the connection was closed' } : { status, text });
    });
    request.end();
  });
}
