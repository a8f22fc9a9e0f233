// What `npm test` runs, in this order. `kind` says how the outcome is counted: a command counts as one, the runners'
// tests are counted from their JSON reports.
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const REPORTS = join(ROOT, '.cache/test');

const bin = (name) => join(ROOT, 'node_modules', name);
const TSC = bin('typescript/bin/tsc');
const VITEST = bin('vitest/vitest.mjs');
const PLAYWRIGHT = bin('@playwright/test/cli.js');

const check = (name, ...argv) => ({ name, group: 'checks', kind: 'command', argv, minutes: 10 });
const build = (name, ...argv) => ({ name, group: 'build', kind: 'command', argv, minutes: 10 });

const vitest = (name, group, minutes, config) => ({
  name,
  group,
  kind: 'vitest',
  argv: [
    VITEST,
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORTS}/${name}.json`,
  ],
  report: `${REPORTS}/${name}.json`,
  minutes,
});

const playwright = (name, group, minutes, project) => ({
  name,
  group,
  kind: 'playwright',
  argv: [PLAYWRIGHT, 'test', `--project=${project}`, '--reporter=line,json'],
  report: `${REPORTS}/${name}.json`,
  needsBrowser: true,
  minutes,
});

export const STEPS = [
  check('types-core', TSC, '-p', 'src/core'),
  check('types-src', TSC, '-p', 'src'),
  check('types-all', TSC, '-p', '.'),
  check('layers', 'scripts/checks/layers.mjs'),
  check('lint', 'scripts/checks/lint.mjs'),
  check('format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  check('dead-code', bin('knip/bin/knip.js'), '--no-progress'),
  check('ratchet', 'scripts/checks/ratchet.mjs'),
  // What is already built of these sources is taken as it is, here and by every test that packs or starts the command.
  build('build', 'scripts/build.mjs'),
  build('bundle', 'scripts/checks/bundle.mjs'),
  vitest('unit', 'unit', 15, 'vitest.config.ts'),
  playwright('e2e', 'e2e', 50, 'app'),
  { ...vitest('live-sources', 'live', 25, 'vitest.live.config.ts'), needsGo: true },
  { ...playwright('live-e2e', 'live', 25, 'jaeger'), needsGo: true },
];

/** The steps of the groups or names asked for; all when none is. Throws on an unknown one. */
export function stepsFor(wanted) {
  for (const word of wanted) {
    if (!STEPS.some((step) => step.name === word || step.group === word)) {
      const known = [...new Set(STEPS.flatMap((step) => [step.group, step.name]))].join(', ');
      throw new Error(`nothing to run is called "${word}". There is: ${known}`);
    }
  }
  if (wanted.length === 0) return STEPS;
  return STEPS.filter((step) => wanted.includes(step.name) || wanted.includes(step.group));
}
