import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finishWork } from '../../testing/finishWork';
import { parseBytes } from '../../testing/parseBytes';
import { summaryStructure, traceStructure } from '../analyse/common/traceStructure';
import { errorOrigins } from '../analyse/results/errorOrigins';
import { summariseTrace } from '../analyse/summariseTrace';
import { nanos, spanIndex } from '../model';
import { searchableTexts, type ParsedTrace } from '../parse';
import { tabulateResults } from './tabulateResults';

const tag = fc.record({
  key: fc.constantFrom('a', 'A', 'é', 'status', ''),
  type: fc.constant('string'),
  value: fc.oneof(
    fc.constantFrom('x', 'X', 'ü', '"', '7', '', 'long '.repeat(60)),
    fc.integer({ min: 0, max: 9 }),
    fc.array(fc.nat(3), { maxLength: 3 }),
  ),
});
const tags = fc.array(tag, { maxLength: 4 });
const span = fc.record({ own: tags, fields: tags, error: fc.boolean() });
const trace = fc.record({ process: tags, spans: fc.array(span, { minLength: 1, maxLength: 4 }) });

const document = fc.array(trace, { minLength: 1, maxLength: 6 }).map((traces) => ({
  data: traces.map(({ process, spans }, at) => ({
    traceID: `cafe${String(at)}`,
    processes: { p1: { serviceName: 'shop', tags: process } },
    spans: spans.map(({ own, fields, error }, k) => ({
      traceID: `cafe${String(at)}`,
      spanID: String(k + 1),
      operationName: 'op',
      startTime: 1_700_000_000_000_000 + k,
      duration: 10,
      tags: error ? [...own, { key: 'error', type: 'bool', value: true }] : own,
      logs: [{ timestamp: 1_700_000_000_000_001, fields }],
      processID: 'p1',
    })),
  })),
}));

/** The definition: every value of every span, its resource and its events, by key. */
function valuesOf(parsed: ParsedTrace): Map<string, Set<string>> {
  const texts = searchableTexts(parsed);
  const found = new Map<string, Set<string>>();
  const put = (key: string, value: string) => found.set(key, (found.get(key) ?? new Set()).add(value));
  const take = (b: Uint8Array, ks: number, ke: number, vs: number, ve: number, scope: number): void => {
    const key = texts.decode(b, ks, ke);
    if (key === '' || vs === ve || scope === 3 || ve - vs > 200) return;
    put(key === 'status' ? 'tag.status' : key, texts.decode(b, vs, ve));
  };
  for (let at = 0; at < parsed.trace.spans.count; at++) {
    texts.forEachPair(spanIndex(at), take);
    texts.forEachResourcePair(texts.resourceOf[at] ?? 0, take);
  }
  const { services, rootService, rootName, errorCount } = summariseTrace(parsed.trace);
  for (const { name } of services) put('service', name);
  put('root', `${rootService ?? ''}: ${rootName ?? ''}`);
  put('status', (errorCount ?? 0) > 0 ? 'error' : 'no error');
  for (const origin of errorOrigins(parsed.trace)) put('failing', origin);
  traceStructure(parsed.trace, put);
  summaryStructure(summariseTrace(parsed.trace), put);
  return found;
}

it('holds what is on the spans of every trace, once', () => {
  fc.assert(
    fc.property(document, (json) => {
      const { traces } = parseBytes(JSON.stringify(json));
      const table = finishWork(
        tabulateResults(traces.map((parsed) => ({ summary: summariseTrace(parsed.trace), parsed }))),
      );
      expect(table.count).toBe(traces.length);
      expect(table.hasAttributes).toBe(true);
      traces.forEach((parsed, at) => {
        const own = new Map<string, Set<string>>();
        const members = table.members.subarray(table.starts[at], table.starts[at + 1]);
        expect([...members]).toEqual([...new Set(members)].sort((a, b) => a - b));
        for (const value of members) {
          const k = table.keys.findIndex((_, key) => (table.keyStarts[key + 1] ?? 0) > value);
          const key = table.keys[k]?.key ?? '';
          own.set(key, (own.get(key) ?? new Set()).add(table.texts[value] ?? ''));
        }
        expect(own).toEqual(valuesOf(parsed));
      });
      for (const { key, traces: count, unlisted } of table.keys) {
        if (unlisted === 0)
          expect([key, count]).toEqual([key, traces.filter((one) => valuesOf(one).has(key)).length]);
        expect(unlisted > 0).toBe(
          JSON.stringify(json).includes('long ') &&
            traces.some((one) => {
              const texts = searchableTexts(one);
              let isLong = false;
              const look = (b: Uint8Array, ks: number, ke: number, vs: number, ve: number): void => {
                const named = texts.decode(b, ks, ke);
                if (ve - vs > 200 && (named === 'status' ? 'tag.status' : named) === key) isLong = true;
              };
              for (let k = 0; k < one.trace.spans.count; k++) {
                texts.forEachPair(spanIndex(k), look);
                texts.forEachResourcePair(texts.resourceOf[k] ?? 0, look);
              }
              return isLong;
            }),
        );
      }
    }),
    { numRuns: 30 },
  );
});

it('knows of summaries alone what they say', () => {
  const summary = {
    traceId: 'a',
    rootService: 'web',
    rootName: 'GET /',
    start: 1_700_000_000_000_000_000n,
    duration: nanos(5),
    spanCount: undefined,
    errorCount: undefined,
    orphanCount: undefined,
    services: [{ name: 'web', spanCount: undefined, errorCount: undefined }],
  };
  const table = finishWork(tabulateResults([{ summary, parsed: undefined }]));
  expect(table.hasAttributes).toBe(false);
  expect(table.keys.map(({ key }) => key)).toEqual(['service', 'root', 'n-services']);
  expect([...table.failed]).toEqual([-1]);
});

it('a table made of lines of other tables is that of their traces', () => {
  fc.assert(
    fc.property(document, fc.nat(6), (json, cut) => {
      const loaded = parseBytes(JSON.stringify(json)).traces.map((parsed) => ({
        summary: summariseTrace(parsed.trace),
        parsed,
      }));
      // They overlap in one trace.
      const parts = [loaded.slice(0, cut + 1), loaded.slice(cut)].map((part) => ({
        part,
        table: finishWork(tabulateResults(part)),
      }));
      const joined = loaded.map(({ summary }, at) => {
        const from = parts[at < cut ? 0 : 1];
        const place = from?.part.findIndex((one) => one.summary === summary) ?? -1;
        return { summary, parsed: undefined, tabled: from && { table: from.table, place } };
      });
      expect(finishWork(tabulateResults(joined))).toEqual(finishWork(tabulateResults(loaded)));
    }),
    { numRuns: 30 },
  );
});

it('says of how many traces the spans were read', () => {
  const [parsed] = parseBytes(
    new TextEncoder().encode(
      '{"data":[{"traceID":"a1","spans":[{"traceID":"a1","spanID":"b","operationName":"o","processID":"p1","tags":[{"key":"duration","value":"long"}]}],"processes":{"p1":{"serviceName":"web"}}}]}',
    ),
  ).traces;
  if (parsed === undefined) throw new Error('no trace');
  const summary = summariseTrace(parsed.trace);
  const table = finishWork(
    tabulateResults([
      { summary, parsed },
      { summary, parsed: undefined },
    ]),
  );
  expect([table.read, table.count, table.hasAttributes]).toEqual([1, 2, true]);
  // What the list itself calls duration is another thing.
  expect(table.keys.map(({ key, traces }) => [key, traces])).toContainEqual(['tag.duration', 1]);
});
