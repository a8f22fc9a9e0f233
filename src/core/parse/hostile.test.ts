import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { decodeSpan, nameOf, serviceOf, SpanFlag, spanIndex, type ProblemCode, type Trace } from '../index';
import type { ParsedDocument } from './TraceParser';

interface HostileCase {
  readonly id: string;
  readonly title: string;
  readonly via: string;
  readonly traceID: string;
  readonly file: string | null;
  readonly expected: { readonly show: string };
}

const folder = new URL('../../../test/hostile/', import.meta.url);
const bytesOf = (file: string): Uint8Array => readFileSync(new URL(file, folder));
const { cases } = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as {
  cases: HostileCase[];
};
const read = cases.filter(({ via, file }) => ['trace', 'http', 'file'].includes(via) && file !== null);

/** What must come out beyond "four spans and no problem", by case. */
const expectations: Record<string, (document: ParsedDocument) => void> = {
  'S01-cycle2': (d) => hasSpans(d, 2, { cycle: 1 }),
  'S02-self-parent': (d) => hasSpans(d, 2, { 'self-parent': 1 }),
  'S04-all-orphans': (d) => {
    hasSpans(d, 3, { 'missing-parent': 3 });
    expect([...onlyTrace(d).spans.parent]).toEqual([-1, -1, -1]);
    for (const flags of onlyTrace(d).spans.flags) expect(flags & SpanFlag.orphan).toBeTruthy();
  },
  'S06-dup-exact': (d) => hasSpans(d, 4, { 'duplicate-span': 4 }),
  'S08-dup-suffix': (d) => hasSpans(d, 4, { 'duplicate-id': 3, 'several-roots': 4 }),
  'S14-link-to-descendant': (d) => {
    hasSpans(d, 3);
    const trace = onlyTrace(d);
    expect([...trace.spans.parent]).toEqual([-1, 0, 1]);
    expect((trace.spans.flags[0] ?? 0) & SpanFlag.links).toBeTruthy();
    expect(detail(d, 0).links.map((link) => [link.kind, link.spanId])).toEqual([
      ['FOLLOWS_FROM', '0000000000000003'],
    ]);
  },
  'S16-many-parents': (d) => {
    hasSpans(d, 4);
    expect(detail(d, 2).links.map((link) => link.kind)).toEqual(['CHILD_OF', 'FOLLOWS_FROM']);
  },
  'S18-unknown-reftype': (d) => hasSpans(d, 4, { 'several-roots': 4 }),
  'S20-data-empty': (d) => expect(d.verdict).toBe('empty'),
  'S22-object-empty': (d) => expect(d.verdict).toBe('not-traces'),
  'S24-two-traces': (d) => {
    expect(d.traces.map(({ trace }) => trace.traceId)).toContain('a9ff25882b31b6d7af93ded8f3253000');
    expect(d.traces.map(({ trace }) => trace.spans.count)).toEqual([4, 4]);
  },
  'S28-processes-missing': (d) => hasSpans(d, 4, { 'unknown-service': 4 }),
  'S30-process-unknown': (d) => hasSpans(d, 4, { 'unknown-service': 2 }),
  'S32-embedded-process': (d) => {
    hasSpans(d, 4);
    expect(new Set(onlyTrace(d).services)).not.toContain('unknown_service');
  },
  'S34-span-null': (d) => hasSpans(d, 4, { 'unreadable-span': 4 }),
  'S37-opname-odd': (d) => {
    hasSpans(d, 4, { 'unreadable-value': 2 });
    expect([...onlyTrace(d).names].sort()).toEqual(['', '42', '{"a":1}']);
  },
  'S40-tags-odd': (d) => {
    hasSpans(d, 4);
    expect(detail(d, 0).attributes).toHaveLength(8);
    expect(detail(d, 0).unreadable).toHaveLength(1);
  },
  'S42-logs-odd': (d) => {
    hasSpans(d, 4);
    expect(detail(d, 0).events.map((event) => event.name)).toEqual(['before', '', 's', 'after', 'no-ts']);
    expect(detail(d, 0).unreadable).toHaveLength(2);
  },
  'T01-zero-root': (d) => {
    hasSpans(d, 4, { 'zero-duration-root': 1 });
    expect(onlyTrace(d).duration).toBeGreaterThan(0);
  },
  'T03-negative': (d) => hasSpans(d, 4, { 'negative-duration': 2 }),
  'T05-one-epoch-zero': (d) => {
    hasSpans(d, 4, { 'off-scale': 1 });
    expect(onlyTrace(d).duration).toBeLessThan(1e9);
  },
  'T09-nanos': (d) => hasSpans(d, 4, { 'suspicious-unit': 4 }),
  'T11-infinity': (d) => {
    hasSpans(d, 4, { 'off-scale': 1 });
    expect(onlyTrace(d).duration).toBeLessThan(1e9);
  },
  'T13-skew-hours': (d) => {
    hasSpans(d, 4, { 'off-scale': 2, 'outside-parent': 1 });
    expect(onlyTrace(d).spans.start.toSorted()[0]).toBeLessThan(-3.9 * 3600e9);
    expect(onlyTrace(d).duration).toBeLessThan(1e9);
  },
  'T17-far-future': (d) => expect(onlyTrace(d).startEpoch).toBe(252700000000000000n * 1000n),
  'X01-html-everywhere': (d) => hasSpans(d, 4, { 'server-warning': 4 }),
  'X05-proto-services': (d) => expect(onlyTrace(d).services).toHaveLength(4),
  'X07-process-id-proto': (d) => hasSpans(d, 4, { 'unknown-service': 3 }),
  'X13-logs-10000': (d) => {
    const all = [0, 1, 2, 3].map((i) => detail(d, i).events.length);
    expect(all).toContain(10_000);
  },
  'X18-int64': (d) => {
    const exact = detail(d, 0).attributes.filter(({ value }) =>
      JSON.stringify(value).includes('9223372036854775807'),
    );
    expect(exact).toHaveLength(4);
  },
  'X19-binary': (d) =>
    expect(detail(d, 0).attributes.map(({ value }) => value)).toEqual([
      { type: 'bytes', base64: 'AAECAwQFBgcICQ==' },
      { type: 'string', value: '!!!not base64!!!' },
      { type: 'bytes', base64: '' },
    ]),
  'H01-500-json': (d) => expect(d.serverErrors[0]).toMatchObject({ message: 'storage timeout', code: 500 }),
  'H03-200-html': (d) => expect(d.verdict).toBe('html'),
  'H05-truncated': (d) => {
    expect(d.truncated).toBe(true);
    expect(d.problems.map(({ code }) => code)).toContain('truncated');
  },
  'H07-401': (d) => expect(d.verdict).toBe('text'),
  'H09-429': (d) => expect(d.serverErrors[0]).toMatchObject({ code: 429 }),
  'H11-partial': (d) => hasSpans(d, 4, { partial: 1 }),
  'H17-json-null': (d) => expect(d.verdict).toBe('not-traces'),
  'H19-json-string': (d) => expect(d.verdict).toBe('not-traces'),
  'H21-redirect': (d) => expect(d.verdict).toBe('no-bytes'),
  'H25-latin1': (d) => {
    hasSpans(d, 4);
    expect(
      JSON.stringify(columnsOf(onlyTrace(d)), (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)),
    ).toContain('\ufffd');
  },
  'H27-200-otlp': (d) => {
    hasSpans(d, 1);
    expect(serviceOf(onlyTrace(d), spanIndex(0))).toBe('otlp');
    expect(nameOf(onlyTrace(d), spanIndex(0))).toBe('otlp-op');
  },
  'F01-null': (d) => expect(d.verdict).toBe('not-traces'),
  'F03-empty': (d) => expect(d.verdict).toBe('no-bytes'),
  'F05-html': (d) => expect(d.verdict).toBe('html'),
  'F09-zipkin': (d) => {
    hasSpans(d, 1);
    expect(d.format).toBe('zipkin');
    expect(serviceOf(onlyTrace(d), spanIndex(0))).toBe('zip');
  },
  'F11-data-empty': (d) => expect(d.verdict).toBe('empty'),
  'F13-binary': (d) => expect(d.verdict).toBe('text'),
  'F15-chrome-trace': (d) => hasSpans(d, 1),
};

function hasSpans(
  document: ParsedDocument,
  count: number,
  problems: Partial<Record<ProblemCode, number>> = {},
): void {
  const trace = onlyTrace(document);
  expect(trace.spans.count).toBe(count);
  const found = new Map(trace.problems.map((problem) => [problem.code, problem.count]));
  for (const [code, expected] of Object.entries(problems))
    expect([code, found.get(code as ProblemCode)]).toEqual([code, expected]);
}

function detail(document: ParsedDocument, span: number) {
  const [parsed] = document.traces;
  if (parsed === undefined) throw new Error('no trace');
  return decodeSpan(parsed, spanIndex(span));
}

/** Columns without what differs from file to file: the trace's id. */
const pictureOf = (trace: Trace): unknown => columnsOf({ ...trace, traceId: '' });

describe('hostile traces', () => {
  test('the set is complete', () => expect(read.length).toBeGreaterThan(60));

  test.each(read.map((c) => [c.id, c] as const))('%s', (id, { file, traceID, via }) => {
    const bytes = bytesOf(file ?? '');
    const document = parseBytes(bytes);
    const expectation = expectations[id];
    if (expectation !== undefined) expectation(document);
    else hasSpans(document, 4);
    for (const parsed of document.traces) {
      checkColumns(parsed.trace);
      for (let i = 0; i < parsed.trace.spans.count; i++) decodeSpan(parsed, spanIndex(i));
    }
    if (via === 'trace' && document.verdict === 'traces') {
      const ids = document.traces.map(({ trace }) => trace.traceId);
      expect(ids).toContain(traceID.toLowerCase().padStart(32, '0'));
    }
    const inPieces = parseBytes(bytes, [1, 2, 3, 7, 64, 1000]);
    expect(inPieces.verdict).toBe(document.verdict);
    expect(inPieces.opening).toBe(document.opening);
    expect(inPieces.traces.map(({ trace }) => columnsOf(trace))).toEqual(
      document.traces.map(({ trace }) => columnsOf(trace)),
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each([
    'S12-reversed.json',
    'T07-start-string.json',
    'H15-bom.json',
    'H23-dup-keys.json',
    'S26-traceid-upper.json',
  ])('%s gives the picture of the control', (file) => {
    const control = onlyTrace(parseBytes(bytesOf('S00-control.json')));
    expect(pictureOf(onlyTrace(parseBytes(bytesOf(file))))).toEqual(pictureOf(control));
  });
});
