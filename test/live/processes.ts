import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

const START_MS = 60_000;

/** Ports that were free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Whether something answers over HTTP, with one of these statuses where they are given. */
export async function answers(url: string, statuses?: readonly number[]): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return statuses === undefined || statuses.includes(response.status);
  } catch {
    return false;
  }
}

/** Looks again and again until it is so; fails when the process has ended or after a minute. */
export function until(
  check: () => Promise<boolean>,
  child: ChildProcess | undefined,
  what: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const began = Date.now();
    let looking = false;
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      const end = (settle: () => void): void => {
        clearInterval(timer);
        settle();
      };
      if (child?.exitCode !== null && child !== undefined) {
        end(() => {
          reject(new Error(`waiting until ${what}: the process ended with ${child.exitCode}`));
        });
        return;
      }
      check().then(
        (so) => {
          looking = false;
          if (so) end(resolve);
          else if (Date.now() - began > START_MS) {
            end(() => {
              reject(new Error(`waited a minute until ${what}`));
            });
          }
        },
        (error: unknown) => {
          end(() => {
            reject(error instanceof Error ? error : new Error(String(error)));
          });
        },
      );
    }, 50);
  });
}

/** Ends a process we started, and waits for its end. */
export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
