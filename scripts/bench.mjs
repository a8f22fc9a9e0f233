// `npm run bench`: measures the engine and the app in Chromium against the floor (fetch + JSON.parse in a bare page) on
// the same machine in the same run, and prints the ratios. Options: --sizes 100,10000 · --rounds 5 · --quick (two sizes,
// one round) · --engine-only · --no-build.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runSize, SCREEN_SPANS } from '../bench/run.mjs';
import { serve } from '../bench/serve.mjs';
import { tables } from '../bench/table.mjs';
import { findBrowser } from './test/findBrowser.mjs';

const ROOT = join(import.meta.dirname, '..');
const SIZES = [100, 1000, 10_000, 100_000, 250_000, 1_000_000];
const BROWSER_OPTIONS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

function optionsFrom(argv) {
  const valueOf = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const quick = argv.includes('--quick');
  const sizes = valueOf('--sizes')?.split(',').map(Number) ?? (quick ? [100, 10_000] : SIZES);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0))
    throw new Error('--sizes wants whole numbers: 100,10000');
  return {
    sizes,
    rounds: Number(valueOf('--rounds') ?? (quick ? 1 : 5)),
    withApp: !argv.includes('--engine-only'),
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
  const { sizes, rounds, withApp, build: wantsBuild } = optionsFrom(process.argv.slice(2));
  if (wantsBuild) {
    build('--config', 'bench/vite.config.ts');
    if (withApp) build();
  }
  console.log('Writing the traces …');
  const server = await serve([1, SCREEN_SPANS, ...sizes]);
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.log),
    args: BROWSER_OPTIONS,
  });
  const notes = new Set();
  const results = [];
  try {
    for (const spans of sizes) {
      console.log(`Measuring ${spans.toLocaleString('en-GB')} spans …`);
      const screenBytes = server.bytesOf(SCREEN_SPANS);
      const bench = { browser, origin: server.url, withApp, notes, screenBytes };
      results.push(await runSize(bench, spans, server.bytesOf(spans), roundsFor(spans, rounds)));
    }
    console.log(`\nChromium ${browser.version()}; medians; every ratio within one run\n`);
    console.log(tables(results, withApp));
  } finally {
    await browser.close();
    server.stop();
  }
  if (notes.size > 0) console.error(`\nNot measured:\n${[...notes].map((note) => `  ${note}`).join('\n')}`);
  process.exitCode = notes.size > 0 ? 1 : 0;
}

await main();
