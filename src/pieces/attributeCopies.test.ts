import { expect, test } from 'vitest';
import type { Attribute } from '../core';
import { prefixedFirst } from './attributeCopies';

const attributes = (...keys: readonly string[]): readonly Attribute[] =>
  keys.map((key) => ({ key, value: { type: 'string', value: key } }));

test('keys that begin with a prefix come first, by prefix, else as they were sent', () => {
  const sent = attributes('z', 'db.b', 'http.b', 'a', 'http.a', 'db.a');
  expect(prefixedFirst(sent, ['http.', 'db.']).map(({ key }) => key)).toEqual([
    'http.b',
    'http.a',
    'db.b',
    'db.a',
    'z',
    'a',
  ]);
  expect(prefixedFirst(sent, [])).toBe(sent);
});
