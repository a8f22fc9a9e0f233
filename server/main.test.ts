import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAppFolder } from '../test/server/appFolder';

const ROOT = join(import.meta.dirname, '..');
const app = makeAppFolder();
// As a build lays it out, but far from any node_modules: the command brings all that it needs.
const command = join(app.folder, '../server/spanlight.mjs');

beforeAll(async () => {
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.server.config.ts'),
    logLevel: 'error',
    build: { outDir: join(app.folder, '../server'), emptyOutDir: true },
  });
});
afterAll(() => {
  app.remove();
});

function launch(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: app.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return {
    child,
    lines: createInterface(child.stdout)[Symbol.asyncIterator](),
    complaints: createInterface(child.stderr)[Symbol.asyncIterator](),
  };
}

describe('the built command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves, and ends cleanly on %s', async (signal) => {
    const { child, lines } = launch('--port', '0');
    const url = /http:\S+/.exec(String((await lines.next()).value))?.[0] ?? '';
    const answer = await fetch(`${url}api/services`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('["A","B","C","D","E"]');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends with one line and a code when it cannot start', async () => {
    const { child, complaints } = launch('--port', 'many');
    const exited = once(child, 'exit');
    const line = await complaints.next();
    expect(line.value).toBe(
      "spanlight: --port takes a number from 0 to 65535, not 'many'. --help lists the options.",
    );
    expect((await complaints.next()).done).toBe(true);
    expect(await exited).toEqual([2, null]);
  });
});
