// Bundle budget: what a first page loads before it can run, against the budget; then, for the reader, workers, parts
// loaded on demand and style sheets. "A first page" is the scripts of index.html, all that they import statically, what
// the entry itself asks for by import() at once, and the page's own part: an import() in the entry hides nothing.
// Run after `vite build`. The exported file has a budget of its own.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 170;
/** An exported HTML file before there is any trace in it, as it lies on the disk. */
const VIEWER_BUDGET_KB = 400;
/** What the entry imports only on an occasion: no endpoint answers, a file is dropped, the monitor asks for metrics, the back end is a Tempo or a Zipkin, a site has a configuration. All else counts. */
const CONDITIONAL = [
  'src/sources/demoSource',
  'src/sources/metrics',
  'src/sources/tempo',
  'src/sources/zipkin',
  'src/state/query/openDroppedFiles',
  'src/state/site/readSite',
  'src/app/MissingPage',
];
/** Names of the pages' chunks, from vite.config.ts. */
const PAGES = ['trace', 'search', 'system', 'monitor', 'compare', 'watch'];
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
const isConditional = (key) => CONDITIONAL.some((start) => key.startsWith(start));
const askedAtOnce = entries
  .flatMap((key) => manifest[key].dynamicImports ?? [])
  .filter((key) => !isConditional(key));
const isView = (key) => PAGES.includes(manifest[key]?.name);
const frame = [...entries, ...askedAtOnce.filter((key) => !isView(key))];
const views = askedAtOnce.filter(isView);
if (views.length !== PAGES.length)
  throw new Error(`the entry asks for ${views.length} of ${PAGES.length} pages`);

console.log('gzip sizes:');
const initial = new Set();
const tooLarge = [];
for (const view of views.length > 0 ? views : [undefined]) {
  const files = staticClosure(manifest, view === undefined ? frame : [...frame, view]);
  for (const file of scriptsOfPage()) files.add(file);
  const name = view === undefined ? 'first page' : `first page ${manifest[view].name}`;
  const bytes = list(`${name} (budget ${BUDGET_KB} kB)`, [...files]);
  if (bytes > BUDGET_KB * 1000) tooLarge.push(`${name}: ${kb(bytes).trim()} of JavaScript`);
  for (const file of files) initial.add(file);
}
const all = readdirSync(APP, { recursive: true }).map((file) => String(file).replaceAll('\\', '/'));
const scripts = all.filter((file) => file.endsWith('.js') && !initial.has(file));
const workers = scripts.filter((file) => /worker/i.test(file));
list('workers', workers);
list(
  'on demand',
  scripts.filter((file) => !workers.includes(file)),
);
list(
  'style sheets',
  all.filter((file) => file.endsWith('.css')),
);
const viewers = all.filter((file) => /^static\/viewer-\w+\.txt$/.test(file));
if (viewers.length !== 1) throw new Error(`the build has ${viewers.length} viewers for exported files`);
const viewerBytes = statSync(join(APP, viewers[0])).size;
console.log(`${kb(viewerBytes)}  exported file without traces (budget ${VIEWER_BUDGET_KB} kB, on disk)`);
if (viewerBytes > VIEWER_BUDGET_KB * 1000)
  tooLarge.push(`an exported file: ${kb(viewerBytes).trim()} of viewer`);
for (const sentence of tooLarge) console.error(`${sentence}; that is beyond the budget`);
if (tooLarge.length > 0) process.exitCode = 1;
