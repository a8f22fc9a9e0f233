import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelKeys, openKeyAt, parseLabel, wordsWithValues, type LabelWord } from './rowLabel';

const drawn = (words: readonly LabelWord[], valueOf: (key: string) => string) =>
  wordsWithValues(words, valueOf)
    .map((word) => word.map((part) => ('key' in part ? valueOf(part.key) : part.text)).join(''))
    .join(' ');

const values = new Map([
  ['service', 'shop'],
  ['name', 'GET /cart'],
  ['http.status_code', '503'],
  ['a b', '__proto__'],
]);
const valueOf = (key: string) => values.get(key) ?? '';

describe('labels of rows', () => {
  it.each([
    ['{service} {name}', 'shop GET /cart'],
    ['{name} [{http.status_code}]', 'GET /cart [503]'],
    ['{name} [{db.system}]', 'GET /cart'],
    ['{name}{db.system}:{service}', 'GET /cart:shop'],
    ['  {name}   →   {a b} ', 'GET /cart → __proto__'],
    ['{ name }', 'GET /cart'],
    ['plain words', 'plain words'],
    ['{name} {http.st', 'GET /cart'],
    ['{name} {', 'GET /cart {'],
    ['{name} {}', 'GET /cart {}'],
    ['}{name}', '}GET /cart'],
    ['{{name}', '{GET /cart'],
    ['', ''],
  ])('%j says %j', (template, said) => {
    expect(drawn(parseLabel(template), valueOf)).toBe(said);
  });

  it('name each key once', () => {
    expect(labelKeys(parseLabel('{a}{b} x{a} {c.d}'))).toEqual(['a', 'b', 'c.d']);
  });

  it('say every text that has no braces as it is, blanks apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replace(/[{}]/gu, '');
        expect(drawn(parseLabel(plain), () => '')).toBe(
          plain
            .split(/\s+/u)
            .filter((word) => word !== '')
            .join(' '),
        );
      }),
    );
  });

  it('bring every value of a whole template, whatever stands around it', () => {
    const key = fc.stringMatching(/^[a-z][a-z._ ]{0,8}[a-z]$/);
    const text = fc.string().map((characters) => characters.replace(/[{}]/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, key), { maxLength: 6 }), (pieces) => {
        const words = parseLabel(pieces.map(([before, name]) => `${before}{${name}}`).join(''));
        expect(labelKeys(words)).toEqual([...new Set(pieces.map(([, name]) => name))]);
        const said = drawn(words, (name) => `<${name}>`);
        for (const [, name] of pieces) expect(said).toContain(`<${name}>`);
      }),
    );
  });

  it('know the key that is being written', () => {
    expect(openKeyAt('{name} {htt', 11)).toEqual({ from: 8, text: 'htt' });
    expect(openKeyAt('{name} {', 8)).toEqual({ from: 8, text: '' });
    expect(openKeyAt('{name} x', 8)).toBeUndefined();
    expect(openKeyAt('{name}', 3)).toEqual({ from: 1, text: 'na' });
    expect(openKeyAt('', 0)).toBeUndefined();
  });
});
