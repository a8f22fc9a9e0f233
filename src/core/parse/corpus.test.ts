import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkColumns, columnsOf, parseBytes } from '../../testing/parseBytes';
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
    if (!/Jaeger|OTLP/.test(section) || !/\.(nd)?json$/.test(file)) continue;
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
  });

  test.each(present ? readdirSync(corpus).filter((f) => /^(zipkin|otelcontrib-zipkin|chrome)/.test(f)) : [])(
    '%s is recognised',
    (file) => {
      const document = parseBytes(bytesOf(file));
      expect(document.verdict).toBe('not-traces');
      expect(document.recognised).toBe(file.startsWith('chrome') ? 'Chrome trace events' : 'Zipkin JSON');
    },
  );
});
