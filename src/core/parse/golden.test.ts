import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkColumns, onlyTrace, parseBytes } from '../../testing/parseBytes';
import { nameOf, serviceOf, spanIdOf, spanIndex, type Trace } from '../index';

const golden = new URL('../../../test/golden/', import.meta.url);
const traceOf = (file: string): Trace => onlyTrace(parseBytes(readFileSync(new URL(file, golden))));

/** The tree as lines: depth, service, name, id, kind, status, whole microseconds of start and duration. */
function treeOf(trace: Trace): string[] {
  const { spans } = trace;
  return Array.from({ length: spans.count }, (_, k) => {
    const i = spanIndex(k);
    const start = Math.floor((spans.start[k] ?? 0) / 1000);
    const duration = Math.floor(((spans.end[k] ?? 0) - (spans.start[k] ?? 0)) / 1000);
    const indent = '  '.repeat(spans.depth[k] ?? 0);
    return `${indent}${serviceOf(trace, i)} ${nameOf(trace, i)} ${spanIdOf(trace, i)} k${spans.kind[k]} s${spans.status[k]} ${start}+${duration}`;
  });
}

describe('recorded answers of real servers', () => {
  test('the A to E trace', () => {
    const trace = traceOf('jaeger-2.20/trace.micro-a-e.json');
    const shape = Array.from({ length: trace.spans.count }, (_, k) => [
      serviceOf(trace, spanIndex(k)),
      trace.spans.depth[k],
    ]);
    expect(shape).toEqual([
      ['service-a', 0],
      ['service-b', 1],
      ['service-c', 2],
      ['service-d', 2],
      ['service-e', 1],
    ]);
  });

  // The legacy API and API v3 of one server about one trace. types and odd-names differ by what the servers change.
  test.each(
    ['jaeger-2.13', 'jaeger-2.20', 'jaeger-head'].flatMap((server) =>
      [
        'micro-a-e',
        'error',
        'clock-skew',
        'kinds-links',
        'links-other-trace',
        'broken',
        'late',
        'jaeger-tags',
        'types',
      ].map((name) => [server, name] as const),
    ),
  )('%s: %s is the same tree over both APIs', (server, name) => {
    const legacy = traceOf(`${server}/trace.${name}.json`);
    const v3 = traceOf(`${server}/v3.trace.${name}.json`);
    expect(existsSync(new URL(`${server}/v3.trace.${name}.json`, golden))).toBe(true);
    checkColumns(legacy);
    checkColumns(v3);
    expect(treeOf(v3)).toEqual(treeOf(legacy));
    expect(v3.traceId).toBe(legacy.traceId);
    expect(v3.startEpoch / 1000n).toBe(legacy.startEpoch / 1000n);
  });

  test('64-bit trace ids are padded', () => {
    expect(traceOf('jaeger-2.20/trace.id64.json').traceId).toBe('000000000000000000c0ffee00000008');
    expect(traceOf('jaeger-2.20/v3.trace.id64.json').traceId).toBe('000000000000000000c0ffee00000008');
  });

  test('VictoriaTraces marks every span with error, but only "true" is one', () => {
    const statuses = (trace: Trace): number[] =>
      [...trace.spans.status].map((status) => (status === 2 ? 1 : 0));
    expect(statuses(traceOf('victoriatraces-2025-07/trace.error.json'))).toEqual(
      statuses(traceOf('jaeger-2.20/trace.error.json')),
    );
    expect([...traceOf('victoriatraces-2025-07/trace.micro-a-e.json').spans.status]).not.toContain(2);
  });
});
