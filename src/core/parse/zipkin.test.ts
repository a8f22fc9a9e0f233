import { describe, expect, it } from 'vitest';
import { onlyTrace, parseBytes } from '../../testing/parseBytes';
import {
  decodeSpan,
  eventTimes,
  nameOf,
  serviceOf,
  spanIndex,
  SpanKind,
  SpanStatus,
  type Trace,
} from '../index';

const START = 1_700_000_000_000_000;
const at = (serviceName: string) => ({ serviceName });

/** The tree as lines: depth, service, name, kind, status, start and duration in microseconds. */
const picture = (trace: Trace): string[] =>
  Array.from({ length: trace.spans.count }, (_, i) => {
    const { spans } = trace;
    const kind = Object.entries(SpanKind).find(([, number]) => number === spans.kind[i])?.[0];
    const start = (spans.start[i] ?? 0) / 1000;
    const duration = ((spans.end[i] ?? 0) - (spans.start[i] ?? 0)) / 1000;
    const error = spans.status[i] === SpanStatus.error ? ' !' : '';
    return `${'  '.repeat(spans.depth[i] ?? 0)}${serviceOf(trace, spanIndex(i))} ${nameOf(trace, spanIndex(i))} ${kind ?? ''} ${start}+${duration}${error}`;
  });
const parse = (json: unknown) => parseBytes(JSON.stringify(json));
const pictureOf = (json: unknown) => picture(onlyTrace(parse(json)));
const codesOf = (json: unknown) => onlyTrace(parse(json)).problems.map(({ code, count }) => [code, count]);
function detailOf(json: unknown, span = 0) {
  const [parsed] = parse(json).traces;
  if (parsed === undefined) throw new Error('no trace');
  return decodeSpan(parsed, spanIndex(span));
}

const root = {
  traceId: 'a',
  id: '1',
  name: 'get',
  kind: 'SERVER',
  timestamp: START,
  duration: 100,
  localEndpoint: at('front'),
};
const call = {
  traceId: 'a',
  id: '2',
  parentId: '1',
  name: 'call',
  kind: 'CLIENT',
  timestamp: START + 10,
  duration: 50,
  localEndpoint: at('front'),
};
const answer = {
  ...call,
  kind: 'SERVER',
  shared: true,
  timestamp: START + 20,
  duration: 30,
  localEndpoint: at('back'),
};
const query = {
  traceId: 'a',
  id: '3',
  parentId: '2',
  name: 'query',
  kind: 'CLIENT',
  timestamp: START + 25,
  duration: 5,
  localEndpoint: at('back'),
};
const wait = {
  traceId: 'a',
  id: '4',
  parentId: '2',
  name: 'wait',
  timestamp: START + 12,
  duration: 2,
  localEndpoint: at('front'),
};

describe('Zipkin spans', () => {
  it('hang the two halves of a call below each other, and what they call below the half of its service', () => {
    const spans = [answer, root, query, call, wait];
    expect(pictureOf(spans)).toEqual([
      'front get server 0+100',
      '  front call client 10+50',
      '    front wait unspecified 12+2',
      '    back call server 20+30',
      '      back query client 25+5',
    ]);
    expect(onlyTrace(parse(spans)).problems).toEqual([]);
  });

  it('tell halves from other spans that share an id', () => {
    const other = { ...call, name: 'again', timestamp: START + 60, duration: 1 };
    const [problem] = onlyTrace(parse([root, call, answer, other])).problems;
    expect(problem).toMatchObject({ code: 'duplicate-id', count: 3 });
  });

  it('keep a server half whose client is missing where its parent is', () => {
    expect(pictureOf([root, answer])).toEqual(['front get server 0+100', '  back call server 20+30']);
    const { parentId, ...orphan } = answer;
    expect(parentId).toBe('1');
    expect(pictureOf([orphan])).toEqual(['back call server 0+30']);
  });

  it('give a half without times those of the other', () => {
    const { timestamp, duration, ...timeless } = answer;
    expect(timestamp + duration).toBeGreaterThan(0);
    expect(pictureOf([root, call, timeless])[2]).toBe('    back call server 10+0');
    expect(codesOf([root, call, timeless])).toContainEqual(['unreadable-value', 2]);
    // Zero is how Zipkin writes "unknown".
    expect(codesOf([root, call, { ...timeless, timestamp: 0 }])).toContainEqual(['unreadable-value', 2]);
  });

  it('are in error by the tag of that name, unless it says false', () => {
    const statusOf = (tags: unknown) => onlyTrace(parse([{ ...root, tags }])).spans.status[0];
    for (const error of ['', 'true', 'timeout', '500']) expect(statusOf({ error })).toBe(SpanStatus.error);
    expect(statusOf({ error: 'false' })).toBe(SpanStatus.unset);
    expect(statusOf({ 'otel.status_code': 'OK' })).toBe(SpanStatus.ok);
    expect(statusOf({ 'otel.status_code': 'ERROR' })).toBe(SpanStatus.error);
    expect(statusOf({ other: 'error' })).toBe(SpanStatus.unset);
    expect(detailOf([{ ...root, tags: { error: 'timed out' } }]).statusMessage).toBe('timed out');
  });

  it('are decoded with their tags, the other side, annotations and address', () => {
    const span = {
      ...call,
      parentId: '00000000000000000',
      localEndpoint: { serviceName: 'front', ipv4: '10.0.0.1', port: 80 },
      remoteEndpoint: { serviceName: 'db', ipv6: '::1', port: 5432 },
      annotations: [
        { timestamp: START + 40, value: 'late' },
        { timestamp: START + 15, value: 'early' },
      ],
      tags: { 'http.path': '/a"b', n: 7 },
    };
    const detail = detailOf([span]);
    expect(detail.attributes).toEqual([
      { key: 'http.path', value: { type: 'string', value: '/a"b' } },
      { key: 'n', value: { type: 'int', digits: '7' } },
      { key: 'peer.service', value: { type: 'string', value: 'db' } },
      { key: 'peer.ipv6', value: { type: 'string', value: '::1' } },
      { key: 'peer.port', value: { type: 'int', digits: '5432' } },
    ]);
    expect(detail.resource.map(({ key }) => key)).toEqual(['ipv4', 'port']);
    expect(detail.events.map(({ name, time }) => [name, time])).toEqual([
      ['early', 5000],
      ['late', 30_000],
    ]);
    expect(detail.parentSpanId).toBe('');
    expect(JSON.parse(detail.json)).toEqual(span);
    expect(detail.unreadable).toEqual([]);
    const [parsed] = parse([span]).traces;
    expect(parsed === undefined ? [] : eventTimes(parsed, spanIndex(0))).toEqual([5000, 30_000]);
  });

  it('of version 1 are read by their annotations', () => {
    const endpoint = { serviceName: 'back', ipv4: '10.0.0.2' };
    const client = { serviceName: 'front' };
    const span = {
      traceId: 'a',
      id: '1',
      name: 'v1',
      annotations: [
        { timestamp: START, value: 'cs', endpoint: client },
        { timestamp: START + 10, value: 'sr', endpoint },
        { timestamp: START + 12, value: 'cache miss', endpoint },
        { timestamp: START + 30, value: 'ss', endpoint },
        { timestamp: START + 40, value: 'cr', endpoint: client },
      ],
      binaryAnnotations: [
        { key: 'http.path', value: '/x', endpoint },
        { key: 'error', value: 'bad', endpoint },
        { key: 'ca', value: true, endpoint: { serviceName: 'phone', ipv4: '1.2.3.4' } },
      ],
    };
    expect(pictureOf([span])).toEqual(['back v1 server 0+20 !']);
    expect(detailOf([span]).attributes.map(({ key }) => key)).toEqual([
      'http.path',
      'error',
      'peer.service',
      'peer.ipv4',
    ]);
    const clientOnly = { ...span, annotations: [span.annotations[4], span.annotations[0]] };
    expect(pictureOf([clientOnly])).toEqual(['front v1 client 0+40 !']);
    // What the span says itself counts first.
    expect(pictureOf([{ ...span, timestamp: START, duration: 99 }])).toEqual(['back v1 server 0+99 !']);
    const named = {
      traceId: 'a',
      id: '1',
      timestamp: START,
      duration: 1,
      binaryAnnotations: [{ key: 'lc', value: '', endpoint }],
    };
    expect(pictureOf([named])).toEqual(['back  unspecified 0+1']);
  });
});

describe('documents with Zipkin spans', () => {
  const other = { ...root, traceId: 'b'.repeat(32) };

  it('may be lists of lists, lines, or one span; told by their content', () => {
    for (const text of [
      JSON.stringify([root, call, other]),
      JSON.stringify([[root, call], [other]]),
      `${JSON.stringify(root)}\n${JSON.stringify(call)}\n${JSON.stringify(other)}\n`,
      `${JSON.stringify([root])}\r\n${JSON.stringify([call, other])}`,
      `\ufeff${JSON.stringify([root, call, other], null, 2)}`,
    ]) {
      for (const chunks of [[], [1], [7, 100]]) {
        const document = parseBytes(text, chunks);
        expect(document).toMatchObject({
          verdict: 'traces',
          format: 'zipkin',
          problems: [],
          truncated: false,
        });
        expect(document.traces.map(({ trace }) => [trace.traceId, trace.spans.count])).toEqual([
          ['a'.padStart(32, '0'), 2],
          ['b'.repeat(32), 1],
        ]);
      }
    }
  });

  it('lose nothing in silence', () => {
    const broken = `[null, 7, {}, ${JSON.stringify(root)}, "x", [1], {"odd": 1}, {"traceId":"a","id":"9",}, {"id":"8","x":}, ${JSON.stringify(call)}`;
    const document = parseBytes(broken);
    expect(document.truncated).toBe(true);
    const trace = onlyTrace(document);
    expect(trace.spans.count).toBe(3);
    expect(trace.problems).toContainEqual(expect.objectContaining({ code: 'unreadable-span', count: 7 }));
    const first = parseBytes(`[{"traceId":"a","id":"9","x":},${JSON.stringify(root)}]`);
    expect(onlyTrace(first).problems).toContainEqual(
      expect.objectContaining({ code: 'unreadable-span', count: 1 }),
    );
  });

  it('may stand beside documents of other formats, also of the same trace', () => {
    const jaeger = {
      data: [
        {
          traceID: 'a',
          spans: [{ traceID: 'a', spanID: '1', operationName: 'j', startTime: START, duration: 1 }],
        },
      ],
    };
    const document = parseBytes(`${JSON.stringify(jaeger)}\n${JSON.stringify([root])}`);
    expect(document.traces.map(({ trace, texts }) => [texts.format, ...trace.names])).toEqual([
      ['jaeger', 'j'],
      ['zipkin', 'get'],
    ]);
  });

  it('are not seen where there are none', () => {
    for (const json of [{ annotations: {}, apiVersion: 'v1' }, [{ id: 1, name: 'x' }], { id: 1 }, []]) {
      expect(parse(json)).toMatchObject({ verdict: 'not-traces', format: undefined });
    }
  });
});
