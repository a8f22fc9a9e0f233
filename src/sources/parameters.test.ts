import { describe, expect, it } from 'vitest';
import { nanos } from '../core';
import {
  checkedQuery,
  requestableTraceId,
  rfc3339,
  traceParameters,
  v1SearchPath,
  v1TracePath,
  v3SummariesPath,
  v3TracePath,
  v3TracesPath,
} from './parameters';
import type { TraceQuery } from './TraceSource';

const start = BigInt(Date.parse('2026-11-23T10:00:00Z')) * 1_000_000n + 1n;
const query: TraceQuery = {
  service: 'a&b',
  operation: undefined,
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  start,
  end: start + 1_000_000_000n,
  limit: 20,
};

function path(write: typeof v1SearchPath, asked: Partial<TraceQuery>, maxLimit = 1500): URLSearchParams {
  const checked = checkedQuery({ ...query, ...asked }, maxLimit);
  if (!checked.ok) throw new Error(checked.failure.message);
  return new URL(write(checked.value), 'http://x.invalid/').searchParams;
}

describe('the parameters of a search', () => {
  it('leaves out what is not asked for', () => {
    expect([...path(v1SearchPath, { operation: '' }).keys()]).toEqual(['service', 'start', 'end', 'limit']);
  });

  it('writes whole microseconds that hold the window', () => {
    const asked = path(v1SearchPath, {});
    expect(asked.get('start')).toBe('1795428000000000');
    expect(asked.get('end')).toBe('1795428001000001');
  });

  it('writes Go durations and tags as texts', () => {
    const tags = [
      { key: '__proto__', value: 'x' },
      { key: 'error', value: 'true' },
    ];
    const asked = path(v1SearchPath, { minDuration: nanos(1.5e9), maxDuration: nanos(3_600e9), tags });
    expect(asked.get('minDuration')).toBe('1.5s');
    expect(asked.get('maxDuration')).toBe('1h');
    expect(asked.get('tags')).toBe('{"__proto__":"x","error":"true"}');
  });

  it('writes the new names of v3 with nanoseconds', () => {
    const asked = path(v3SummariesPath, { tags: [{ key: 'k', value: '1' }], minDuration: nanos(1e6) });
    expect([...asked]).toEqual([
      ['query.serviceName', 'a&b'],
      ['query.attributes', '{"k":"1"}'],
      ['query.startTimeMin', '2026-11-23T10:00:00.000000001Z'],
      ['query.startTimeMax', '2026-11-23T10:00:01.000000001Z'],
      ['query.durationMin', '1ms'],
      ['query.searchDepth', '20'],
    ]);
  });

  it('never writes tags where an old server would drop them', () => {
    expect([...path(v3TracesPath, { tags: [{ key: 'k', value: '1' }] }).keys()].join()).not.toContain(
      'attributes',
    );
  });

  it.each([
    [0, '1'],
    [-5, '1'],
    [2.4, '2'],
    [9999, '1500'],
    [Number.NaN, '1500'],
  ])('brings a limit of %d to %s', (limit, sent) => {
    expect(path(v1SearchPath, { limit }).get('limit')).toBe(sent);
  });

  it('says what it changed', () => {
    const tags = [
      { key: 'k', value: '1' },
      { key: 'k', value: '2' },
    ];
    const checked = checkedQuery({ ...query, tags, limit: 1200 }, 1000);
    expect(checked.ok && checked.value.notices).toHaveLength(2);
  });
});

describe('a time as RFC 3339', () => {
  it.each([
    [0n, '1970-01-01T00:00:00.000000000Z'],
    [-1n, '1969-12-31T23:59:59.999999999Z'],
    [1_795_428_000_123_456_789n, '2026-11-23T10:00:00.123456789Z'],
  ])('%d is %s', (time, text) => {
    expect(rfc3339(time)).toBe(text);
  });

  it('stays within four digits of a year', () => {
    expect(rfc3339(10n ** 30n)).toMatch(/^9999-12-31T/);
    expect(rfc3339(-(10n ** 30n))).toMatch(/^0000-01-01T/);
  });
});

describe('a trace id', () => {
  it.each(['1', 'ABCDEF', '0x1a', ' 5b8aa5a2000000000000000000000001 '])('takes %j', (text) => {
    const id = requestableTraceId(text);
    expect(id.ok && id.value).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(['', 'xyz', '../services', '1/2', '1?x', '1'.repeat(33), '<img>', '1'.repeat(100_000)])(
    'refuses %.20j',
    (text) => {
      const id = requestableTraceId(text);
      expect(id).toMatchObject({ ok: false, failure: { kind: 'bad-request' } });
      expect(!id.ok && id.failure.message.length).toBeLessThan(120);
    },
  );
});

describe('the way to one trace', () => {
  it('asks for no times by itself', () => {
    expect(v1TracePath('ab', traceParameters(undefined))).toBe('api/traces/ab');
    expect(v3TracePath('ab', traceParameters({}))).toBe('api/v3/traces/ab');
    expect(v1TracePath('ab', traceParameters({ raw: true }))).toBe('api/traces/ab?raw=true');
    expect(v3TracePath('ab', traceParameters({ raw: true }))).toBe('api/v3/traces/ab?raw_traces=true');
  });

  it('names all times for storages that look within a range, where it is told to', () => {
    const until = Date.parse('2026-11-26T00:00:00Z');
    expect(v1TracePath('ab', { raw: false, until })).toBe('api/traces/ab?start=0&end=1795651200000000');
    const { searchParams } = new URL(v3TracePath('ab', { raw: true, until }), 'http://x.invalid/');
    expect([...searchParams]).toEqual([
      ['raw_traces', 'true'],
      ['start_time', '1970-01-01T00:00:00.000000000Z'],
      ['end_time', '2026-11-26T00:00:00.000000000Z'],
    ]);
    expect(traceParameters({ wide: true }).until).toBeGreaterThan(Date.now());
  });
});
