import { describe, expect, it } from 'vitest';
import { createDemoEndpoint, EXAMPLE_TRACE_ID } from './index';
import { DemoWorld } from './DemoWorld';
import { wireJson } from './JaegerWire';
import type { WireSpan, WireTag, WireTrace } from './JaegerWire';
import { operationsOf, SERVICE_NAMES } from './operations';
import { COLD_HOST } from './services';
import { LARGE_TRACE_SPANS, TRIP } from './tripTraces';

const NOW = Date.parse('2026-11-23T18:31:07.250Z');
const DEMO_NOW = Date.parse('2026-11-23T18:30:00Z') * 1_000;
const DAY = 86_400_000_000;

const endpoint = createDemoEndpoint({ now: () => NOW });

interface Envelope {
  readonly data: readonly WireTrace[];
  readonly errors:
    readonly { readonly code?: number; readonly msg: string; readonly traceID?: string }[] | null;
}

function ask(
  address: string,
  method = 'GET',
  from = endpoint,
): { status: number; type: string; text: string } {
  const [path = '', query = ''] = address.split('?');
  const answer = from({ method, path, query: new URLSearchParams(query) });
  return { status: answer.status, type: answer.contentType, text: [...answer.body].join('') };
}

function traces(query: Record<string, string>, from = endpoint): readonly WireTrace[] {
  const parameters = new URLSearchParams({
    start: String(DEMO_NOW - DAY),
    end: String(NOW * 1_000),
    limit: '5000',
    ...query,
  });
  const { status, text } = ask(`/api/traces?${parameters.toString()}`, 'GET', from);
  expect(status).toBe(200);
  const envelope: Envelope = JSON.parse(text);
  return envelope.data;
}

const trip = (number: number): WireTrace => {
  const { text } = ask(`/api/traces/${TRIP[number - 1]?.traceId ?? ''}`);
  const envelope: Envelope = JSON.parse(text);
  const [trace] = envelope.data;
  if (trace === undefined) throw new Error(`no trip trace ${number}`);
  return trace;
};

const tagOf = (span: WireSpan, key: string): WireTag['value'] | undefined =>
  span.tags.find((tag) => tag.key === key)?.value;
const serviceOf = (trace: WireTrace, span: WireSpan): string =>
  trace.processes[span.processID]?.serviceName ?? '';
const hostOf = (trace: WireTrace, span: WireSpan): unknown =>
  trace.processes[span.processID]?.tags.find((tag) => tag.key === 'host.name')?.value;
const failed = (span: WireSpan): boolean => tagOf(span, 'error') === true;

// All traces of the day: A takes part in every one of them.
const day = traces({ service: 'A' });

describe('the example trace', () => {
  it('is A calling B, then E while B works, and B calling C and D', () => {
    const trace = trip(1);
    expect(trace.traceID).toBe(EXAMPLE_TRACE_ID);
    const nameOfId = new Map(trace.spans.map((span) => [span.spanID, serviceOf(trace, span)]));
    const seen = trace.spans.map((span) => [
      serviceOf(trace, span),
      nameOfId.get(span.references[0]?.spanID ?? ''),
      (span.startTime - DEMO_NOW) / 1_000,
      (span.startTime + span.duration - DEMO_NOW) / 1_000,
    ]);
    expect(seen).toEqual([
      ['A', undefined, 0, 120],
      ['B', 'A', 10, 95],
      ['C', 'B', 20, 45],
      ['D', 'B', 50, 85],
      ['E', 'A', 40, 110],
    ]);
  });

  it('is the newest of a search', () => {
    expect(day[0]?.traceID).toBe(EXAMPLE_TRACE_ID);
    expect(traces({ service: 'E', limit: '1' })[0]?.traceID).toBe(EXAMPLE_TRACE_ID);
  });
});

describe('the traffic', () => {
  it('is about 2 000 traces of the last 24 hours, newest first, each id once', () => {
    expect(day.length).toBeGreaterThan(1_950);
    expect(day.length).toBeLessThan(2_050);
    expect(new Set(day.map((trace) => trace.traceID)).size).toBe(day.length);
    const starts = day.map(
      (trace) => trace.spans.find((span) => span.references.length === 0)?.startTime ?? 0,
    );
    expect(starts).toEqual([...starts].sort((left, right) => right - left));
    expect(starts.at(-1)).toBeLessThan(DEMO_NOW - DAY + 3_600_000_000);
  });

  it('is the same for another endpoint, and for a later minute of the same five', () => {
    const again = createDemoEndpoint({ now: () => NOW + 150_000 });
    expect(traces({ service: 'A' }, again)).toEqual(day);
  });

  it('keeps ids and content of traces as time goes by: a link opens a month later', () => {
    const later = createDemoEndpoint({ now: () => NOW + 30 * 86_400_000 });
    const old = day.find((trace) => !TRIP.some(({ traceId }) => traceId === trace.traceID));
    const { status, text } = ask(`/api/traces/${old?.traceID ?? ''}`, 'GET', later);
    expect(status).toBe(200);
    const envelope: Envelope = JSON.parse(text);
    expect(envelope.data).toEqual([old]);
  });

  it('has no trace before its time', () => {
    const future = traces(
      { service: 'A', start: '0', end: '9000000000000000' },
      createDemoEndpoint({ now: () => NOW + 7_200_000 }),
    );
    const known = new Set(day.map((trace) => trace.traceID));
    const unborn = future.find((trace) => !known.has(trace.traceID));
    expect(ask(`/api/traces/${unborn?.traceID ?? ''}`).status).toBe(404);
  });

  it('lists exactly the services and operations that occur', () => {
    const seen = new Map<string, Set<string>>();
    for (const trace of day) {
      for (const span of trace.spans) {
        const operation = `${span.operationName} ${String(tagOf(span, 'span.kind'))}`;
        const service = serviceOf(trace, span);
        seen.set(service, (seen.get(service) ?? new Set()).add(operation));
      }
    }
    expect([...seen.keys()].sort()).toEqual(SERVICE_NAMES);
    for (const service of SERVICE_NAMES) {
      const listed = operationsOf(service).map(({ name, spanKind }) => `${name} ${spanKind}`);
      expect(listed.sort()).toEqual([...(seen.get(service) ?? [])].sort());
    }
  });

  it('calls only A → B, E and B → C, D', () => {
    const { text } = ask('/api/dependencies');
    const links: { data: { parent: string; child: string; callCount: number }[] } = JSON.parse(text);
    const between = links.data.filter(({ parent, child }) => parent !== child);
    expect(between.map(({ parent, child }) => parent + child).sort()).toEqual(['AB', 'AE', 'BC', 'BD']);
    expect(between.every(({ callCount }) => callCount > 500)).toBe(true);
  });

  it('starts and ends every span of a healthy trace inside its parent', () => {
    const lame = new Set([TRIP[5]?.traceId, TRIP[6]?.traceId]);
    for (const trace of day) {
      if (lame.has(trace.traceID)) continue;
      const byId = new Map(trace.spans.map((span) => [span.spanID, span]));
      expect(byId.size).toBe(trace.spans.length);
      for (const span of trace.spans) {
        const parent = byId.get(span.references[0]?.spanID ?? '');
        if (span.references.length > 0 && parent === undefined) throw new Error('orphan');
        if (parent === undefined) continue;
        expect(span.startTime).toBeGreaterThanOrEqual(parent.startTime);
        expect(span.startTime + span.duration).toBeLessThanOrEqual(parent.startTime + parent.duration);
      }
      for (const span of trace.spans) {
        for (const log of span.logs) {
          expect(log.timestamp).toBeGreaterThanOrEqual(span.startTime);
          expect(log.timestamp).toBeLessThanOrEqual(span.startTime + span.duration);
        }
      }
    }
  });

  it('has failures of C that travel up to A, and others that a second try heals', () => {
    let travelled = 0;
    let healed = 0;
    for (const trace of day) {
      const broken = trace.spans.filter(
        (span) => serviceOf(trace, span) === 'C' && span.operationName.endsWith('Authorize') && failed(span),
      );
      if (broken.length === 0) continue;
      const root = trace.spans.find((span) => span.references.length === 0);
      if (root !== undefined && failed(root)) {
        travelled += 1;
        expect(tagOf(root, 'http.response.status_code')).toBe(502);
        expect(broken.length).toBe(3);
      } else healed += 1;
    }
    expect(travelled).toBeGreaterThan(5);
    expect(healed).toBeGreaterThan(travelled);
  });

  it('has a slow mode of D that hangs together with a cold cache on one host', () => {
    const slow = { cold: 0, warm: 0 };
    const fast = { cold: 0, warm: 0 };
    for (const trace of day) {
      for (const span of trace.spans) {
        const state = tagOf(span, 'cache.state');
        if (state !== 'cold' && state !== 'warm') continue;
        if (state === 'cold') expect(hostOf(trace, span)).toBe(COLD_HOST);
        (span.duration > 150_000 ? slow : fast)[state] += 1;
      }
    }
    expect(slow.cold).toBeGreaterThan(100);
    expect(fast.warm).toBeGreaterThan(1_000);
    expect(slow.warm).toBe(0);
    expect(fast.cold).toBe(0);
  });
});

describe('the trip', () => {
  it('is on the first page of a search, in its order, but for the large trace', () => {
    const stops = new Set(TRIP.slice(0, -1).map(({ traceId }) => traceId));
    const firstPage = day.slice(0, 20).map((trace) => trace.traceID);
    expect(firstPage.filter((id) => stops.has(id))).toEqual([...stops]);
  });

  it('2: C fails once, the second try succeeds, A never notices', () => {
    const trace = trip(2);
    const broken = trace.spans.filter(failed);
    expect(new Set(broken.map((span) => serviceOf(trace, span)))).toEqual(new Set(['B', 'C']));
    expect(trace.spans.some((span) => tagOf(span, 'rpc.retry_count') === 1 && !failed(span))).toBe(true);
  });

  it('3: three tries of C fail, B and A fail with it', () => {
    const trace = trip(3);
    expect(new Set(trace.spans.filter(failed).map((span) => serviceOf(trace, span)))).toEqual(
      new Set(['A', 'B', 'C']),
    );
    expect(trace.spans.some((span) => serviceOf(trace, span) === 'D')).toBe(false);
  });

  it('4: D is slow with a cold cache', () => {
    const trace = trip(4);
    const cold = trace.spans.filter((span) => tagOf(span, 'cache.state') === 'cold');
    expect(cold.length).toBeGreaterThan(0);
    expect(cold.every((span) => span.duration > 200_000)).toBe(true);
  });

  it('5: B asks D once an order', () => {
    const trace = trip(5);
    const calls = trace.spans.filter(
      (span) => serviceOf(trace, span) === 'B' && span.operationName === 'stock.Stock/Get',
    );
    expect(calls.length).toBeGreaterThan(10);
    expect(new Set(calls.map((span) => span.references[0]?.spanID)).size).toBe(1);
  });

  it('6: C’s clock is late, with the warning of the server, and none when raw', () => {
    const trace = trip(6);
    const warned = trace.spans.filter((span) => span.warnings !== null);
    expect(warned.map((span) => serviceOf(trace, span))).toEqual(['C']);
    expect(warned[0]?.warnings?.[0]).toMatch(
      /^clock skew adjustment disabled; not applying calculated delta of [\d.]+ms$/,
    );
    const parent = trace.spans.find((span) => span.spanID === warned[0]?.references[0]?.spanID);
    expect(warned[0]?.startTime).toBeLessThan(parent?.startTime ?? 0);
    const raw: Envelope = JSON.parse(ask(`/api/traces/${trace.traceID}?raw=true`).text);
    expect(raw.data[0]?.spans.every((span) => span.warnings === null)).toBe(true);
  });

  it('7: parents are missing, and the server says so', () => {
    const trace = trip(7);
    const ids = new Set(trace.spans.map((span) => span.spanID));
    const orphans = trace.spans.filter((span) =>
      span.references.some((reference) => !ids.has(reference.spanID)),
    );
    expect(orphans.length).toBeGreaterThan(1);
    for (const orphan of orphans) expect(orphan.warnings?.[0]).toContain('invalid parent span IDs=');
  });

  it('8: 5 000 spans', () => {
    expect(trip(8).spans.length).toBe(LARGE_TRACE_SPANS);
    expect(trip(8).spans.some(failed)).toBe(true);
  });
});

it('writes traces, quickly, as JSON.stringify would', () => {
  const world = new DemoWorld();
  const now = world.now(NOW);
  for (const plan of world.plans(now - 3_600_000_000, now, now)) {
    expect(world.json(plan)).toBe(wireJson(world.trace(plan)));
  }
});

describe('search', () => {
  const cases: readonly Record<string, string>[] = [
    { service: 'C' },
    { service: 'D', operation: 'stock.Stock/Reserve' },
    { service: 'D', minDuration: '300ms' },
    { service: 'A', maxDuration: '5ms' },
    { service: 'B', minDuration: '100ms', maxDuration: '1.2s' },
    { service: 'A', tags: '{"error":"true"}' },
    { service: 'C', tags: '{"error":"true","rpc.grpc.status_code":"4"}' },
    { service: 'D', tag: 'cache.state:cold' },
    { service: 'D', tags: '{"host.name":"node-d2"}' },
    { service: 'B', tags: '{"exception.type":"*payments.AuthorizeError"}' },
    { service: 'A', start: String(DEMO_NOW - DAY / 2), end: String(DEMO_NOW - DAY / 3) },
    { service: 'nope' },
    { service: 'A', operation: 'all' },
  ];

  it.each(cases)('finds what a plain filter finds: %o', (query) => {
    const nanos = { ms: 1e3, s: 1e6 };
    const micros = (text: string | undefined, otherwise: number): number => {
      const parts = /^([\d.]+)(ms|s)$/.exec(text ?? '');
      return parts === null ? otherwise : Number(parts[1]) * (parts[2] === 's' ? nanos.s : nanos.ms);
    };
    const wanted = new Map<string, string>(Object.entries(JSON.parse(query['tags'] ?? '{}')));
    const [key, ...value] = (query['tag'] ?? '').split(':');
    if (key !== undefined && key !== '') wanted.set(key, value.join(':'));
    const expected = day.filter((trace) =>
      trace.spans.some((span) => {
        const process = trace.processes[span.processID];
        const pairs = [...span.tags, ...(process?.tags ?? []), ...span.logs.flatMap((log) => log.fields)];
        return (
          process?.serviceName === query['service'] &&
          (query['operation'] === undefined || span.operationName === query['operation']) &&
          span.duration >= micros(query['minDuration'], 0) &&
          span.duration <= micros(query['maxDuration'], Infinity) &&
          span.startTime >= Number(query['start'] ?? 0) &&
          span.startTime <= Number(query['end'] ?? Infinity) &&
          [...wanted].every(([name, text]) =>
            pairs.some((tag) => tag.key === name && `${tag.value}` === text),
          )
        );
      }),
    );
    expect(traces(query).map((trace) => trace.traceID)).toEqual(expected.map((trace) => trace.traceID));
    if (query['service'] !== 'nope' && query['operation'] !== 'all')
      expect(expected.length).toBeGreaterThan(0);
  });

  it('takes the newest when there are more than the limit', () => {
    expect(traces({ service: 'A', limit: '20' })).toEqual(day.slice(0, 20));
  });

  it('fetches traces by id and lists those that are missing', () => {
    const missing = '5b8aa5a200000000000000000000dead';
    const { status, text } = ask(`/api/traces?traceID=${EXAMPLE_TRACE_ID.toUpperCase()}&traceID=${missing}`);
    const envelope: Envelope = JSON.parse(text);
    expect(status).toBe(200);
    expect(envelope.data.map((trace) => trace.traceID)).toEqual([EXAMPLE_TRACE_ID]);
    expect(envelope.errors).toEqual([{ msg: 'trace not found', traceID: missing }]);
  });
});

describe('answers as Jaeger 2.13 gives them', () => {
  const error = (code: number, msg: string): string =>
    JSON.stringify({ data: null, total: 0, limit: 0, offset: 0, errors: [{ code, msg }] }) + '\n';

  it.each([
    ['/api/traces', 400, "parameter 'service' is required"],
    ['/api/traces?service=A&limit=abc', 400, 'strconv.ParseInt: parsing "abc": invalid syntax'],
    ['/api/traces?service=A&limit=0', 500, 'search depth must be greater than 0 and less than max traces'],
    [
      '/api/traces?service=A&limit=1000000',
      500,
      'search depth must be greater than 0 and less than max traces',
    ],
    [
      '/api/traces?service=A&start=1.5e15',
      400,
      `unable to parse param 'start': strconv.ParseInt: parsing "1.5e15": invalid syntax`,
    ],
    [
      '/api/traces?service=A&minDuration=5',
      400,
      `unable to parse param 'minDuration': time: missing unit in duration "5"`,
    ],
    [
      '/api/traces?service=A&minDuration=5%20ms',
      400,
      `unable to parse param 'minDuration': time: unknown unit " ms" in duration "5 ms"`,
    ],
    [
      '/api/traces?service=A&minDuration=5s&maxDuration=1s',
      400,
      "'maxDuration' should be greater than 'minDuration'",
    ],
    [
      '/api/traces?service=A&tag=nocolon',
      400,
      "malformed 'tag' parameter, expecting key:value, received: nocolon",
    ],
    [
      '/api/traces?service=A&tags=%7B%22error%22%3Atrue%7D',
      400,
      "malformed 'tags' parameter, cannot unmarshal JSON: json: cannot unmarshal bool into Go value of type string",
    ],
    [
      '/api/traces?traceID=xyz',
      400,
      'cannot parse traceID param: strconv.ParseUint: parsing "xyz": invalid syntax',
    ],
    ['/api/traces/not-a-trace-id', 400, 'strconv.ParseUint: parsing "not-a-trace-id": invalid syntax'],
    [
      '/api/traces/5b8aa5a200000000000000000000000100',
      400,
      'TraceID cannot be longer than 32 hex characters: 5b8aa5a200000000000000000000000100',
    ],
    ['/api/traces/5b8aa5a200000000000000000000dead', 404, 'trace not found'],
    ['/api/traces/0', 404, 'trace not found'],
    [
      '/api/traces/1?raw=maybe',
      400,
      `unable to parse param 'raw': strconv.ParseBool: parsing "maybe": invalid syntax`,
    ],
    [
      '/api/traces/1?start=x',
      400,
      `unable to parse param 'start': strconv.ParseInt: parsing "x": invalid syntax`,
    ],
    ['/api/operations', 400, "parameter 'service' is required"],
    [
      '/api/dependencies?lookback=1h',
      400,
      `unable to parse param 'lookback': strconv.ParseInt: parsing "1h": invalid syntax`,
    ],
    ['/api/metrics/calls?service=A', 501, 'metrics querying is currently disabled'],
  ])('%s: %i', (address, status, message) => {
    const answer = ask(address);
    expect(answer).toEqual({ status, type: 'text/plain; charset=utf-8', text: error(status, message) });
  });

  it.each(['/api/nothing', '/api/v3/trace-summaries', '/api/traces/', '/api/traces/a/b', '/api', '/nothing'])(
    '404 text: %s',
    (address) => {
      expect(ask(address)).toEqual({
        status: 404,
        type: 'text/plain; charset=utf-8',
        text: '404 page not found\n',
      });
    },
  );

  it('knows GET and HEAD only, archives nothing', () => {
    expect(ask('/api/services', 'POST').status).toBe(404);
    expect(ask('/api/services', 'HEAD').status).toBe(200);
    expect(ask('/api/archive/1', 'POST').status).toBe(500);
  });

  it('lists services and operations', () => {
    expect(ask('/api/services').text).toBe(
      '{"data":["A","B","C","D","E"],"total":5,"limit":0,"offset":0,"errors":null}',
    );
    expect(ask('/api/services/nope/operations').text).toBe(
      '{"data":null,"total":0,"limit":0,"offset":0,"errors":null}',
    );
    expect(JSON.parse(ask('/api/operations?service=E&spanKind=server').text).data).toEqual([
      { name: 'GET /recommendations', spanKind: 'server' },
    ]);
    expect(JSON.parse(ask('/api/services/E/operations').text).data).toEqual([
      'GET',
      'GET /recommendations',
      'rank',
    ]);
  });

  it('takes ids in any case and without leading zeros, and hands out what moreTraces knows', () => {
    const more = createDemoEndpoint({
      now: () => NOW,
      moreTraces: (traceId) =>
        traceId === '0'.repeat(29) + 'b0b' ? ['{"traceID":"b0b",', '"spans":[]}'] : undefined,
    });
    expect(JSON.parse(ask('/api/traces/B0B', 'GET', more).text).data).toEqual([
      { traceID: 'b0b', spans: [] },
    ]);
  });

  it('indents when asked to, as Go does', () => {
    const plain = ask(`/api/traces/${EXAMPLE_TRACE_ID}`).text;
    const indented = ask(`/api/traces/${EXAMPLE_TRACE_ID}?prettyPrint=true`).text;
    expect(indented.startsWith('{\n    "data": [\n        {\n            "traceID": "abcde0')).toBe(true);
    expect(JSON.parse(indented)).toEqual(JSON.parse(plain));
  });

  it('writes <, > and & as Go does', () => {
    expect(ask('/api/traces?traceID=abcde000000000000000000000000008').text).toContain('id \\u003e $1');
  });
});
