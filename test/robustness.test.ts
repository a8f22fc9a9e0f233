import { expect, test } from 'vitest';
import { docsPage, missingTests, namedTests, tableRows } from './support/namedTests';

const page = docsPage('robustness.md');
const cases = tableRows(page, /^[PRMZ]\d\d$/);

test('every case that needs a driver has a row, once', () => {
  const ids = cases.map((row) => row.split('|')[1]?.trim());
  const numbered = (letter: string, count: number) =>
    Array.from({ length: count }, (_, k) => letter + String(k + 1).padStart(2, '0'));
  expect(ids).toEqual([...numbered('P', 5), ...numbered('R', 10), ...numbered('M', 6), ...numbered('Z', 5)]);
});

test('every row names a test, or the reason why there is none', () => {
  const bare = [...cases, ...tableRows(page, /^\d+$/)].filter(
    (row) => namedTests(row).length === 0 && !/No test: |`npm run bench`|\| as [A-Z\d]/.test(row),
  );
  expect(bare).toEqual([]);
});

test('every test that the page names is there', () => {
  expect(namedTests(page).length).toBeGreaterThan(25);
  expect(missingTests(page)).toEqual([]);
});
