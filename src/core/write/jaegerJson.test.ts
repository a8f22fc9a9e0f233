import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onlyTrace, parseBytes } from '../../testing/parseBytes';
import { firstTrace as parsed, writeOut, writtenAgain } from '../../testing/writeOut';
import {
  attributeText,
  decodeSpan,
  nameOf,
  serviceOf,
  spanIdOf,
  spanIndex,
  type ParsedTrace,
} from '../index';

const golden = new URL('../../../test/golden/', import.meta.url);
const encoder = new TextEncoder();
const again = (trace: ParsedTrace) => writtenAgain(trace, 'jaeger');
const textOf = (trace: ParsedTrace) => writeOut([trace], 'jaeger');

/** All that a reader sees of a trace, to the microsecond. */
function seen(trace: ParsedTrace) {
  const { spans } = trace.trace;
  return Array.from({ length: spans.count }, (_, i) => {
    const span = spanIndex(i);
    const { attributes, resource, events, links, warnings, parentSpanId } = decodeSpan(trace, span);
    const texts = (list: typeof attributes) =>
      list.map(({ key, value }) => `${key}=${attributeText(value)}`).sort();
    return {
      name: `${serviceOf(trace.trace, span)} ${nameOf(trace.trace, span)} ${spanIdOf(trace.trace, span)}`,
      tree: [spans.parent[i], spans.kind[i], spans.status[i], parentSpanId],
      micros: [
        Math.floor((spans.start[i] ?? 0) / 1000),
        Math.floor(((spans.end[i] ?? 0) - (spans.start[i] ?? 0)) / 1000),
      ],
      attributes: texts(attributes),
      resource: texts(resource.filter(({ key }) => key !== 'service.name')),
      events: events.map((event) => [event.name, ...texts(event.attributes)]),
      links: links.map(({ traceId, spanId }) => `${traceId} ${spanId}`),
      warnings,
    };
  });
}

const names = [
  'micro-a-e',
  'error',
  'kinds-links',
  'links-other-trace',
  'broken',
  'late',
  'jaeger-tags',
  'types',
];

describe('a trace in Jaeger’s JSON', () => {
  test.each(
    ['jaeger-2.13', 'jaeger-2.20', 'jaeger-head'].flatMap((server) =>
      names.map((name) => [server, name] as const),
    ),
  )('%s: %s keeps its spans byte for byte', (server, name) => {
    const bytes = readFileSync(new URL(`${server}/trace.${name}.json`, golden));
    const trace = parsed(bytes);
    const text = textOf(trace);
    const source = bytes.toString('utf8');
    for (let i = 0; i < trace.trace.spans.count; i++) {
      const { json } = decodeSpan(trace, spanIndex(i));
      expect(source).toContain(json);
      expect(text).toContain(json);
    }
    expect(seen(again(trace))).toEqual(seen(trace));
  });

  // Servers order the members of maps, so that "types" is another text.
  const same = names.filter((name) => name !== 'types');
  test.each(['jaeger-2.20', 'jaeger-head'].flatMap((server) => same.map((name) => [server, name] as const)))(
    '%s: %s out of OTLP says what the server itself writes',
    (server, name) => {
      const read = (file: string) => parsed(readFileSync(new URL(`${server}/${file}.json`, golden)));
      const written = seen(again(read(`v3.trace.${name}`)));
      const own = seen(read(`trace.${name}`));
      const shape = ({ name: what, tree, micros }: (typeof own)[number]) => ({ what, tree, micros });
      expect(written.map(shape)).toEqual(own.map(shape));
      // What the server drops or adds on its way is its own; what it says twice stands once.
      written.forEach((span, at) => {
        for (const text of own[at]?.attributes ?? [])
          if (!/^(internal\.|otel\.scope|error=)/.test(text)) expect(span.attributes, text).toContain(text);
      });
    },
  );

  test('numbers keep their digits, and what JSON has no number for is a text', () => {
    const value = (kind: string, text: string) => `{"key":"k","value":{"${kind}":${text}}}`;
    const of = (attribute: string) =>
      textOf(
        parsed(
          encoder.encode(
            `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${'a'.repeat(32)}","spanId":"${'b'.repeat(16)}","name":"n","startTimeUnixNano":"1700000000000000001","endTimeUnixNano":"1700000000000002999","attributes":[${attribute}]}]}]}]}`,
          ),
        ),
      );
    expect(of(value('intValue', '"9223372036854775807"'))).toContain(
      '"type":"int64","value":9223372036854775807',
    );
    expect(of(value('doubleValue', '"NaN"'))).toContain('"type":"float64","value":"NaN"');
    expect(of(value('arrayValue', '{"values":[{"intValue":"1"}]}'))).toContain(
      '"type":"string","value":"[1]"',
    );
    expect(of(value('intValue', '"1"'))).toContain('"startTime":1700000000000000,"duration":2');
  });

  test('a span whose text is broken, or whose process has the name of another, is written anew', () => {
    const span = (id: string, process: string, rest = '') =>
      `{"traceID":"a1","spanID":"${id}","operationName":"o${id}","startTime":1,"duration":1,"processID":"${process}"${rest}}`;
    const part = (id: string, service: string) =>
      `{"traceID":"a1","spans":[${span(id, 'p1')}],"processes":{"p1":{"serviceName":"${service}"}}}`;
    const trace = parsed(encoder.encode(`{"data":[${part('1', 'first')},${part('2', 'second')}]}`));
    const services = (one: ParsedTrace) => seen(one).map(({ name }) => name);
    expect(services(trace)).toHaveLength(2);
    expect(services(again(trace))).toEqual(services(trace));
    const broken = parsed(
      encoder.encode(
        `{"data":[{"traceID":"a1","spans":[${span('1', 'p1', ',"tags":[{"key":"a\u0001","value":"\\q"}]')}],"processes":{"p1":{"serviceName":"s"}}}]}`,
      ),
    );
    const rewritten = textOf(broken);
    expect(() => {
      JSON.parse(rewritten);
    }).not.toThrow();
  });

  test('whatever is in the text, what is written is JSON', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        (a, b, isOtlp) => {
          const text = isOtlp
            ? JSON.stringify({
                resourceSpans: [
                  {
                    resource: { attributes: [{ key: 'service.name', value: { stringValue: b } }] },
                    scopeSpans: [
                      {
                        spans: [
                          {
                            traceId: 'a'.repeat(32),
                            spanId: 'b'.repeat(16),
                            name: a,
                            attributes: [{ key: b, value: { stringValue: a } }],
                            events: [{ name: b, attributes: [] }],
                          },
                        ],
                      },
                    ],
                  },
                ],
              })
            : JSON.stringify({
                data: [
                  {
                    traceID: 'a1',
                    spans: [
                      {
                        traceID: 'a1',
                        spanID: 'b',
                        operationName: a,
                        processID: b,
                        tags: [{ key: a, value: b }],
                      },
                    ],
                    processes: { [b]: { serviceName: a } },
                  },
                ],
              });
          const written = textOf(parsed(encoder.encode(text)));
          expect(JSON.parse(written)).toHaveProperty('data');
          expect(onlyTrace(parseBytes(written)).spans.count).toBe(1);
        },
      ),
    );
  });
});
