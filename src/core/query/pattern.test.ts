import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPattern } from './pattern';

function hits(pattern: string, text: string): boolean {
  const read = readPattern(pattern);
  if (!read.ok) throw new Error(`${pattern}: ${read.message}`);
  return read.pattern.hits(text);
}

const single = fc.constantFrom(
  'a',
  'B',
  '1',
  '.',
  '\\d',
  '\\w',
  '\\S',
  '[ab]',
  '[^a]',
  '[a-c1]',
  '\\.',
  ' ',
  'é',
  '-',
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    single,
    fc
      .tuple(single, fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '+?'))
      .map((parts) => parts.join('')),
    fc.array(tie('pattern'), { maxLength: 3 }).map((parts) => parts.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    tie('pattern').map((inner) => `(?:${inner})*`),
    tie('pattern').map((inner) => `^${inner}`),
    tie('pattern').map((inner) => `${inner}$`),
  ),
}));
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', 'c', '1', '2', '.', ' ', 'é', 'É', '-', '\n'), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('readPattern', () => {
  it('hits what the browser’s own expressions hit', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 4 }), (source, texts) => {
        const own = new RegExp(source, 'i');
        for (const said of texts)
          expect([source, said, hits(source, said)]).toEqual([source, said, own.test(said)]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['^GET|^POST', 'post /cart', true],
    ['timeout$', 'connection Timeout', true],
    ['^5\\d\\d$', '503', true],
    ['^5\\d\\d$', '5030', false],
    ['', 'anything', true],
    ['\\u0041', 'a', true],
  ])('%s in %s', (source, said, expected) => {
    expect(hits(source, said)).toBe(expected);
  });

  it.each([
    ['a(b', 1],
    ['a)', 1],
    ['*a', 0],
    ['[z-a]', 2],
    ['[a', 0],
    ['a\\', 1],
    ['(?=a)', 1],
    ['\\bword', 0],
    ['a{5,2}', 1],
    ['a**', 2],
    ['((a{100}){100}){100}', 0],
  ])('%s is wrong at %i', (source, at) => {
    expect(readPattern(source)).toMatchObject({ ok: false, at });
  });

  it('takes no longer for patterns that others never end with', () => {
    const long = 'a'.repeat(50_000);
    for (const source of ['(a+)+b', '(a|a)*b', '(.*)*(.*)*x', 'a*a*a*a*a*c', '(a?){50}a{50}z']) {
      const from = performance.now();
      expect(hits(source, long)).toBe(false);
      expect(performance.now() - from).toBeLessThan(2000);
    }
  });
});
