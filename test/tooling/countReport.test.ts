import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countStep, countVitest } from '../../scripts/test/countReport.mjs';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));

function stepWith(kind: string, report: string | undefined) {
  const path = join(folder, `${kind}-${Math.random()}.json`);
  if (report !== undefined) writeFileSync(path, report);
  return { kind, report: path };
}

const passing = {
  name: 'a.test.ts',
  status: 'passed',
  assertionResults: [{ status: 'passed', fullName: 'a' }],
};

test('a command counts as one', () => {
  expect(countStep({ kind: 'command' }, 0)).toMatchObject({ passed: 1, failed: 0 });
  expect(countStep({ kind: 'command' }, 1)).toMatchObject({ passed: 0, failed: 1 });
  expect(countStep({ kind: 'command' }, 'SIGKILL')).toMatchObject({ passed: 0, failed: 1 });
});

test('tests of Vitest count one by one, and a file that does not load counts as failed', () => {
  const report = {
    testResults: [
      passing,
      { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
      {
        name: 'c.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'c' },
          { status: 'pending', fullName: 'd' },
          { status: 'todo', fullName: 'e' },
        ],
      },
    ],
  };
  expect(countVitest(report)).toMatchObject({ passed: 1, failed: 2, skipped: 2 });
});

test('a test of Playwright that passes only when repeated has failed, and so has a run with errors outside of tests', () => {
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 3 },
    errors: [{ message: 'no such file' }],
  };
  expect(countPlaywright(report)).toMatchObject({ passed: 4, failed: 4, skipped: 3 });
});

test('each failed test of Playwright is named, with its place and the first line of what it said', () => {
  const failing = (line: number, message: string | undefined) => ({
    file: 'a.spec.ts',
    line,
    title: `test ${line}`,
    ok: false,
    tests: [{ results: [{ error: message === undefined ? undefined : { message } }] }],
  });
  const passed = { ...failing(1, undefined), ok: true };
  const report = {
    stats: { expected: 1, unexpected: 2 },
    suites: [
      {
        specs: [passed, failing(2, 'Expected 1\nReceived 2')],
        suites: [{ specs: [failing(3, undefined)] }],
      },
    ],
  };
  expect(countPlaywright(report).notes).toEqual([
    'a.spec.ts:2 test 2: Expected 1',
    'a.spec.ts:3 test 3: no message',
  ]);
});

test('a runner that reports nothing has failed', () => {
  expect(countStep(stepWith('vitest', undefined), 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(countStep(stepWith('vitest', '{'), 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(countStep(stepWith('playwright', '{}'), 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('a runner that fails without naming a failed test has failed', () => {
  const report = JSON.stringify({ testResults: [passing] });
  expect(countStep(stepWith('vitest', report), 0)).toMatchObject({ passed: 1, failed: 0 });
  expect(countStep(stepWith('vitest', report), 124)).toMatchObject({ passed: 1, failed: 1 });
});
