import { expect, test } from 'vitest';
import { docsPage, missingTests, namedTests, tableRows } from './support/namedTests';

const page = docsPage('parity.md');
const rows = tableRows(page, /^\d/);

test('the table of parity has a row for each feature of the frame, from 10 to 77, of the system and of configuration, once', () => {
  const numbers = rows.map((row) => Number(/\d+/.exec(row)?.[0]));
  expect(numbers).toEqual([
    1,
    2,
    3,
    4,
    6,
    7,
    9,
    ...Array.from({ length: 68 }, (_, k) => 10 + k),
    78,
    79,
    81,
    80,
    82,
    83,
    84,
  ]);
});

test('every row names a test, or says that there is none', () => {
  const bare = rows.filter(
    (row) => namedTests(row).length === 0 && !/[Nn]ot yet|no end-to-end test/.test(row),
  );
  expect(bare).toEqual([]);
});

test('every test that the table names is there', () => {
  expect(namedTests(page).length).toBeGreaterThan(30);
  expect(missingTests(page)).toEqual([]);
});

test('a test that is not there is noticed', () => {
  expect(missingTests('`search.spec.ts: no such title`, `none.spec.ts: any`')).toHaveLength(2);
});
