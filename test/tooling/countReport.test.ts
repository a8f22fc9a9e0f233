import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countStep, countVitest, SECOND_TRIES } from '../../scripts/test/countReport.mjs';

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

test('a run of Playwright with errors outside of tests has failed', () => {
  const report = { stats: { expected: 4, unexpected: 1, skipped: 3 }, errors: [{ message: 'no such file' }] };
  expect(countPlaywright(report)).toMatchObject({ passed: 4, failed: 2, skipped: 3 });
});

test('a few tests of Playwright may pass on their second try, and are named; many have failed', () => {
  const again = {
    file: 'a.spec.ts',
    line: 7,
    title: 'stalls',
    ok: true,
    tests: [{ status: 'flaky', results: [{ errors: [{ message: 'Timed out' }] }, { errors: [] }] }],
  };
  const report = (flaky: number) => ({ stats: { expected: 4, flaky }, suites: [{ specs: [again] }] });
  expect(countPlaywright(report(SECOND_TRIES))).toMatchObject({
    passed: 4 + SECOND_TRIES,
    failed: 0,
    notes: ['PASSED ON THE SECOND TRY ONLY: a.spec.ts:7 stalls: Timed out'],
  });
  expect(countPlaywright(report(SECOND_TRIES + 1))).toMatchObject({ passed: 4, failed: SECOND_TRIES + 1 });
});

test('each failed test of Playwright is named, with its place, and the first line and place of all that it said', () => {
  const failing = (line: number, ...errors: unknown[]) => ({
    file: 'a.spec.ts',
    line,
    title: `test ${line}`,
    ok: false,
    tests: [{ status: 'unexpected', results: [{ errors }] }],
  });
  const passed = { ...failing(1), ok: true };
  const location = { file: '/repo/e2e/pages/A.ts', line: 9 };
  const report = {
    stats: { expected: 1, unexpected: 2 },
    suites: [
      {
        specs: [
          passed,
          failing(2, { message: 'Time out' }, { message: '\u001b[31mclick\u001b[39m\nof A', location }),
        ],
        suites: [{ specs: [failing(3)] }],
      },
    ],
  };
  expect(countPlaywright(report).notes).toEqual([
    'a.spec.ts:2 test 2: Time out | click (A.ts:9)',
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
