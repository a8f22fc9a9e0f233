// Builds the app and the command when there is no build of these sources yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STAMP = join(ROOT, 'dist/sources.sha256');
const PAGE = join(ROOT, 'dist/app/index.html');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
/** The built command. */
export const COMMAND = join(ROOT, 'dist/server/spanlight.mjs');
/** What the build is made of. */
const SOURCES = [
  'src',
  'server',
  'public',
  'scripts/build',
  'bench/traceText.mjs',
  'index.html',
  'vite.config.ts',
  'vite.server.config.ts',
  'package.json',
  'package-lock.json',
];

/** Ends the process with one line. */
export function giveUp(line) {
  console.error(`spanlight: ${line}`);
  process.exit(1);
}

/** Contents decide, not times: a fresh clone or a checkout of another branch touches times at will. */
function hashOfSources() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((source) => {
    const path = join(ROOT, source);
    if (!existsSync(path)) return [];
    const inside = /\.\w+$/.test(source)
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name));
    return inside.filter((file) => !/\.test\.tsx?$/.test(file));
  }).sort();
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`${relative(ROOT, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function build() {
  const started = performance.now();
  console.log('Spanlight: building, once for these sources …');
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [VITE, 'build', '--logLevel', 'warn', '--config', config],
      { cwd: ROOT, encoding: 'utf8' },
    );
    if (status !== 0) {
      console.error(stdout + stderr);
      giveUp(`the build failed (${config}), see above`);
    }
  }
  console.log(`Spanlight: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Ends the process with a line when it cannot be built. */
export function ensureBuilt() {
  const hash = hashOfSources();
  const fresh =
    existsSync(COMMAND) &&
    existsSync(PAGE) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8').trim() === hash;
  if (fresh) return;
  if (!existsSync(VITE)) giveUp('its packages are not installed: run "npm ci" first');
  build();
  writeFileSync(STAMP, `${hash}\n`);
}
