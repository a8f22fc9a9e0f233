import fc from 'fast-check';

/** Names that no trace should have: any characters at all, markup, what XML does not allow, and far too long ones. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '</text><script>alert(1)</script>',
    '</title></svg><image href="https://evil.example/x"/>',
    '"/><image href="https://evil.example/x"/>',
    ']]>&<!--',
    '\u0000\ud800\ufffe\u202e',
    'long'.repeat(100_000),
  ),
);
