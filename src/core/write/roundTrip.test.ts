import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otlpDocuments } from '../../testing/otlpDocuments';
import { columnsOf, parseBytes } from '../../testing/parseBytes';
import { randomTraceBytes } from '../../testing/randomTrace';
import { firstTrace, writeOut, writtenAgain } from '../../testing/writeOut';
import { zipkinDocuments } from '../../testing/zipkinDocuments';
import {
  attributeText,
  decodeSpan,
  nameOf,
  serviceOf,
  spanIdOf,
  spanIndex,
  SpanStatus,
  type Attribute,
  type ParsedTrace,
  type Redaction,
} from '../index';

/** Takes nothing out, but nothing may be kept byte for byte either. */
const anew: Redaction = { keys: ['no such key'], kinds: [], patterns: [], action: 'mask', salt: '' };

/** The columns without what is told of the text itself (problems and their marks). */
function tableOf({ trace }: ParsedTrace) {
  const { spans } = trace;
  return {
    traceId: trace.traceId,
    startEpoch: trace.startEpoch,
    duration: trace.duration,
    spans: Array.from({ length: spans.count }, (_, i) => ({
      id: spanIdOf(trace, spanIndex(i)),
      service: serviceOf(trace, spanIndex(i)),
      name: nameOf(trace, spanIndex(i)),
      numbers: [spans.start[i], spans.end[i], spans.parent[i], spans.subtreeEnd[i], spans.depth[i]],
      kind: spans.kind[i],
      status: spans.status[i],
    })),
  };
}

const details = (parsed: ParsedTrace) =>
  Array.from({ length: parsed.trace.spans.count }, (_, i) => ({
    ...decodeSpan(parsed, spanIndex(i)),
    json: '',
    unreadable: [],
  }));

const pairs = (list: readonly Attribute[]) => list.map(({ key, value }) => `${key}=${attributeText(value)}`);

describe('out and in again', () => {
  test.each([
    ['jaeger', 'trace.types'],
    ['jaeger', 'trace.broken'],
    ['otlp', 'v3.trace.types'],
    ['otlp', 'v3.trace.kinds-links'],
  ] as const)('a recorded answer in its own format, %s: %s, keeps everything', (format, file) => {
    const parsed = firstTrace(
      readFileSync(new URL(`../../../test/golden/jaeger-2.20/${file}.json`, import.meta.url)),
    );
    const again = writtenAgain(parsed, format);
    expect(columnsOf(again.trace)).toEqual(columnsOf(parsed.trace));
    expect(details(again)).toEqual(details(parsed));
  });

  test.each(['jaeger', 'otlp', 'zipkin'] as const)('a large trace, %s', (format) => {
    const parsed = firstTrace(randomTraceBytes({ spans: 3000, format }));
    expect(columnsOf(writtenAgain(parsed, format).trace)).toEqual(columnsOf(parsed.trace));
    expect(tableOf(writtenAgain(parsed, format, { redaction: anew }))).toEqual(tableOf(parsed));
    for (const other of ['jaeger', 'otlp'] as const)
      expect(tableOf(writtenAgain(parsed, other))).toEqual(tableOf(parsed));
  });

  test('OTLP, kept or written anew: the same columns and the same details', () => {
    fc.assert(
      fc.property(otlpDocuments(), (text) => {
        const parsed = firstTrace(text);
        const kept = writtenAgain(parsed, 'otlp');
        expect(columnsOf(kept.trace)).toEqual(columnsOf(parsed.trace));
        expect(details(kept)).toEqual(details(parsed));
        const again = writtenAgain(parsed, 'otlp', { redaction: anew });
        expect(tableOf(again)).toEqual(tableOf(parsed));
        expect(details(again)).toEqual(details(parsed));
      }),
      { numRuns: 200 },
    );
  });

  // A root that links into its own trace is another thing to Jaeger: see docs/export.md.
  test('Jaeger: the same columns to the microsecond, and every tag', () => {
    fc.assert(
      fc.property(otlpDocuments({ unit: 1000, linksInside: false }), (text) => {
        const parsed = firstTrace(text);
        const jaeger = writtenAgain(parsed, 'jaeger');
        expect(tableOf(jaeger)).toEqual(tableOf(parsed));
        // What is in Jaeger's form stays as it is, kept or written anew.
        const kept = writtenAgain(jaeger, 'jaeger');
        expect(columnsOf(kept.trace)).toEqual(columnsOf(jaeger.trace));
        const again = writtenAgain(jaeger, 'jaeger', { redaction: anew });
        expect(tableOf(again)).toEqual(tableOf(jaeger));
        expect(details(again)).toEqual(details(jaeger));
        // And back.
        expect(tableOf(writtenAgain(jaeger, 'otlp'))).toEqual(tableOf(parsed));
        details(parsed).forEach(({ attributes, events, links }, at) => {
          const out = details(jaeger)[at];
          const there = pairs(out?.attributes ?? []).map((pair) => pair.replace(' (as it came)=', '='));
          for (const pair of pairs(attributes)) expect(there).toContain(pair);
          expect(out?.events.length).toBe(events.length);
          expect(out?.links.map(({ traceId, spanId }) => [traceId, spanId])).toEqual(
            links.map(({ traceId, spanId }) => [traceId, spanId]),
          );
        });
      }),
      { numRuns: 200 },
    );
  });

  test('Zipkin: the same columns, but for the kind "internal"', () => {
    fc.assert(
      fc.property(otlpDocuments({ unit: 1000 }), (text) => {
        const parsed = firstTrace(text);
        const zipkin = writtenAgain(parsed, 'zipkin');
        const before = tableOf(parsed);
        const withoutInternal = before.spans.map((span) => ({
          ...span,
          kind: span.kind === 1 ? 0 : span.kind,
        }));
        expect(tableOf(zipkin)).toEqual({ ...before, spans: withoutInternal });
        expect(columnsOf(writtenAgain(zipkin, 'zipkin').trace)).toEqual(columnsOf(zipkin.trace));
        expect(tableOf(writtenAgain(zipkin, 'zipkin', { redaction: anew }))).toEqual(tableOf(zipkin));
      }),
      { numRuns: 200 },
    );
  });

  test('Zipkin of either version keeps its columns', () => {
    fc.assert(
      fc.property(zipkinDocuments(fc.string({ minLength: 1 })), (spans) => {
        const parsed = firstTrace(JSON.stringify(spans));
        expect(tableOf(writtenAgain(parsed, 'zipkin'))).toEqual(tableOf(parsed));
      }),
      { numRuns: 200 },
    );
  });

  test('the two halves of a call that share an id stay together, and get ids of their own elsewhere', () => {
    const half = {
      traceId: 'a',
      id: '2',
      parentId: '1',
      name: 'call',
      timestamp: 1_700_000_000_000_010,
      duration: 50,
    };
    const parsed = firstTrace(
      JSON.stringify([
        { ...half, id: '1', parentId: undefined, duration: 100, localEndpoint: { serviceName: 'edge' } },
        { ...half, kind: 'CLIENT', localEndpoint: { serviceName: 'front' } },
        {
          ...half,
          kind: 'SERVER',
          shared: true,
          timestamp: half.timestamp + 5,
          duration: 30,
          localEndpoint: { serviceName: 'back' },
        },
        {
          ...half,
          id: '3',
          parentId: '2',
          timestamp: half.timestamp + 6,
          duration: 5,
          localEndpoint: { serviceName: 'back' },
        },
      ]),
    );
    expect(tableOf(writtenAgain(parsed, 'zipkin', { redaction: anew }))).toEqual(tableOf(parsed));
    for (const format of ['jaeger', 'otlp'] as const) {
      const again = writtenAgain(parsed, format);
      const shape = ({ trace }: ParsedTrace) => [
        [...trace.spans.parent],
        [...trace.spans.start],
        trace.services,
      ];
      expect(shape(again)).toEqual(shape(parsed));
      expect(again.trace.problems).toEqual([]);
    }
  });

  test('Chrome events: every span with its service, name and times', () => {
    const faces = (parsed: ParsedTrace) =>
      tableOf(parsed)
        .spans.map(({ service, name, numbers, status }) =>
          JSON.stringify([service, name, numbers.slice(0, 2), status === SpanStatus.error]),
        )
        .sort();
    fc.assert(
      fc.property(otlpDocuments(), (text) => {
        const parsed = firstTrace(text);
        const spansOnly = firstTrace(
          JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === 'events' ? [] : value)),
        );
        expect(faces(writtenAgain(spansOnly, 'chrome'))).toEqual(faces(spansOnly));
        expect(() => {
          JSON.parse(writeOut([parsed, parsed], 'chrome'));
        }).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  test('several traces in one file are several traces again', () => {
    const traces = [1, 2, 3].map((seed) =>
      firstTrace(
        new TextDecoder()
          .decode(randomTraceBytes({ spans: 20, format: 'otlp', seed }))
          .replaceAll('0af7651916cd43dd8448eb211c80319c', String(seed).repeat(32)),
      ),
    );
    for (const format of ['jaeger', 'otlp', 'zipkin'] as const) {
      const read = parseBytes(writeOut(traces, format));
      expect(read.traces.map(({ trace }) => trace.traceId).sort()).toEqual(
        traces.map(({ trace }) => trace.traceId),
      );
      expect(read.problems).toEqual([]);
    }
    expect(writeOut(traces, 'csv').split('\r\n')).toHaveLength(62);
  });

  test('a part of a trace: only its spans, and it says what is missing', () => {
    const parsed = firstTrace(randomTraceBytes({ spans: 200, format: 'jaeger' }));
    const end = parsed.trace.spans.subtreeEnd[5] ?? 0;
    const spans = Uint32Array.from({ length: end - 5 }, (_, i) => i + 5);
    for (const format of ['jaeger', 'otlp', 'zipkin'] as const)
      expect(writtenAgain(parsed, format, { spans }).trace.spans.count).toBe(spans.length);
  });
});
