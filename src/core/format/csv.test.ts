import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

/** Reads one line of RFC 4180. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  let at = 0;
  const text = line.slice(0, -2);
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        field += text[at] ?? '';
      }
      at++;
    } else for (; at < text.length && text[at] !== ','; at++) field += text[at] ?? '';
    fields.push(field);
    if (at >= text.length) return fields;
    at++;
  }
}

describe('csvLine', () => {
  it('is read back as it was, but for the guard before formulas', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '-', '1', ' ') });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
        const line = csvLine(fields);
        expect(line.endsWith('\r\n')).toBe(true);
        const back = fieldsOf(line);
        expect(back.map((one, k) => (one === fields[k] ? one : one.replace(/^'/, '')))).toEqual(fields);
        for (const one of back) expect(one).not.toMatch(/^[=+@\t\r]/);
      }),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['-cmd', "'-cmd"],
    ['@x', "'@x"],
    ['-5', '-5'],
    ['-1.5e3', '-1.5e3'],
    ['a,"b"', '"a,""b"""'],
    ['a\nb', '"a\nb"'],
    ['plain', 'plain'],
  ])('writes %j as %j', (text, field) => {
    expect(csvLine([text])).toBe(`${field}\r\n`);
  });
});
