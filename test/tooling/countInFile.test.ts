import { expect, test } from 'vitest';
import { NOTHING_COUNTED, countInFile } from '../../scripts/checks/countInFile.mjs';

const SOURCE = `
const loose: any = 1; // any as any, x!
const list: Array<any> = [];
const cast = loose as string;
const angle = <number>loose;
const fixed = ['a'] as const;
const text = 'any as any !';
const sure = list[0]!.length!;
import { a as b } from './a';
export type { b, cast as c };
`;

test('counts from the syntax tree, not from comments and strings', () => {
  expect(countInFile('a.ts', SOURCE)).toEqual({ ...NOTHING_COUNTED, any: 2, casts: 2, nonNullAssertions: 2 });
});

test('counts disabled rules', () => {
  const disable =
    '// eslint-' + 'disable-next-line eqeqeq\n/* eslint-' + 'disable */\n// @ts-' + 'expect-error\n';
  expect(countInFile('a.tsx', disable).disabledRules).toBe(3);
  expect(countInFile('a.css', '/* prettier-' + 'ignore */\n').disabledRules).toBe(1);
});

test('counts files over 300 lines', () => {
  expect(countInFile('a.css', 'a{}\n'.repeat(300)).longFiles).toBe(0);
  expect(countInFile('a.css', 'a{}\n'.repeat(301)).longFiles).toBe(1);
});
