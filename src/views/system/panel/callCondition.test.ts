import { expect, it } from 'vitest';
import { parseFind } from '../../../core';
import { callCondition } from './callCondition';

it('is a condition that the find language reads, whatever the names', () => {
  const service = (name: string) => ({ name, isGroup: false });
  const group = (name: string) => ({ name, isGroup: true });
  expect(callCondition(service('A'), service('B'))).toBe('{service=A} > {service=B}');
  expect(callCondition(group('shop.'), service('B'))).toBe('{service~^shop\\.} > {service=B}');
  for (const name of ['a b', '{x} > "y"', 'or', '-x', '(', 'x\\y', '~', '<b>html</b>', 'ärger'])
    for (const side of [service, group]) {
      const read = parseFind(callCondition(side(name), side(name)));
      expect(read.ok, name).toBe(true);
    }
});
