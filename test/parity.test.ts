import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const table = readFileSync(new URL('../docs/parity.md', import.meta.url), 'utf8');
const rows = table.split('\n').filter((line) => /^\| +\d/.test(line));
const named = [...table.matchAll(/`([\w-]+\.spec\.ts): ([^`]+)`/g)].map(([, file = '', title = '']) => ({
  file,
  title,
}));

test('the table of parity has a row for each feature from 21 to 75, once', () => {
  const numbers = rows.map((row) => Number(/\d+/.exec(row)?.[0]));
  expect(numbers).toEqual(Array.from({ length: 55 }, (_, k) => 21 + k));
});

test('every row names a test, or says that there is none', () => {
  const bare = rows.filter((row) => !/\.spec\.ts: |[Nn]ot yet|no end-to-end test/.test(row));
  expect(bare).toEqual([]);
});

test('every test that the table names is there', () => {
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(({ file, title }) => {
    const spec = new URL(`../e2e/${file}`, import.meta.url);
    if (!existsSync(spec)) return true;
    const text = readFileSync(spec, 'utf8');
    return !["'", '"', '`'].some((quote) => text.includes(`(${quote}${title}${quote}`));
  });
  expect(missing).toEqual([]);
});
