import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeOptions } from './demoTime';

const SERVER = join(import.meta.dirname, '../../dist/server/spanlight.mjs');
const START_LIMIT_MS = 20_000;

export interface RunningServer {
  /** Origin and base path without a slash at the end: "http://127.0.0.1:40213". */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built server on a free port and resolves when it has printed its address. */
export async function startServer(options: readonly string[] = []): Promise<RunningServer> {
  const child = spawn(process.execPath, [...nodeOptions(), SERVER, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      child.kill();
      reject(new Error(`the server ${reason}; it said: ${output}`));
    };
    const timer = setTimeout(() => fail('did not print its address'), START_LIMIT_MS);
    const read = (text: string) => {
      output += text;
      const address = /https?:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+[^\s"]*/.exec(output)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address.replace(/\/+$/, ''));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
  });
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
