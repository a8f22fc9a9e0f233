import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomTraceChunks } from '../../testing/randomTrace';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { spanIndex } from '../model';
import { createTraceParser, decodeSpan, type ParsedDocument } from '../index';

/** A trace of nothing but ids and times, so that making it takes no time. `parentOf` gives -1 for none. */
function bareTrace(format: 'jaeger' | 'otlp', count: number, parentOf: (k: number) => number): string {
  const hex = (k: number): string => (k + 1).toString(16).padStart(16, '0');
  const spans: string[] = [];
  for (let k = 0; k < count; k++) {
    const parent = parentOf(k);
    // Starts in no order, so that siblings have to be sorted.
    const at = 1_700_000_000_000_000 + (parent < 0 ? 0 : 1 + ((k * 7919) % count));
    if (format === 'jaeger') {
      const references = parent < 0 ? '' : `{"refType":"CHILD_OF","traceID":"ab","spanID":"${hex(parent)}"}`;
      spans.push(
        `{"traceID":"ab","spanID":"${hex(k)}","operationName":"o","references":[${references}],"startTime":${at},"duration":5}`,
      );
    } else {
      const named = parent < 0 ? '' : `"parentSpanId":"${hex(parent)}",`;
      spans.push(
        `{"traceId":"ab","spanId":"${hex(k)}",${named}"name":"o","startTimeUnixNano":"${at}000","endTimeUnixNano":"${at + 5}000"}`,
      );
    }
  }
  return format === 'jaeger'
    ? `{"data":[{"traceID":"ab","spans":[${spans.join(',')}]}]}`
    : `{"resourceSpans":[{"scopeSpans":[{"spans":[${spans.join(',')}]}]}]}`;
}

describe.each(['jaeger', 'otlp'] as const)('large %s traces', (format) => {
  test('a chain of 100 000', () => {
    const trace = onlyTrace(
      parseBytes(
        bareTrace(format, 100_000, (k) => k - 1),
        [1 << 16],
      ),
    );
    checkColumns(trace);
    expect(trace.spans.depth[99_999]).toBe(99_999);
    expect(trace.spans.subtreeEnd[0]).toBe(100_000);
  });

  test('a fan of 100 000', () => {
    const trace = onlyTrace(
      parseBytes(
        bareTrace(format, 100_000, (k) => (k === 0 ? -1 : 0)),
        [1 << 20],
      ),
    );
    checkColumns(trace);
    expect(new Set(trace.spans.depth)).toEqual(new Set([0, 1]));
    let sorted = true;
    for (let i = 2; i < trace.spans.count; i++)
      sorted &&= (trace.spans.start[i - 1] ?? 0) <= (trace.spans.start[i] ?? 0);
    expect(sorted).toBe(true);
  });

  test('over several blocks of bytes', () => {
    const parser = createTraceParser();
    let bytes = 0;
    for (const chunk of randomTraceChunks({ spans: 20_000, format, seed: 7 })) {
      parser.push(chunk);
      bytes += chunk.length;
    }
    expect(parser.bytes).toBe(bytes);
    const [parsed] = parser.end().traces;
    expect(parsed?.trace.spans.count).toBe(20_000);
    expect(parsed?.texts.blocks.length).toBeGreaterThan(2);
    // Nothing of the blocks' size is lost to their growth.
    const held = parsed?.texts.blocks.reduce((sum, block) => sum + block.length, 0) ?? 0;
    expect(held).toBeLessThan(bytes * 1.3);
    if (parsed !== undefined) checkColumns(parsed.trace);
  });
});

test('spans that all share one id are kept, in linear time', () => {
  const spans = Array.from(
    { length: 20_000 },
    (_, k) =>
      `{"traceID":"1","spanID":"0000000000000001","operationName":"op-${k}","references":[{"refType":"CHILD_OF","traceID":"1","spanID":"0000000000000002"}],"startTime":${1_700_000_000_000_000 + k},"duration":1}`,
  );
  const parent = Array.from(
    { length: 20_000 },
    (_, k) =>
      `{"traceID":"1","spanID":"0000000000000002","operationName":"p-${k}","startTime":${1_700_000_000_000_000 + k},"duration":1}`,
  );
  const trace = onlyTrace(
    parseBytes(`{"data":[{"traceID":"1","spans":[${[...spans, ...parent].join(',')}]}]}`),
  );
  checkColumns(trace);
  expect(trace.spans.count).toBe(40_000);
  expect(trace.problems.find(({ code }) => code === 'duplicate-id')?.count).toBe(40_000);
});

test('large chunks, which are kept as they are, give the same columns and details', () => {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of randomTraceChunks({ spans: 600, format: 'jaeger', seed: 11 }))
    text += decoder.decode(chunk);
  const read = (document: ParsedDocument): unknown => [
    columnsOf(onlyTrace(document)),
    document.traces.map((parsed) =>
      Array.from({ length: 60 }, (_, k) => decodeSpan(parsed, spanIndex(k * 10))),
    ),
  ];
  const inOneGo = read(parseBytes(text));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 12 }), (sizes) => {
      expect(read(parseBytes(text, [...sizes, 40_000]))).toEqual(inOneGo);
    }),
    { numRuns: 30 },
  );
});

test.each([100, 30_000, 40_000, 70_000, 1_000_000])('one span of %i characters among others', (length) => {
  const span = (id: number, value: string): string =>
    `{"traceID":"1","spanID":"${id}","operationName":"a","startTime":1,"duration":1,"tags":[{"key":"k","type":"string","value":"${value}"}]}`;
  const spans = [span(1, 'a'), span(2, 'x'.repeat(length)), span(3, 'b')];
  const text = `{"data":[{"traceID":"1","spans":[${spans.join(',')}]}]}`;
  for (const chunk of [text.length, 33_000, 50_000]) {
    const { traces } = parseBytes(text, [chunk]);
    expect(traces[0]?.trace.spans.count).toBe(3);
    const values = [0, 1, 2].map(
      (k) => traces[0] && decodeSpan(traces[0], spanIndex(k)).attributes[0]?.value,
    );
    expect(values).toEqual(['a', 'x'.repeat(length), 'b'].map((value) => ({ type: 'string', value })));
  }
});

test('one span of 40 MB, in small chunks', () => {
  const value = 'x'.repeat(40_000_000);
  const text = `{"data":[{"traceID":"1","spans":[{"traceID":"1","spanID":"1","operationName":"a","startTime":1,"duration":1,"tags":[{"key":"k","type":"string","value":"${value}"}]}]}]}`;
  expect(onlyTrace(parseBytes(text, [1 << 14])).spans.count).toBe(1);
});
