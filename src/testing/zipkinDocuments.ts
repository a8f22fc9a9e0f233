import fc from 'fast-check';

/** Lists of Zipkin spans of both versions at once, made of such texts. */
export function zipkinDocuments(text: fc.Arbitrary<string>): fc.Arbitrary<object[]> {
  const tagsOf = fc.dictionary(
    text,
    fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 })),
    { maxKeys: 4, noNullPrototype: true },
  );
  const endpoint = fc.record(
    { serviceName: text, ipv4: text, ipv6: text, port: fc.nat(9) },
    { requiredKeys: [] },
  );
  const binary = fc.record({
    key: fc.oneof(text, fc.constantFrom('sa', 'ca')),
    value: fc.oneof(text, fc.boolean()),
    endpoint,
  });
  return fc
    .array(
      fc.record({
        name: text,
        tags: tagsOf,
        local: endpoint,
        remote: endpoint,
        annotations: fc.array(
          fc.record(
            { value: text, timestamp: fc.constant(1_700_000_000_000_001), endpoint },
            { requiredKeys: ['value', 'timestamp'] },
          ),
          { maxLength: 2 },
        ),
        binaryAnnotations: fc.array(binary, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((spans) =>
      spans.map(({ local, remote, ...rest }, i) => ({
        traceId: 'cafe',
        id: `abcdef000000000${i + 1}`,
        timestamp: 1_700_000_000_000_000 + i,
        duration: 10,
        localEndpoint: local,
        remoteEndpoint: remote,
        ...rest,
      })),
    );
}
