import { expect, test } from 'vitest';
import { dropTerm, termsOf } from './dropTerm';

test.each([
  ['', []],
  ['service=A', ['service=A']],
  ['service=A error=true duration>=150ms', ['service=A', 'error=true', 'duration>=150ms']],
  ['service=A (a or b)', ['service=A', 'a or b']],
  ['a or b', ['a or b']],
  ['service=', ['service=']],
])('the terms of %j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});

test('dropping the terms one by one leaves nothing', () => {
  let text = 'service=A "http.url"="a b" (x or y) -z';
  const before = termsOf(text);
  expect(before).toHaveLength(4);
  for (const term of before) {
    const left = termsOf(dropTerm(text, term));
    expect(left).toEqual(termsOf(text).filter((other) => other !== term));
    text = dropTerm(text, term);
  }
  expect(text).toBe('');
});
