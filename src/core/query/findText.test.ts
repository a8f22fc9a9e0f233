import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeText } from '../format';
import { nameOf, serviceOf, spanIdOf, spanIndex, type Attribute, type AttributeValue } from '../model';
import { createTraceParser, decodeSpan, type ParsedTrace, type TraceFormat } from '../parse';
import { randomTraceBytes } from '../../testing/randomTrace';
import { zipkinDocuments } from '../../testing/zipkinDocuments';
import { createFindIndex } from './findText';
import { finishWork } from '../../testing/finishWork';
import { findTerms } from './findTerms';
import { fromJaegerFind } from './fromJaegerFind';
import { TraceFind } from './TraceFind';

const parse = (json: unknown): ParsedTrace => parseBytes(new TextEncoder().encode(JSON.stringify(json)));

function parseBytes(bytes: Uint8Array): ParsedTrace {
  const parser = createTraceParser();
  parser.push(bytes);
  const parsed = parser.end().traces[0];
  if (parsed === undefined) throw new Error('no trace in the bytes');
  return parsed;
}

/** What a text of Jaeger UI hits, once it is a text of the find language. */
function findIn(parsed: ParsedTrace, uiFind: string): number[] {
  const index = createFindIndex(parsed);
  for (let done = false; !done;) done = index.build(37);
  const { matches, mistake } = finishWork(new TraceFind(index).find(fromJaegerFind(uiFind)));
  expect(mistake).toBeUndefined();
  return [...matches];
}

type Pair = readonly [key: string, text: string];

/** A plain value is one pair; of arrays and maps every plain value is one. */
function pairsOf({ key, value }: Attribute, format: TraceFormat): Pair[] {
  const leaves = (each: AttributeValue): Pair[] => {
    if (each.type === 'array') return each.values.flatMap(leaves);
    if (each.type !== 'map') return [[key, attributeText(each)]];
    // In OTLP the keys of a map are keys of attributes; plain JSON stands under the tag's own key.
    return each.entries.flatMap((entry) =>
      format === 'otlp' ? [[key, ''] as const, ...pairsOf(entry, format)] : leaves(entry.value),
    );
  };
  const found = leaves(value);
  return found.length === 0 ? [[key, '']] : found;
}

/** The definition: decodes every span and looks at everything it shows. */
function naiveFind(parsed: ParsedTrace, text: string): number[] {
  const { trace } = parsed;
  const { format } = parsed.texts;
  const { include, excludeKeys } = findTerms(text.toLowerCase());
  const holds = (where: string, terms: readonly string[]): boolean =>
    terms.some((term) => where.toLowerCase().includes(term));
  const hits: number[] = [];
  for (let i = 0; i < trace.spans.count; i++) {
    const span = spanIndex(i);
    const detail = decodeSpan(parsed, span);
    const attributes = [
      ...detail.attributes,
      ...detail.resource,
      ...(format === 'otlp' ? (detail.scope?.attributes ?? []) : []),
      ...detail.events.flatMap((event) => event.attributes),
      ...detail.links.flatMap((link) => link.attributes),
    ];
    const pairs = attributes.flatMap((attribute) => pairsOf(attribute, format));
    const id = spanIdOf(trace, span);
    const texts = [
      serviceOf(trace, span),
      nameOf(trace, span),
      ...detail.warnings,
      detail.statusMessage,
      detail.traceState,
      ...(format === 'otlp' ? [detail.scope?.name ?? '', detail.scope?.version ?? ''] : []),
    ];
    for (const { name } of detail.events) {
      // Jaeger's JSON has the name as a field "event", and its users look for that.
      if (format === 'jaeger' && name !== '') pairs.push(['event', name]);
      texts.push(name);
    }
    const hit =
      texts.some((each) => holds(each, include)) ||
      pairs.some(
        ([key, value]) =>
          !holds(key, excludeKeys) &&
          (holds(key, include) ||
            holds(value, include) ||
            (key !== '' && include.some((term) => term.includes('=') && holds(`${key}=${value}`, [term])))),
      ) ||
      include.some(
        (term) =>
          /^[0-9a-f]{1,16}$/.test(term) &&
          (term.padStart(16, '0') === id || (term.length >= 6 && id.startsWith(term))),
      );
    if (hit) hits.push(i);
  }
  return hits;
}

const word = fc.constantFrom(
  'a',
  'B',
  'ab',
  'c=d',
  'ÿ',
  'Ω',
  '"',
  '\\',
  '\n',
  '\u2028',
  '😀',
  'value',
  'key',
  'null',
);
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(''));
const query = fc
  .array(
    fc.oneof(
      text,
      fc.tuple(fc.constantFrom('-', '"', '='), text).map((parts) => parts.join('')),
    ),
    { maxLength: 3 },
  )
  .map((words) => words.join(' '));

const jaegerTag = fc.record({
  key: fc.oneof(text, text, fc.constant(null)),
  type: fc.constantFrom('string', 'int64', 'bool', 'float64', 'binary', 'other'),
  value: fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.array(text, { maxLength: 2 }),
  ),
});
const jaegerTags = fc.array(jaegerTag, { maxLength: 4 });
const jaeger = fc
  .record({
    process: jaegerTags,
    spans: fc.array(
      fc.record({
        name: text,
        tags: jaegerTags,
        fields: jaegerTags,
        parent: fc.nat(5),
        warnings: fc.array(text, { maxLength: 1 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ process, spans }) => ({
    data: [
      {
        traceID: 'cafe',
        processes: { p1: { serviceName: 'shop', tags: process } },
        spans: spans.map(({ name, tags, fields, parent, warnings }, i) => ({
          traceID: 'cafe',
          spanID: `abcdef000000000${i + 1}`,
          operationName: name,
          references:
            parent < i
              ? [{ refType: 'CHILD_OF', traceID: 'cafe', spanID: `abcdef000000000${parent + 1}` }]
              : [],
          startTime: 1_700_000_000_000_000 + i,
          duration: 10,
          tags,
          logs: [{ timestamp: 1_700_000_000_000_001, fields }],
          warnings,
          processID: 'p1',
        })),
      },
    ],
  }));

const { value: otlpValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text.map((stringValue) => ({ stringValue })),
    fc.integer().map((n) => ({ intValue: String(n) })),
    fc.boolean().map((boolValue) => ({ boolValue })),
    fc.constant({}),
    fc.array(tie('value'), { maxLength: 2 }).map((values) => ({ arrayValue: { values } })),
    fc
      .array(fc.record({ key: text, value: tie('value') }), { maxLength: 2 })
      .map((values) => ({ kvlistValue: { values } })),
  ),
}));
const otlpAttributes = fc.array(fc.record({ key: text, value: otlpValue }), { maxLength: 4 });
const otlp = fc
  .record({
    resource: otlpAttributes,
    scope: fc.record({ name: text, version: text, attributes: otlpAttributes }),
    spans: fc.array(
      fc.record({
        name: text,
        attributes: otlpAttributes,
        event: fc.record({ name: text, attributes: otlpAttributes }),
        message: text,
        link: otlpAttributes,
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ resource, scope, spans }) => ({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }, ...resource] },
        scopeSpans: [
          {
            scope,
            spans: spans.map(({ name, attributes, event, message, link }, i) => ({
              traceId: '0000000000000000000000000000cafe',
              spanId: `abcdef000000000${i + 1}`,
              name,
              startTimeUnixNano: '1700000000000000000',
              endTimeUnixNano: '1700000000000001000',
              attributes,
              events: [{ timeUnixNano: '1700000000000000500', ...event }],
              links: [
                { traceId: '0000000000000000000000000000beef', spanId: '00000000000000aa', attributes: link },
              ],
              status: { code: 2, message },
            })),
          },
        ],
      },
    ],
  }));

describe('createFindIndex', () => {
  it.each([
    ['Jaeger', jaeger],
    ['OTLP', otlp],
    ['Zipkin', zipkinDocuments(text)],
  ] as const)('finds in %s JSON what decoding every span finds', (_, documents) => {
    fc.assert(
      fc.property<[unknown, string]>(documents, query, (json, wanted) => {
        const parsed = parse(json);
        expect(findIn(parsed, wanted)).toEqual(naiveFind(parsed, wanted));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['jaeger', 'otlp', 'zipkin'] as const)(
    'finds in a larger %s trace what decoding finds',
    (format) => {
      const parsed = parseBytes(randomTraceBytes({ spans: 400, format, events: 0.3 }));
      const { trace } = parsed;
      const queries = [
        'e',
        'error',
        'error=true',
        'GET',
        'http.',
        'service',
        'get -http',
        '"GET /',
        '1',
        '=2',
        'stringvalue',
        'value',
        'type',
      ];
      queries.push(
        spanIdOf(trace, spanIndex(7)),
        spanIdOf(trace, spanIndex(7)).slice(0, 6),
        trace.traceId,
        nameOf(trace, spanIndex(3)),
      );
      for (const wanted of queries)
        expect([wanted, ...findIn(parsed, wanted)]).toEqual([wanted, ...naiveFind(parsed, wanted)]);
      expect(findIn(parsed, spanIdOf(trace, spanIndex(7))).length).toBe(1);
    },
  );
});
