import { afterEach, expect, it, vi } from 'vitest';
import { createTraceParser, type ParsedTrace } from '../core';
import { suggestAttributes } from './suggestAttributes';

/** Traces of ten spans; the spans of trace n hold the tag `key-n`. */
function parsedTraces(count: number): readonly ParsedTrace[] {
  const data = Array.from({ length: count }, (_, trace) => {
    const traceID = (trace + 1).toString(16).padStart(32, '0');
    return {
      traceID,
      spans: Array.from({ length: 10 }, (_, span) => ({
        traceID,
        spanID: (span + 1).toString(16).padStart(16, '0'),
        operationName: 'op',
        processID: 'p1',
        startTime: 1_700_000_000_000_000,
        duration: 5,
        tags: [{ key: `key-${String(trace)}`, type: 'string', value: 'on' }],
      })),
      processes: { p1: { serviceName: 'A' } },
    };
  });
  const parser = createTraceParser();
  parser.push(new TextEncoder().encode(JSON.stringify({ data })));
  return parser.end().traces;
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('is spread over all traces even where the clock allows next to nothing', () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const keys = suggestAttributes(parsedTraces(100)).map(({ key }) => key);
  expect(keys).toHaveLength(100);
});

it('counts every span of a small answer once', () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  expect(suggestAttributes(parsedTraces(3))).toEqual(
    [0, 1, 2].map((trace) => ({ key: `key-${String(trace)}`, values: ['on'] })),
  );
  expect(suggestAttributes([])).toEqual([]);
});
