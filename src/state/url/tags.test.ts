import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLogfmt, parseTags, printLogfmt, printTags } from './tags';

const text = fc.string({ unit: 'binary' }).map((raw) => raw.toWellFormed());
const tags = fc.array(fc.record({ key: text, value: text }), { maxLength: 5 });

test('any tags survive logfmt', () => {
  fc.assert(
    fc.property(tags, (wanted) => {
      expect(parseLogfmt(printLogfmt(wanted))).toEqual({ tags: wanted, fault: undefined });
    }),
  );
});

test('any tags survive the JSON of the address; of a repeated key the last value counts', () => {
  fc.assert(
    fc.property(tags, (wanted) => {
      const { tags: read, fault } = parseTags(printTags(wanted), []);
      expect(fault).toBeUndefined();
      expect(new Map(read.map(({ key, value }) => [key, value]))).toEqual(
        new Map(wanted.map(({ key, value }) => [key, value])),
      );
    }),
  );
});

test('no text makes the reader throw', () => {
  fc.assert(fc.property(text, (raw) => parseLogfmt(raw).tags.length <= raw.length));
});

test('reads what people type', () => {
  expect(parseLogfmt('  error http.status_code=500 db="select \\"x\\" 1" empty= last=a=b ')).toEqual({
    tags: [
      { key: 'error', value: 'true' },
      { key: 'http.status_code', value: '500' },
      { key: 'db', value: 'select "x" 1' },
      { key: 'empty', value: '' },
      { key: 'last', value: 'a=b' },
    ],
    fault: undefined,
  });
});

test.each([
  ['=1', 'a key is missing at character 1'],
  ['a=1 =2', 'a key is missing at character 5'],
  ['a="open', 'the quote at character 3 is not closed'],
  ['x "open', 'the quote at character 3 is not closed'],
])('%s: %s', (raw, fault) => {
  expect(parseLogfmt(raw).fault).toBe(fault);
});

test('values that are no texts are left out, and said to be', () => {
  expect(parseTags('{"a":1,"b":true,"c":null,"__proto__":"x"}', [])).toEqual({
    tags: [
      { key: 'a', value: '1' },
      { key: 'b', value: 'true' },
      { key: '__proto__', value: 'x' },
    ],
    fault: 'a tag whose value is no text was left out',
  });
  expect(parseTags('[1]', []).fault).toBe('the tags are not a JSON object of texts');
  expect(parseTags('', ['nocolon']).fault).toBe('a tag without a colon was left out');
});
