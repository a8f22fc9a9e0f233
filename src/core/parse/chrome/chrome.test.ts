import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkColumns, columnsOf, onlyTrace, parseBytes } from '../../../testing/parseBytes';
import { decodeSpan, nameOf, serviceOf, spanIndex, type Trace } from '../../index';

/** The tree as lines: depth, service, name, start and end in microseconds. */
const picture = (trace: Trace): string[] =>
  Array.from({ length: trace.spans.count }, (_, i) => {
    const { spans } = trace;
    const times = `${(spans.start[i] ?? 0) / 1000}–${(spans.end[i] ?? 0) / 1000}`;
    return `${'  '.repeat(spans.depth[i] ?? 0)}${serviceOf(trace, spanIndex(i))} ${nameOf(trace, spanIndex(i))} ${times}`;
  });
const event = (ph: string, ts: number, more: object = {}) => ({ ph, ts, pid: 1, tid: 1, name: 'n', ...more });
const parse = (events: unknown) => parseBytes(JSON.stringify(events));
const pictureOf = (events: unknown) => picture(onlyTrace(parse(events)));

describe('Chrome trace events', () => {
  it('nest by time within their thread', () => {
    expect(
      pictureOf({
        metadata: { deep: { ph: 'X' } },
        traceEvents: [
          event('M', 0, { name: 'process_name', args: { name: 'browser' } }),
          event('X', 20, { name: 'inner', dur: 10 }),
          event('X', 10, { name: 'outer', dur: 50 }),
          event('X', 60, { name: 'next', dur: 5 }),
          event('X', 20, { name: 'elsewhere', dur: 10, tid: 2 }),
          event('B', 12, { name: 'pair' }),
          event('E', 15, { name: 'pair' }),
          event('X', 20, { name: 'other', pid: 2, dur: 1.5 }),
        ],
      }),
    ).toEqual([
      'browser outer 0–50',
      '  browser pair 2–5',
      '  browser inner 10–20',
      'browser elsewhere 10–20',
      'process 2 other 10–11.5',
      'browser next 50–55',
    ]);
  });

  it('end by name where they are told by name, and to the last time where they never end', () => {
    const document = parse([
      event('B', 0, { name: 'a' }),
      event('B', 1, { name: 'b' }),
      event('E', 5, { name: 'a' }),
      event('E', 6, { name: 'zzz' }),
      event('X', 7, { dur: 2 }),
    ]);
    expect(picture(onlyTrace(document))).toEqual([
      'process 1 a 0–5',
      '  process 1 b 1–9',
      '    process 1 n 7–9',
    ]);
    expect(document.problems.map(({ code, count }) => [code, count])).toEqual([
      ['unreadable-span', 1],
      ['unreadable-value', 1],
    ]);
    const nameless = [event('B', 0), event('B', 1), event('E', 2, { name: '' }), event('E', 3, { name: '' })];
    expect(pictureOf(nameless)).toEqual(['process 1 n 0–3', '  process 1 n 1–2']);
  });

  it('belong together by their id where they are asynchronous', () => {
    const events = [
      event('b', 0, { id: '0x1', cat: 'net', name: 'load' }),
      event('b', 1, { id: '0x1', cat: 'net', name: 'read', tid: 9 }),
      event('b', 1, { id: '0x2', cat: 'net', name: 'other' }),
      event('n', 2, { id: '0x1', cat: 'net', name: 'first byte' }),
      event('e', 3, { id: '0x1', cat: 'net', name: 'read' }),
      event('e', 4, { id: '0x1', cat: 'net', name: 'load' }),
      event('e', 5, { id: '0x2', cat: 'net', name: 'other' }),
      event('S', 6, { id: 3, name: 'old' }),
      event('F', 8, { id: 3, name: 'old' }),
    ];
    expect(pictureOf(events)).toEqual([
      'process 1 load 0–4',
      '  process 1 read 1–3',
      'process 1 other 1–5',
      'process 1 old 6–8',
    ]);
    const [parsed] = parse(events).traces;
    expect(parsed && decodeSpan(parsed, spanIndex(1)).events.map(({ name }) => name)).toEqual(['first byte']);
  });

  it('carry their arguments, category, thread, and moments', () => {
    const [parsed] = parse([
      event('M', 0, { name: 'thread_name', args: { name: 'main' } }),
      event('B', 1, { cat: 'v8', args: { n: 7, deep: { list: [1.5, 'x', true, null] } }, '.file': 'a"b' }),
      event('i', 2, { name: 'tick', s: 't', args: { k: 'v' } }),
      event('E', 3, { args: { result: 'ok' } }),
    ]).traces;
    if (parsed === undefined) throw new Error('no trace');
    const detail = decodeSpan(parsed, spanIndex(0));
    expect(detail.attributes.map(({ key }) => key)).toEqual(['cat', 'n', 'deep', '.file', 'result']);
    expect(detail.attributes[1]?.value).toEqual({ type: 'int', digits: '7' });
    expect(detail.attributes[2]?.value.type).toBe('map');
    expect(detail.events).toMatchObject([{ name: 'tick', time: 1000, attributes: [{ key: 'k' }] }]);
    expect(detail.resource).toEqual(
      expect.arrayContaining([{ key: 'thread.name', value: { type: 'string', value: 'main' } }]),
    );
    expect(detail.unreadable).toEqual([]);
    expect(() => {
      JSON.parse(detail.json);
    }).not.toThrow();
  });

  it('have the same trace id each time, and another for other events', () => {
    const idOf = (dur: number) => onlyTrace(parse([event('X', 1, { dur })])).traceId;
    expect(idOf(5)).toBe(idOf(5));
    expect(idOf(5)).not.toBe(idOf(6));
    expect(idOf(5)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('without any span say so', () => {
    expect(parse({ traceEvents: [event('C', 1)] })).toMatchObject({ verdict: 'empty', traces: [] });
    expect(parse([event('M', 0, { name: 'process_name', args: { name: 'p' } })]).verdict).toBe('empty');
    expect(parse({ ph: 7 }).verdict).toBe('not-traces');
    expect(parse({ ph: 'long', x: 1 }).verdict).toBe('not-traces');
  });

  it('that are cut, broken or no events are said to be so', () => {
    const whole = JSON.stringify([event('X', 1, { dur: 1 }), event('X', 2, { dur: 1 })]);
    expect(parseBytes(whole.slice(0, -1))).toMatchObject({ truncated: false, problems: [] });
    const cut = parseBytes(whole.slice(0, -8));
    expect(cut.truncated).toBe(true);
    expect(onlyTrace(cut).spans.count).toBe(1);
    const broken = parseBytes(
      `[\n${JSON.stringify(event('X', 1))},\n{"ph":"X","ts":},\nnull,\n${JSON.stringify(event('X', 3))}]`,
    );
    expect(onlyTrace(broken).spans.count).toBe(2);
    expect(broken.problems[0]?.detail).toContain('line 3, column 16, at “ts”; line 4, column 1');
  });

  it('any of them, in any chunks: the columns hold their promises and nothing is lost in silence', () => {
    const any = fc.record(
      {
        ph: fc.constantFrom('B', 'E', 'X', 'b', 'e', 'n', 'S', 'F', 'i', 'C', 'M', 's', 'Q'),
        ts: fc.oneof(
          fc.nat(30),
          fc.double({ min: 0, max: 1e6, noNaN: true }),
          fc.constantFrom('x', null, 1.7e15, -5),
        ),
        dur: fc.oneof(fc.nat(20), fc.constantFrom(-3, 'y')),
        pid: fc.constantFrom(1, 'p', 2),
        tid: fc.constantFrom(1, 2),
        name: fc.constantFrom('a', 'b', '', 'c"\\\u2028', '__proto__'),
        id: fc.constantFrom(1, '0x2'),
        cat: fc.constantFrom('k', '__proto__'),
        args: fc.jsonValue({ maxDepth: 3 }),
      },
      { requiredKeys: ['ph'] },
    );
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 25 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 }),
        (events, chunks) => {
          const text = JSON.stringify(events);
          const document = parseBytes(text);
          const inPieces = parseBytes(text, chunks);
          expect(inPieces.traces.map(({ trace }) => columnsOf(trace))).toEqual(
            document.traces.map(({ trace }) => columnsOf(trace)),
          );
          expect(inPieces.problems).toEqual(document.problems);
          let accounted = 0;
          for (const parsed of document.traces) {
            checkColumns(parsed.trace);
            for (let i = 0; i < parsed.trace.spans.count; i++) {
              const detail = decodeSpan(parsed, spanIndex(i));
              JSON.parse(detail.json);
              accounted += 1 + detail.events.length;
            }
          }
          for (const { code, count } of document.problems) if (code === 'unreadable-span') accounted += count;
          // An end is accounted for with its begin; metadata are told by names.
          const counted = events.filter(({ ph }) => ph !== 'M').length;
          const ends = events.filter(({ ph }) => 'EeF'.includes(ph)).length;
          expect(accounted).toBeLessThanOrEqual(counted);
          expect(accounted).toBeGreaterThanOrEqual(counted - ends);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('hundreds of thousands, nested or side by side, take linear time', () => {
    const deep = Array.from({ length: 60_000 }, (_, k) => event('B', k, { name: `n${k % 7}` }));
    const trace = onlyTrace(parse(deep));
    checkColumns(trace);
    expect(trace.spans.depth[59_999]).toBe(59_999);
    const flat = Array.from({ length: 100_000 }, (_, k) => event('X', k * 2, { dur: 1 }));
    expect(onlyTrace(parse(flat)).spans.count).toBe(100_000);
  });
});
