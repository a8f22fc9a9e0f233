// `npm run bench`: measures the engine and the app in Chromium against the floor (fetch + JSON.parse in a bare page) on
// the same machine in the same run, and prints the ratios. Options: --sizes 100,10000 · --rounds 5 · --quick (two sizes,
// one round) · --engine-only · --searches 20,200 (traces a search) · --search-only · --systems 100,2000
// (services of the graph) · --system-only · --files a.json,b.json.gz (only these, opened in the page) · --no-build.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { measureFile } from '../bench/measureFiles.mjs';
import { FEW_TRACES, FIRST_TRACES, runSearch } from '../bench/measureSearch.mjs';
import { runSystem } from '../bench/measureSystem.mjs';
import { runSize, SCREEN_SPANS } from '../bench/run.mjs';
import { serve } from '../bench/serve.mjs';
import { filesTable, searchTable, systemTable, tables } from '../bench/table.mjs';
import { findBrowser } from './test/findBrowser.mjs';

const ROOT = join(import.meta.dirname, '..');
const SIZES = [100, 1000, 10_000, 100_000, 250_000, 1_000_000];
const SEARCHES = [20, 200, 1500];
const SYSTEMS = [100, 1000, 2000];
const BROWSER_OPTIONS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

function optionsFrom(argv) {
  const valueOf = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const quick = argv.includes('--quick');
  const numbers = (name, usual) => {
    const stated = valueOf(name)?.split(',').map(Number) ?? usual;
    if (!stated.every((size) => Number.isInteger(size) && size > 0))
      throw new Error(`${name} wants whole numbers: 100,10000`);
    return stated;
  };
  const withApp = !argv.includes('--engine-only');
  const files = valueOf('--files')?.split(',') ?? [];
  const only = (what) => files.length > 0 || argv.includes(what);
  return {
    sizes:
      only('--search-only') || only('--system-only') ? [] : numbers('--sizes', quick ? [100, 10_000] : SIZES),
    files,
    searches: withApp && !only('--system-only') ? numbers('--searches', quick ? [20] : SEARCHES) : [],
    systems: withApp && !only('--search-only') ? numbers('--systems', quick ? [100] : SYSTEMS) : [],
    rounds: Number(valueOf('--rounds') ?? (quick ? 1 : 5)),
    withApp,
    build: !argv.includes('--no-build'),
  };
}

function build(...argv) {
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...argv],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (run.status !== 0) throw new Error(`vite build ${argv.join(' ')} failed`);
}

/** The largest take long and vary little. */
const roundsFor = (spans, rounds) =>
  spans >= 1_000_000 ? 1 : spans >= 250_000 ? Math.min(rounds, 3) : rounds;

async function main() {
  const {
    sizes,
    searches,
    systems,
    files,
    rounds,
    withApp,
    build: wantsBuild,
  } = optionsFrom(process.argv.slice(2));
  if (wantsBuild) {
    build('--config', 'bench/vite.config.ts');
    if (withApp) build();
  }
  console.log('Writing the traces …');
  const server = await serve([1, SCREEN_SPANS, ...sizes], [FIRST_TRACES, FEW_TRACES, ...searches]);
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.log),
    args: BROWSER_OPTIONS,
  });
  const notes = new Set();
  const results = [];
  const searched = [];
  const drawn = [];
  const opened = [];
  try {
    for (const spans of sizes) {
      console.log(`Measuring ${spans.toLocaleString('en-GB')} spans …`);
      const bench = { browser, origin: server.url, withApp, notes };
      results.push(await runSize(bench, spans, server.bytesOf(spans), roundsFor(spans, rounds)));
    }
    for (const traces of searches) {
      console.log(`Measuring a search of ${traces.toLocaleString('en-GB')} traces …`);
      const bench = { browser, origin: server.url, notes };
      searched.push(await runSearch(bench, traces, server.bytesOfSearch(traces), rounds));
    }
    for (const services of systems) {
      console.log(`Measuring a system of ${services.toLocaleString('en-GB')} services …`);
      const bench = { browser, origin: server.url, notes };
      for (const row of await runSystem(bench, services, Math.min(rounds, 3))) drawn.push(row);
    }
    for (const path of files) {
      console.log(`Opening ${path} …`);
      opened.push(await measureFile(browser, server.url, path));
    }
    console.log(`\nChromium ${browser.version()}; medians; every ratio within one run\n`);
    if (results.length > 0) console.log(tables(results, withApp));
    if (searched.length > 0) console.log(`\n${searchTable(searched)}`);
    if (drawn.length > 0) console.log(`\n${systemTable(drawn)}`);
    if (opened.length > 0) console.log(`\n${filesTable(opened)}`);
  } finally {
    await browser.close();
    server.stop();
  }
  if (notes.size > 0) console.error(`\nNot measured:\n${[...notes].map((note) => `  ${note}`).join('\n')}`);
  process.exitCode = notes.size > 0 ? 1 : 0;
}

await main();
