import { version } from '../package.json';
import { openBrowser } from './openBrowser';
import { HELP, readOptions } from './options';
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
      /** Settles when it was found out what the real server is, or whether it answers (at once in the demo). */
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
  const checked = server.found.then(({ line, warning }) => {
    if (line !== undefined) print(line);
    if (warning !== undefined) complain(`spanlight: warning: ${warning}`);
  });
  return { server, checked };
}
