import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { run } from '../../server/run';
import type { RunningServer } from '../../server/serve';
import { makeAppFolder } from './appFolder';

/** A started command with what it printed. */
export interface Started {
  readonly server: RunningServer;
  readonly checked: Promise<void>;
  readonly printed: readonly string[];
  readonly complaints: readonly string[];
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** Gives a function that starts the command on a free port; everything is stopped and removed after the file's tests. */
export function commands(): {
  readonly start: (...args: string[]) => Promise<Started>;
  readonly tryOut: (
    ...args: string[]
  ) => Promise<{ exitCode: number; printed: string[]; complaints: string[] }>;
} {
  const running: RunningServer[] = [];
  let app: ReturnType<typeof makeAppFolder> | undefined;
  beforeAll(() => {
    app = makeAppFolder();
  });
  afterAll(async () => {
    await Promise.all(running.map((server) => server.close()));
    app?.remove();
  });
  const launch = async (args: string[]) => {
    const printed: string[] = [];
    const complaints: string[] = [];
    const outcome = await run(args, {
      appFolder: app?.folder ?? '',
      print: (line) => printed.push(line),
      complain: (line) => complaints.push(line),
    });
    if (outcome.server !== undefined) running.push(outcome.server);
    return { outcome, printed, complaints };
  };
  return {
    start: async (...args) => {
      const { outcome, printed, complaints } = await launch(['--port', '0', ...args]);
      if (outcome.server === undefined) throw new Error(complaints.join('\n'));
      return { server: outcome.server, checked: outcome.checked, printed, complaints };
    },
    tryOut: async (...args) => {
      const { outcome, printed, complaints } = await launch(args);
      if (outcome.server !== undefined) throw new Error('it started');
      return { exitCode: outcome.exitCode, printed, complaints };
    },
  };
}

interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request with this very path (nothing is tidied up) and hands out the answer before its body. */
export function open(
  server: RunningServer,
  path: string,
  options: AskOptions = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
        agent: false,
      },
      resolve,
    );
    sent.once('error', reject);
    sent.end(options.body);
  });
}

/** As `open`, with the whole body. */
export async function get(server: RunningServer, path: string, options?: AskOptions): Promise<Received> {
  const answer = await open(server, path, options);
  const parts: Buffer[] = [];
  for await (const part of answer) if (Buffer.isBuffer(part)) parts.push(part);
  const body = Buffer.concat(parts);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body, text: body.toString() };
}
