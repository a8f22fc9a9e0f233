// npm run pack: the command as a package that needs no other package and no build, dist/spanlight-VERSION.tgz. It is packed
// from a folder of its own: the project's package.json names what the sources need, and all of that is in the bundles.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, giveUp } from './build/ensureBuilt.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'dist/package');
/** What the package says of itself as the project does. */
const KEPT = ['name', 'version', 'description', 'license', 'type', 'engines'];

ensureBuilt();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const project = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const described = {
  ...Object.fromEntries(KEPT.map((member) => [member, project[member]])),
  bin: { spanlight: 'server/spanlight.mjs' },
  // A command and no library: there is nothing to import.
  exports: {},
};
writeFileSync(join(FOLDER, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
for (const file of ['README.md', 'LICENSE']) cpSync(join(ROOT, file), join(FOLDER, file));
for (const part of ['app', 'server']) {
  cpSync(join(ROOT, 'dist', part), join(FOLDER, part), {
    recursive: true,
    // Hidden folders (Vite's manifest) are the build's own.
    filter: (path) => !basename(path).startsWith('.'),
  });
}
const { status, stdout, stderr } = spawnSync(
  'npm',
  ['pack', '--json', '--pack-destination', join(ROOT, 'dist')],
  {
    cwd: FOLDER,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  },
);
if (status !== 0) giveUp(`npm pack failed: ${stderr}`);
console.log(stdout.trim());
