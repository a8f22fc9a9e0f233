import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { decodeSpan, spanIndex } from '../index';
import type { ParsedDocument } from './TraceParser';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const present = existsSync(corpus);
if (!present) {
  process.stderr.write(
    '\n*** SKIPPED: the corpus of real trace files is not beside the project (../shared/corpus) ***\n\n',
  );
}
const bytesOf = (file: string): Uint8Array => readFileSync(new URL(file, corpus));

/** Spans that were kept or reported as left out, over all traces. */
function accounted(document: ParsedDocument): number {
  let count = 0;
  for (const { trace } of document.traces) {
    count += trace.spans.count;
    for (const problem of trace.problems) if (problem.code === 'duplicate-span') count += problem.count;
  }
  return count;
}

/** Rows of INDEX.md under the headings of the formats that are read: file, spans, traces. */
function indexRows(): { file: string; spans: number; traces: number }[] {
  const rows: { file: string; spans: number; traces: number }[] = [];
  let section = '';
  for (const line of readFileSync(new URL('INDEX.md', corpus), 'utf8').split('\n')) {
    if (line.startsWith('## ')) section = line;
    const cells = line.split('|').map((cell) => cell.trim());
    const [, file = '', spans = '', traces = ''] = cells;
    if (!/Jaeger|OTLP|Zipkin/.test(section) || !/\.(nd)?json$/.test(file)) continue;
    rows.push({ file, spans: Number(spans), traces: Number.parseInt(traces, 10) });
  }
  return rows;
}

describe.skipIf(!present)('real trace files', () => {
  test('the index lists them', () => expect(indexRows().length).toBeGreaterThan(20));

  test.each(present ? indexRows().map((row) => [row.file, row] as const) : [])(
    '%s',
    (file, { spans, traces }) => {
      const bytes = bytesOf(file);
      const document = parseBytes(bytes);
      expect(document.verdict).toBe('traces');
      expect(document.truncated).toBe(false);
      expect(accounted(document)).toBe(spans);
      expect(document.traces).toHaveLength(traces);
      for (const parsed of document.traces) {
        checkColumns(parsed.trace);
        for (let i = 0; i < parsed.trace.spans.count; i++) {
          const detail = decodeSpan(parsed, spanIndex(i));
          expect(detail.unreadable).toEqual([]);
          expect(() => JSON.parse(detail.json) as unknown).not.toThrow();
        }
      }
      const inPieces = parseBytes(bytes, [1, 5, 4096]);
      expect(inPieces.traces.map(({ trace }) => columnsOf(trace))).toEqual(
        document.traces.map(({ trace }) => columnsOf(trace)),
      );
    },
  );

  test('good lines between broken ones', () => {
    const document = parseBytes(bytesOf('robot-malformed.json'));
    expect(accounted(document)).toBe(3);
    expect(document.problems).toMatchObject([{ code: 'unreadable-span', count: 2 }]);
    expect(document.problems[0]?.detail).toContain(
      '(line 2, column 2; line 5, column 53, at “missing_closing_brace”)',
    );
  });

  // Spans: pairs of B and E (or b and e), X, B without E, and moments within nothing.
  test.each([
    ['chrome-firefox-issue-5429.json', 51, ['2 samples']],
    ['chrome-lighthouse-timespan-m91.json', 8, ['1 objects, 1 other kinds']],
    ['chrome-speedscope-bex.json', 12, []],
    ['chrome-speedscope-only-begin.json', 3, ['3 spans begin and never end']],
    ['chrome-speedscope-partial-trailing-comma.json', 4, []],
  ] as const)('%s', (file, spans, said) => {
    const bytes = bytesOf(file);
    const document = parseBytes(bytes);
    expect(document).toMatchObject({ verdict: 'traces', truncated: false });
    const trace = onlyTrace(document);
    checkColumns(trace);
    expect(trace.spans.count).toBe(spans);
    expect(document.problems).toHaveLength(said.length);
    for (const words of said) expect(document.problems[0]?.detail).toContain(words);
    expect(columnsOf(onlyTrace(parseBytes(bytes, [1, 7, 100])))).toEqual(columnsOf(trace));
  });
});
