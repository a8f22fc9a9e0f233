import { version } from '../package.json';
import { openBrowser } from './openBrowser';
import { HELP, readOptions, type ServeOptions } from './options';
import { explain, headersOf, openRequest } from './proxy';
import { CannotServe, serve, type RunningServer } from './serve';

/** What the command works with; tests bring their own. */
export interface Surroundings {
  /** Folder of the built app, with index.html. */
  readonly appFolder: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

export type Outcome =
  | { readonly exitCode: number; readonly server?: undefined }
  | {
      readonly server: RunningServer;
      /** Settles when the Jaeger was looked for (at once in the demo). */
      readonly checked: Promise<void>;
    };

/** The command: reads the options, serves or says in one line why not. */
export async function run(
  args: readonly string[],
  { appFolder, print, complain }: Surroundings,
): Promise<Outcome> {
  const read = readOptions(args);
  switch (read.wish) {
    case 'help':
      print(HELP);
      return { exitCode: 0 };
    case 'version':
      print(version);
      return { exitCode: 0 };
    case 'refused':
      complain(`spanlight: ${read.reason}. --help lists the options.`);
      return { exitCode: 2 };
    case 'serve':
  }
  const { options } = read;
  let server: RunningServer;
  try {
    server = await serve(options, appFolder, complain);
  } catch (error) {
    if (!(error instanceof CannotServe)) throw error;
    complain(`spanlight: ${error.message}`);
    return { exitCode: 1 };
  }
  const what = options.otlp === undefined ? (options.jaeger?.href ?? 'demo') : 'collector';
  print(`Spanlight: ${server.url}  (${what}; end with Ctrl+C)`);
  if (server.otlpUrl !== undefined)
    print(`Send spans by OTLP/HTTP: OTEL_EXPORTER_OTLP_ENDPOINT=${server.otlpUrl}`);
  if (options.open) openBrowser(server.url, complain);
  return { server, checked: checkJaeger(options, complain) };
}

/** Questions that read no data. */
const PRESENCE = {
  jaeger: '/api/v3/trace-summaries',
  tempo: '/api/echo',
  zipkin: '/api/v2/services',
} as const;
const CHECK_MS = 5_000;

/** Asks the Jaeger a question that reads no data, and warns when it does not answer as one. Never fails. */
function checkJaeger(options: ServeOptions, complain: (line: string) => void): Promise<void> {
  const { jaeger } = options;
  if (jaeger === undefined) return Promise.resolve();
  const warn = (what: string): void => {
    complain(`spanlight: warning: ${jaeger.href} ${what}`);
  };
  return new Promise((resolve) => {
    const request = openRequest(jaeger, 'GET', PRESENCE[options.backend], headersOf(options));
    const timer = setTimeout(() => {
      request.destroy(new Error(`no answer within ${CHECK_MS / 1000} s`));
    }, CHECK_MS);
    timer.unref();
    request.once('error', (error) => {
      warn(`does not answer (${explain(error)}). Searches will fail until it does.`);
    });
    request.once('response', (answer) => {
      const { statusCode = 0 } = answer;
      if (statusCode === 401 || statusCode === 403) {
        warn(`wants a sign-in (${statusCode}): give it with --header 'Authorization: …'.`);
      } else if (statusCode >= 300 && statusCode < 400) {
        warn(`redirects (${statusCode}): is it the address of the query service itself?`);
      } else if (statusCode >= 500) warn(`answers with an error (${statusCode}).`);
      answer.resume();
    });
    request.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    request.end();
  });
}
