import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWatchAddress, writeWatchAddress, type WatchAddress } from './watchAddress';

test('every state of the page of watches survives the address; what others wrote stays', () => {
  const addresses: fc.Arbitrary<WatchAddress> = fc.record({
    edit: fc.string({ maxLength: 40 }),
  });
  fc.assert(
    fc.property(addresses, (address) => {
      const text = writeWatchAddress(address, new URLSearchParams('uiTheme=dark')).toString();
      expect(readWatchAddress(new URLSearchParams(text))).toEqual({ address, faults: [] });
      expect(new URLSearchParams(text).get('uiTheme')).toBe('dark');
    }),
  );
});
