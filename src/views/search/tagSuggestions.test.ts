import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLogfmt } from '../../state/url/tags';
import { insertTag, tagChoices, tokenAt } from './tagSuggestions';

const seen = [
  { key: 'http.method', values: ['GET', 'POST'] },
  { key: 'http.url', values: ['http://x/ y'] },
  { key: 'error', values: ['false'] },
];

test('finds the token at the caret; blanks in quotes do not end it', () => {
  expect(tokenAt('a=1 b="x y" c', 9)).toMatchObject({ from: 4, to: 11, key: 'b', value: 'x y' });
  expect(tokenAt('a=1 b="x y" c', 13)).toMatchObject({ from: 12, key: 'c', value: undefined });
  expect(tokenAt('a=1 ', 4)).toMatchObject({ from: 4, key: '', value: undefined });
});

test('suggests keys, then the values of the key', () => {
  expect(tagChoices('http', 4, seen).map(({ value }) => value)).toEqual(['http.method', 'http.url']);
  expect(tagChoices('meth', 4, seen).map(({ value }) => value)).toEqual(['http.method']);
  expect(tagChoices('http.method=p', 13, seen).map(({ value }) => value)).toEqual(['POST']);
  expect(tagChoices('error=', 6, seen).map(({ value }) => value)).toEqual(['true', 'false']);
  expect(tagChoices('unknown=', 8, seen)).toEqual([]);
});

test('error=true is suggested before anything is loaded', () => {
  expect(tagChoices('err', 3, []).map(({ value }) => value)).toEqual(['error']);
});

test('a choice takes the place of its token only', () => {
  const [key] = tagChoices('a=1 http.u b=2', 10, seen);
  expect(key && insertTag('a=1 http.u b=2', 10, key)).toEqual({ text: 'a=1 http.url= b=2', caret: 13 });
  const [value] = tagChoices('http.url=', 9, seen);
  expect(value && insertTag('http.url=', 9, value)).toEqual({ text: 'http.url="http://x/ y" ', caret: 23 });
});

test('what was chosen reads back as that key and value, whatever they hold', () => {
  const name = fc.string({ minLength: 1, unit: 'binary' }).map((text) => text.toWellFormed());
  fc.assert(
    fc.property(name, name, (key, value) => {
      const [first] = tagChoices('', 0, [{ key, values: [value] }]).filter((choice) => choice.value === key);
      expect(first && parseLogfmt(`${first.insert}x`)).toEqual({
        tags: [{ key, value: 'x' }],
        fault: undefined,
      });
    }),
  );
});

test('no text and no caret make it throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(30), (text, caret) => {
      const token = tokenAt(text, Math.min(caret, text.length));
      expect(token.from).toBeLessThanOrEqual(token.to);
      tagChoices(text, Math.min(caret, text.length), seen);
    }),
  );
});
