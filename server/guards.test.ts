import { describe, expect, it } from 'vitest';
import { createHostCheck, hostNameOf } from './hosts';
import { isApiCall, isPage, readTarget } from './paths';

describe('readTarget', () => {
  it.each([
    ['/', '/', ''],
    [
      '/api/traces?service=a&tags=%7B%22x%22%3A%22..%2F%22%7D',
      '/api/traces',
      '?service=a&tags=%7B%22x%22%3A%22..%2F%22%7D',
    ],
    ['/search?x=//..\\', '/search', '?x=//..\\'],
    [
      '/api/services/svc%2Fwith%20slash%20%26%20%C3%BCn%3F/operations',
      '/api/services/svc%2Fwith%20slash%20%26%20%C3%BCn%3F/operations',
      '',
    ],
    ['/api/services/a%252Bb/operations', '/api/services/a%252Bb/operations', ''],
    ['/api/services/100%25/operations', '/api/services/100%25/operations', ''],
    ['/trace/abc...def', '/trace/abc...def', ''],
  ])('takes %s', (raw, path, query) => {
    expect(readTarget(raw)).toEqual({ path, query });
  });

  it.each([
    undefined,
    '',
    '*',
    'api/x',
    'http://evil.example/api/traces',
    '//evil.example/api',
    '/api//traces',
    '/../x',
    '/api/..',
    '/api/../../etc/passwd',
    '/api/./traces',
    '/api/%2e%2e/x',
    '/api/%2E./x',
    '/api/%252e%252e/x',
    '/api/%25252e%25252e/x',
    '/static/..%2fsecret.txt',
    '/static/%2e%2e%2fsecret.txt',
    '/static%2f..%2fsecret.txt',
    '/static/..%5csecret.txt',
    '/static/..\\secret.txt',
    '/static/x%00.js',
    '/static/x%0a.js',
    '/api/traces/a%2fb',
    '/api/services/..%2f..%2fadmin/operations',
    '/api/services/..%252f..%252fadmin/operations',
    '/api/services/%2e%2e/operations',
    '/api/services/a%5c..%5cb/operations',
    '/x%',
    '/x%zz',
    '/x%c0%ae',
    '/x y',
    '/x#y',
    '/\u00fc',
  ])('refuses %j', (raw) => {
    expect(readTarget(raw)).toBeUndefined();
  });
});

describe('isApiCall', () => {
  it.each([
    ['GET', '/api/services'],
    ['GET', '/api/operations'],
    ['GET', '/api/services/a%2Fb/operations'],
    ['GET', '/api/traces'],
    ['HEAD', '/api/traces/1a2b'],
    ['GET', '/api/dependencies'],
    ['GET', '/api/deep-dependencies'],
    ['GET', '/api/quality-metrics'],
    ['GET', '/api/metrics/latencies'],
    ['GET', '/api/metrics/calls'],
    ['GET', '/api/metrics/errors'],
    ['GET', '/api/metrics/minstep'],
    ['GET', '/api/v3/services'],
    ['GET', '/api/v3/operations'],
    ['GET', '/api/v3/traces'],
    ['GET', '/api/v3/traces/1a2b'],
    ['GET', '/api/v3/trace-summaries'],
    ['POST', '/api/archive/1a2b'],
    ['POST', '/api/transform'],
  ])('knows %s %s', (method, path) => {
    expect(isApiCall(method, path)).toBe(true);
  });

  it.each([
    ['GET', '/api'],
    ['GET', '/api/'],
    ['GET', '/api/traces/'],
    ['GET', '/api/traces/a/b'],
    ['GET', '/api/archive/1a2b'],
    ['GET', '/api/otlp/v1/traces'],
    ['GET', '/api/ai/mcp/'],
    ['GET', '/api/admin'],
    ['GET', '/xapi/services'],
    ['POST', '/api/traces'],
    ['POST', '/api/v3/traces'],
    ['PUT', '/api/archive/1a2b'],
    ['DELETE', '/api/traces/1a2b'],
    ['OPTIONS', '/api/services'],
  ])('knows no %s %s', (method, path) => {
    expect(isApiCall(method, path)).toBe(false);
  });
});

it.each(['/', '/search', '/trace/abc', '/trace/a...b', '/dependencies', '/monitor', '/compare/a/b'])(
  '%s is a page',
  (path) => {
    expect(isPage(path)).toBe(true);
  },
);
it.each(['/static/x.js', '/favicon.ico', '/searches', '/api/traces', '/x/search', ''])(
  '%s is none',
  (path) => {
    expect(isPage(path)).toBe(false);
  },
);

describe('createHostCheck', () => {
  const local = createHostCheck('127.0.0.1', ['traces.example']);

  it.each([
    'localhost',
    'localhost:4040',
    'LOCALHOST:1',
    '127.0.0.1:4040',
    '[::1]:4040',
    'traces.example',
    'Traces.Example.:443',
  ])('takes %s', (host) => {
    expect(local(host, '127.0.0.1')).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:4040',
    'localhost.evil.example',
    'evil-localhost',
    'traces.example.evil.example',
    'sub.traces.example',
    '10.0.0.7:4040',
    'localhost:x',
    'localhost@evil.example',
    'localhost/',
    'localhost, evil.example',
    '[::1',
  ])('refuses %j', (host) => {
    expect(local(host, '127.0.0.1')).toBe(false);
  });

  it('takes the address it is reached at when it listens everywhere, and no name', () => {
    const everywhere = createHostCheck('0.0.0.0', []);
    expect(everywhere('10.0.0.7:4040', '10.0.0.7')).toBe(true);
    expect(everywhere('10.0.0.7:4040', '::ffff:10.0.0.7')).toBe(true);
    expect(everywhere('10.0.0.8:4040', '10.0.0.7')).toBe(false);
    expect(everywhere('evil.example', '10.0.0.7')).toBe(false);
  });

  it('reads names without port, brackets and final dot', () => {
    expect(hostNameOf('[FE80::1]:80')).toBe('fe80::1');
    expect(hostNameOf('a.b.')).toBe('a.b');
  });
});
