import fc from 'fast-check';

export const DOCUMENT_TRACE = '000000000000000000000000000000ab';
const START = 1_700_000_000_000_000_000n;
const id = (n: number): string => n.toString(16).padStart(16, '0');

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 10 }), fc.string({ maxLength: 12 }));
const plain = fc.oneof(
  text.map((stringValue) => ({ stringValue })),
  fc.boolean().map((boolValue) => ({ boolValue })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((digits) => ({ intValue: String(digits) })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((doubleValue) => ({ doubleValue })),
  fc.constant({ doubleValue: 'NaN' }),
  fc.constant({ bytesValue: 'AAEC' }),
  fc.constant({}),
);
const pair = (value: fc.Arbitrary<object>) => fc.record({ key: text, value });
const value = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: fc.array(plain, { maxLength: 3 }).map((values) => ({ arrayValue: { values } })) },
  {
    weight: 1,
    arbitrary: fc.array(pair(plain), { maxLength: 3 }).map((values) => ({ kvlistValue: { values } })),
  },
);
const known = fc.constantFrom(
  { key: 'error', value: { boolValue: true } },
  { key: 'error', value: { stringValue: 'false' } },
  { key: 'span.kind', value: { stringValue: 'client' } },
  { key: 'otel.status_code', value: { stringValue: 'ERROR' } },
  { key: 'http.request.header.authorization', value: { stringValue: 'Bearer abcdefgh' } },
);
const attributes = fc.array(
  fc.oneof({ weight: 4, arbitrary: pair(value) }, { weight: 1, arbitrary: known }),
  {
    maxLength: 4,
  },
);

const span = fc.record({
  parent: fc.option(fc.nat(14)),
  start: fc.nat(2_000_000),
  length: fc.oneof(fc.nat(900_000), fc.constant(0)),
  name: fc.constantFrom('a', 'b', 'c"\\\u2028'),
  kind: fc.nat(5),
  code: fc.nat(2),
  attributes,
  message: fc.constantFrom('', 'it failed'),
  events: fc.array(fc.record({ at: fc.nat(900_000), name: text, attributes }), { maxLength: 2 }),
  links: fc.array(fc.record({ to: fc.nat(9), attributes }), { maxLength: 2 }),
  resource: fc.nat(2),
});

export interface OtlpDocumentOptions {
  /** Times and lengths are multiples of so many nanoseconds. Default 1. */
  readonly unit?: number;
  /** Whether spans link to others of the trace. Default true. */
  readonly linksInside?: boolean;
}

/** A trace of 1 to 12 spans with ids of their own as a text of OTLP JSON, with values of all types, events and links. */
export function otlpDocuments({
  unit = 1,
  linksInside = true,
}: OtlpDocumentOptions = {}): fc.Arbitrary<string> {
  const nanos = (n: number): string => String(START + BigInt(Math.floor(n / unit) * unit));
  return fc
    .tuple(
      fc.array(span, { minLength: 1, maxLength: 12 }),
      fc.array(attributes, { minLength: 3, maxLength: 3 }),
    )
    .map(([spans, resources]) =>
      JSON.stringify({
        resourceSpans: resources.map((own, resource) => ({
          resource: {
            attributes: [{ key: 'service.name', value: { stringValue: `service ${resource}` } }, ...own],
          },
          scopeSpans: [
            {
              scope: resource === 0 ? { name: 'scope', version: '1' } : {},
              spans: spans.flatMap((one, at) =>
                one.resource !== resource
                  ? []
                  : [
                      {
                        traceId: DOCUMENT_TRACE,
                        spanId: id(at + 1),
                        ...(one.parent === null || one.parent === at
                          ? {}
                          : { parentSpanId: id(one.parent + 1) }),
                        name: one.name,
                        kind: one.kind,
                        startTimeUnixNano: nanos(one.start),
                        endTimeUnixNano: nanos(Math.floor(one.start / unit) * unit + one.length),
                        attributes: one.attributes,
                        status: { code: one.code, ...(one.message === '' ? {} : { message: one.message }) },
                        events: one.events.map(({ at: time, ...rest }) => ({
                          timeUnixNano: nanos(time),
                          ...rest,
                        })),
                        links: one.links.map(({ to, ...rest }) => ({
                          traceId: to > 5 || !linksInside ? 'cd'.repeat(16) : DOCUMENT_TRACE,
                          spanId: id(to + 1),
                          ...rest,
                        })),
                      },
                    ],
              ),
            },
          ],
        })),
      }),
    );
}
