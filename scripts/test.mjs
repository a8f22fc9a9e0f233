// `npm test`: checks, builds, unit tests, end-to-end tests and the suite on a live Jaeger. The very last line is the
// count. `npm test -- --only unit` (or checks, build, e2e, live, or one step's name; several with commas) runs a part.
import { countStep } from './test/countReport.mjs';
import { findBrowser } from './test/findBrowser.mjs';
import { pathWithGo } from './test/pathWithGo.mjs';
import { runStep } from './test/runStep.mjs';
import { stepsFor } from './test/steps.mjs';

const log = (line = '') => console.log(line);
const summary = [];

function record(step, counts, seconds) {
  summary.push({ step, counts, seconds });
  const state = counts.failed > 0 ? 'FAILED' : counts.passed > 0 ? 'ok' : 'SKIPPED';
  log(`${state.padEnd(8)}${step.name.padEnd(14)}${describe(counts)}  (${seconds.toFixed(0)} s)`);
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function skip(step, reason) {
  log('\n' + '!'.repeat(100));
  log(`!!  SKIPPED: ${step.name}. ${reason}`);
  log('!'.repeat(100) + '\n');
  record(step, { passed: 0, failed: 0, skipped: 1, notes: [reason] }, 0);
}

async function runAndRecord(step, env) {
  const loud = step.kind !== 'command';
  if (loud) log(`\n── ${step.name} ${'─'.repeat(90 - step.name.length)}`);
  const { exitCode, output, seconds } = await runStep(step, env, loud);
  const counts = countStep(step, exitCode);
  if (!loud && counts.failed > 0)
    log(`\n── ${step.name} ${'─'.repeat(90 - step.name.length)}\n${output.trim()}\n`);
  if (step.name === 'bundle') log(output.trim());
  record(step, counts, seconds);
}

/** The checks read and write nothing of each other's: two at a time. */
async function runChecks(steps, env) {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
      await runAndRecord(step, env);
  };
  await Promise.all([lane(), lane()]);
}

async function main(argv) {
  const only = argv.indexOf('--only');
  const steps = stepsFor(only === -1 ? [] : (argv[only + 1] ?? '').split(','));
  const env = { ...process.env, CI: process.env.CI ?? '1', NO_COLOR: '1' };
  delete env.FORCE_COLOR;
  const goPath = pathWithGo(env.PATH);
  const hasGo = goPath !== undefined;
  if (hasGo) env.PATH = goPath;
  if (steps.some((step) => step.needsBrowser && (hasGo || !step.needsGo))) {
    const browser = await findBrowser(log);
    log(`Browser: ${browser ?? 'none found (set CHROME_PATH)'}`);
    if (browser !== undefined) env.SPANLIGHT_CHROMIUM = browser;
  }
  await runChecks(
    steps.filter((step) => step.group === 'checks'),
    env,
  );
  for (const step of steps.filter((each) => each.group !== 'checks')) {
    if (step.needsGo && !hasGo)
      skip(step, 'It starts a real Jaeger, which is built with Go; there is no `go` here.');
    else await runAndRecord(step, env);
  }
}

function finish() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  log('\n══ Summary ' + '═'.repeat(80));
  for (const { step, counts, seconds } of summary) {
    log(`${step.name.padEnd(14)} ${describe(counts).padEnd(40)} ${seconds.toFixed(0).padStart(5)} s`);
    for (const note of counts.notes.slice(0, 30)) log(`    ${note.split('\n')[0]}`);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  if (total.passed + total.failed === 0) total.failed = 1;
  process.exitCode = total.failed > 0 ? 1 : 0;
  log(describe(total));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  record({ name: 'test command' }, { passed: 0, failed: 1, skipped: 0, notes: [error.message] }, 0);
}
finish();
