import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { REPORTS, ROOT } from './steps.mjs';

/**
 * Runs a step in a process group of its own, without input. Resolves with its exit code (124 when it ran out of time
 * and was ended), its output, and how long it took. With `loud` the output is shown as it comes.
 */
export function runStep(step, env, loud) {
  mkdirSync(REPORTS, { recursive: true });
  if (step.report) rmSync(step.report, { force: true });
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.argv, {
      cwd: ROOT,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: step.report ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (loud) process.stdout.write(text);
      });
    }
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child.pid);
    }, step.minutes * 60_000);
    const end = (exitCode) => {
      clearTimeout(timer);
      if (timedOut) output += `\nended after ${step.minutes} minutes without an outcome\n`;
      resolve({ exitCode: timedOut ? 124 : exitCode, output, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += String(error);
      end(1);
    });
    // servers that a runner left behind keep the pipes open: do not wait for them
    child.on('exit', (code, signal) => {
      endGroup(child.pid);
      end(code ?? signal);
    });
  });
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // already gone
  }
}
