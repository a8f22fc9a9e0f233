// True counts out of the runners' JSON reports. A runner that says nothing, breaks, or fails without naming a test
// counts as one failure: no outcome is lost.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Counts */

const none = () => ({ passed: 0, failed: 0, skipped: 0, notes: [] });

/** Counts of one step, given how its process ended. */
export function countStep(step, exitCode) {
  if (step.kind === 'command')
    return { ...none(), passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  const counts = countReport(step);
  if (counts.passed + counts.failed + counts.skipped === 0) {
    return { ...none(), failed: 1, notes: [...counts.notes, 'the runner reported no test'] };
  }
  if (exitCode !== 0 && counts.failed === 0) {
    return {
      ...counts,
      failed: 1,
      notes: [...counts.notes, `the runner ended with ${exitCode} and named no failed test`],
    };
  }
  return counts;
}

function countReport(step) {
  let report;
  try {
    report = JSON.parse(readFileSync(step.report, 'utf8'));
  } catch (error) {
    return { ...none(), notes: [`no readable report: ${error.message}`] };
  }
  return step.kind === 'vitest' ? countVitest(report) : countPlaywright(report);
}

/** @returns {Counts} */
export function countVitest(report) {
  const counts = none();
  for (const file of report.testResults ?? []) {
    let failedInFile = 0;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') counts.passed++;
      else if (status === 'failed') {
        failedInFile++;
        counts.notes.push(`${file.name}: ${fullName}`);
      } else counts.skipped++;
    }
    // a file that cannot even be loaded has no tests to name
    if (file.status === 'failed' && failedInFile === 0) {
      failedInFile = 1;
      counts.notes.push(`${file.name}: ${file.message}`);
    }
    counts.failed += failedInFile;
  }
  return counts;
}

/** A test that passed only when repeated counts as failed. @returns {Counts} */
export function countPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  const errors = report.errors ?? [];
  const notes = [...errors.map(({ message }) => message), ...failedSpecs(report.suites ?? [])];
  return { passed: expected, failed: unexpected + flaky + errors.length, skipped, notes };
}

/** Where each failed test stands, its title and the first line of what it said. */
function failedSpecs(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(describeSpec),
    ...failedSpecs(inner),
  ]);
}

function describeSpec({ file, line, title, tests }) {
  const messages = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
  const said = messages.find((message) => message !== '') ?? 'no message';
  return `${file}:${line} ${title}: ${said.split('\n', 1)[0]}`;
}
