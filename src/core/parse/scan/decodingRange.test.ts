import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText, decodingRange } from './json';

it('decodes every part of a range as it does by itself, whatever the bytes are', () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string().map((text) => new TextEncoder().encode(text)),
    fc.array(fc.integer({ min: 32, max: 126 })).map((codes) => Uint8Array.from(codes)),
  );
  fc.assert(
    fc.property(anyBytes, fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), (bytes, a, b, from, to) => {
      const range = [a, b].map((at) => at % (bytes.length + 1)).sort((x, y) => x - y);
      const part = [from, to].map((at) => at % (bytes.length + 1)).sort((x, y) => x - y);
      const alone = decodeText(bytes, part[0] ?? 0, part[1] ?? 0);
      const within = decodingRange(bytes, range[0] ?? 0, range[1] ?? 0, () =>
        decodeText(bytes, part[0] ?? 0, part[1] ?? 0),
      );
      expect(within).toBe(alone);
    }),
    { numRuns: 2000 },
  );
});

it('is over with its work, even with one that throws', () => {
  const bytes = new TextEncoder().encode('abc');
  expect(() =>
    decodingRange(bytes, 0, 3, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  bytes[0] = 0x7a;
  expect(decodeText(bytes, 0, 3)).toBe('zbc');
});
