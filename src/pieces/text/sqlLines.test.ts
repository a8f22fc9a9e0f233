import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeSql, sqlLines } from './sqlLines';

describe('sqlLines', () => {
  it('gives each clause a line, and leaves strings alone', () => {
    expect(
      sqlLines(
        "select a, 'from where' from t left join u on u.id = t.id where x = 1 and y in (select z from w) order by a limit 5",
      ).split('\n'),
    ).toEqual([
      "select a, 'from where'",
      'from t',
      'left join u',
      '  on u.id = t.id',
      'where x = 1',
      '  and y in (',
      '  select z',
      '  from w)',
      'order by a',
      'limit 5',
    ]);
  });

  it.each([
    ['SELECT 1', true],
    ['  insert   into t values (1)', true],
    ['selection', false],
    ['{"select": 1}', false],
  ])('judges %j by its first word', (text, is) => {
    expect(looksLikeSql(text)).toBe(is);
  });

  it('changes nothing but blanks, whatever comes', () => {
    const bits = fc.constantFrom(
      'select',
      ' from ',
      "'a b'",
      '"',
      "'",
      '--x',
      '\n',
      '(',
      ')',
      '/*',
      ' and ',
      'é',
      ';',
      '`',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(sqlLines(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
