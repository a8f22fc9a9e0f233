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

/** So many tests of a run may need their second try: a browser on a busy machine stalls now and then, a broken page does not heal. */
export const SECOND_TRIES = 3;

/** Tests that passed on the second try are named, and count as failed when they are more than SECOND_TRIES. @returns {Counts} */
export function countPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  const errors = report.errors ?? [];
  const forgiven = flaky <= SECOND_TRIES ? flaky : 0;
  const notes = [...errors.map(({ message }) => message), ...describeSpecs(report.suites ?? [])];
  return {
    passed: expected + forgiven,
    failed: unexpected + (flaky - forgiven) + errors.length,
    skipped,
    notes,
  };
}

/** A line for each test that failed, once or for good. */
function describeSpecs(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(describeSpec),
    ...describeSpecs(inner),
  ]);
}

/** Where the test stands, its title, and the first line and the place of each thing it said. */
function describeSpec({ file, line, title, ok, tests }) {
  const again = tests.some(({ status }) => status === 'flaky');
  if (ok && !again) return [];
  const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []));
  const said = [...new Set(errors.map(describeError))].join(' | ');
  return [
    `${again ? 'PASSED ON THE SECOND TRY ONLY: ' : ''}${file}:${line} ${title}: ${said || 'no message'}`,
  ];
}

function describeError({ message = 'no message', location }) {
  const place = location === undefined ? '' : ` (${location.file.split('/').pop()}:${location.line})`;
  return message.replace(/\u001b\[\d+m/g, '').split('\n', 1)[0] + place;
}
