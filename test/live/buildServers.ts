import { execFile, spawnSync } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'test/jaeger-server');
const binaries = join(root, '.cache/jaeger-server');
const names = ['jaeger', 'hotrod'] as const;
const run = promisify(execFile);

/** The servers that are built. */
export type LiveServer = (typeof names)[number];

/** Where the built server lies. */
export const pathOf = (name: LiveServer): string => join(binaries, name);

/** Whether the plain `go` command is there, with which the servers are built. */
export function goIsHere(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Builds the two servers into .cache/jaeger-server, once; minutes without a warm build cache. Two at a time do no harm. */
export async function buildServers(): Promise<void> {
  const exists = (name: LiveServer): Promise<boolean> =>
    access(pathOf(name)).then(
      () => true,
      () => false,
    );
  if ((await Promise.all(names.map(exists))).every((there) => there)) return;
  await mkdir(binaries, { recursive: true });
  const folder = await mkdtemp(join(binaries, 'build-'));
  const packages = ['cmd/jaeger', 'examples/hotrod'].map((name) => `github.com/jaegertracing/jaeger/${name}`);
  await run('go', ['build', '-C', modules, '-o', `${folder}/`, ...packages], { maxBuffer: 2 ** 26 });
  await Promise.all(names.map((name) => rename(join(folder, name), pathOf(name))));
  await rm(folder, { recursive: true });
}
