import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeJson, maxJsonLength, prettyJson } from './prettyJson';
import { cutPosition, lineCount, textSlices, visibleLines } from './textSlices';

describe('cutPosition', () => {
  const limit = { length: 100, lines: 3 };
  it('keeps what fits', () => {
    expect(cutPosition('short', limit)).toBe(5);
    expect(cutPosition('a\nb\nc', limit)).toBe(5);
  });
  it('cuts before the line that is too many', () => {
    expect(cutPosition('a\nb\nc\nd', limit)).toBe(5);
  });
  it('cuts by length, but not for a handful of characters', () => {
    expect(cutPosition('x'.repeat(1000), limit)).toBe(100);
    expect(cutPosition('x'.repeat(104), limit)).toBe(104);
  });
  it('never cuts a character in two', () => {
    const text = `${'x'.repeat(99)}${'😀'.repeat(50)}`;
    expect(cutPosition(text, limit)).toBe(99);
  });
});

describe('textSlices', () => {
  it('joins to the text and cuts no pair, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (text, size) => {
          const slices = textSlices(text, size);
          expect(slices.join('')).toBe(text);
          if (size > 1 && text.isWellFormed())
            expect(slices.every((slice) => slice.isWellFormed())).toBe(true);
        },
      ),
    );
  });
});

describe('visibleLines', () => {
  it('keeps lines and tabs and shows what cannot be seen', () => {
    expect(visibleLines('a\r\nb\tc\u001b[31m\u202e')).toBe('a\nb\tc␛[31m⟨U+202E⟩');
  });
  it('counts lines', () => {
    expect([lineCount(''), lineCount('a\nb'), lineCount('\n\n')]).toEqual([1, 2, 3]);
  });
});

describe('prettyJson', () => {
  it.each(['', '{', 'plain', '{a:1}', '[1,]', '"text"', '12', '{"a":1}x', '{]'])(
    'is undefined for %j',
    (text) => {
      expect(prettyJson(text)).toBeUndefined();
    },
  );
  it('keeps digits, escapes, repeated keys and their order', () => {
    const text = '{"b":9223372036854775807,"a":1.50,"a":"\\u0041\\"},","e":{},"l":[ ],"n":[1, null ,true]}';
    expect(prettyJson(text)).toBe(
      [
        '{',
        '  "b": 9223372036854775807,',
        '  "a": 1.50,',
        '  "a": "\\u0041\\"},",',
        '  "e": {},',
        '  "l": [],',
        '  "n": [',
        '    1,',
        '    null,',
        '    true',
        '  ]',
        '}',
      ].join('\n'),
    );
  });
  it('agrees with JSON.stringify on every value, however it was spaced', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
        fc.constantFrom(0, 1, 7, '\t'),
        (value, spacing) => {
          const text = JSON.stringify(value, undefined, spacing);
          fc.pre(looksLikeJson(text));
          expect(prettyJson(text)).toBe(JSON.stringify(value, undefined, 2));
        },
      ),
    );
  });
  it('does not read what is too long, nor break on what nests deep', () => {
    expect(prettyJson(`[${' '.repeat(maxJsonLength)}]`)).toBeUndefined();
    expect(prettyJson('['.repeat(200) + '1' + ']'.repeat(200))).toContain('\n');
    expect(prettyJson('['.repeat(201) + '1' + ']'.repeat(201))).toBeUndefined();
    expect(prettyJson('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toBeUndefined();
  });
  it('reads an object of 20 000 keys', () => {
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])));
    expect(lineCount(prettyJson(wide) ?? '')).toBe(20_002);
  });
});
