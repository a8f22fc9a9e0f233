import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfText, textOfBytes } from './textBytes';

const textOf = (units: Uint16Array) => Array.from(units, (unit) => String.fromCharCode(unit)).join('');

test('bytes come back, also in pieces, and no character is special to HTML', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = textOf(textOfBytes(bytes));
      expect(text).toMatch(/^[\u4000-\ubfff]*$/);
      expect(text.length).toBe(Math.ceil((bytes.length * 8) / 15));
      expect([...bytesOfText(text, bytes.length)]).toEqual([...bytes]);
      let pieces = '';
      for (let from = 0; from < bytes.length; from += 45)
        pieces += textOf(textOfBytes(bytes.subarray(from, from + 45)));
      expect(pieces).toBe(text);
    }),
  );
});
