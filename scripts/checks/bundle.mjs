// Bundle budget: what the first page loads before it can run (the scripts of index.html and all that they import
// statically) against the budget; then, for the reader, workers, parts loaded on demand and style sheets.
// Run after `vite build`.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 170;
const APP = join(import.meta.dirname, '../../dist/app');

const gzipBytes = (file) => gzipSync(readFileSync(join(APP, file)), { level: 9 }).length;
const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

/** Files of the chunk `key` and of everything it imports statically. */
function staticClosure(manifest, keys) {
  const files = new Set();
  const open = [...keys];
  const seen = new Set(open);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the manifest has no chunk ${key}`);
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return files;
}

/** Scripts that index.html names itself: entries and module preloads. */
function scriptsOfPage() {
  const html = readFileSync(join(APP, 'index.html'), 'utf8');
  const names = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="(?:\.\/|\/)?([^"]+\.js)"/g)];
  return names.map((match) => match[1]);
}

function list(title, files) {
  const sized = files.map((file) => ({ file, bytes: gzipBytes(file) })).sort((a, b) => b.bytes - a.bytes);
  const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${kb(total)}  ${title}`);
  for (const { file, bytes } of sized) console.log(`  ${kb(bytes)}  ${file}`);
  return total;
}

const manifest = JSON.parse(readFileSync(join(APP, '.vite/manifest.json'), 'utf8'));
const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
if (entries.length === 0) throw new Error('the manifest names no entry');
const initial = staticClosure(manifest, entries);
for (const file of scriptsOfPage()) initial.add(file);
const all = readdirSync(APP, { recursive: true }).map((file) => String(file).replaceAll('\\', '/'));
const scripts = all.filter((file) => file.endsWith('.js') && !initial.has(file));
const workers = scripts.filter((file) => /worker/i.test(file));

console.log('gzip sizes:');
const bytes = list(`initial JavaScript (budget ${BUDGET_KB} kB)`, [...initial]);
list('workers', workers);
list(
  'on demand',
  scripts.filter((file) => !workers.includes(file)),
);
list(
  'style sheets',
  all.filter((file) => file.endsWith('.css')),
);
if (bytes > BUDGET_KB * 1000) {
  console.error(`The first page loads ${kb(bytes).trim()} of JavaScript; the budget is ${BUDGET_KB} kB.`);
  process.exitCode = 1;
}
