import { describe, expect, it } from 'vitest';
import { ask, NOW_MS } from '../../testing/demoDay';
import { createDemoEndpoint, EXAMPLE_TRACE_ID } from './index';

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
    const listed = (members: readonly unknown[] | null): unknown => ({
      data: members,
      total: members?.length ?? 0,
      limit: 0,
      offset: 0,
      errors: null,
    });
    const answer = (address: string): unknown => JSON.parse(ask(address).text);
    expect(answer('/api/services')).toEqual(listed(['A', 'B', 'C', 'D', 'E']));
    expect(answer('/api/services/nope/operations')).toEqual(listed(null));
    expect(answer('/api/operations?service=nope')).toEqual(listed([]));
    expect(answer('/api/services/E/operations')).toEqual(listed(['GET', 'GET /recommendations', 'rank']));
    const kind = answer('/api/operations?service=E&spanKind=server');
    expect(kind).toEqual(listed([{ name: 'GET /recommendations', spanKind: 'server' }]));
  });

  it('takes ids in any case and without leading zeros, and hands out what moreTraces knows', () => {
    const more = createDemoEndpoint({
      now: () => NOW_MS,
      moreTraces: (traceId) =>
        traceId === '0'.repeat(29) + 'b0b' ? ['{"traceID":"b0b",', '"spans":[]}'] : undefined,
    });
    const answer = ask('/api/traces/B0B', 'GET', more);
    expect(answer.text).toBe(
      '{"data":[{"traceID":"b0b","spans":[]}],"total":0,"limit":0,"offset":0,"errors":null}',
    );
    expect(ask('/api/traces/B0C', 'GET', more).status).toBe(404);
  });

  it('indents when asked to, as Go does', () => {
    const plain = ask(`/api/traces/${EXAMPLE_TRACE_ID}`).text;
    const indented = ask(`/api/traces/${EXAMPLE_TRACE_ID}?prettyPrint=true`).text;
    expect(indented.startsWith('{\n    "data": [\n        {\n            "traceID": "abcde0')).toBe(true);
    expect(JSON.parse(indented)).toEqual(JSON.parse(plain));
  });

  it('writes <, > and & as Go does', () => {
    expect(ask('/api/traces?traceID=abcde080000000000000000000000008').text).toContain('id \\u003e $1');
  });
});
