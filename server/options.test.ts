import { describe, expect, it } from 'vitest';
import { readOptions } from './options';

const served = (...args: string[]) => {
  const read = readOptions(args);
  if (read.wish !== 'serve') throw new Error(JSON.stringify(read));
  return read.options;
};
const refusal = (...args: string[]): string => {
  const read = readOptions(args);
  return read.wish === 'refused' ? read.reason : read.wish;
};

describe('readOptions', () => {
  it('serves the demo to this machine only when nothing is said', () => {
    expect(served()).toEqual({
      port: 4040,
      host: '127.0.0.1',
      basePath: '',
      jaeger: undefined,
      backend: undefined,
      headers: [],
      forwardHeaders: [],
      allowHosts: [],
      allowUrls: [],
      frameAncestors: "'self'",
      trustedTypes: false,
      bigTraces: false,
      open: false,
    });
  });

  it('reads every option', () => {
    const options = served(
      ...[
        '--port',
        '0',
        '--host',
        '[::1]',
        '--base-path',
        '/a/b-c/',
        '--jaeger',
        'https://h.example:16686/jaeger/',
      ],
      ...[
        '--header',
        'X-Tenant:  acme ',
        '--header',
        'Authorization: Bearer a:b',
        '--forward-header',
        'X-Request-Id',
      ],
      ...[
        '--allow-host',
        'Traces.Example',
        '--frame-ancestors',
        'self, https://wiki.example:8443 https://*.corp.example',
      ],
      ...['--allow-url', 'https://Files.example:443/', '--allow-url', 'http://127.0.0.1:80'],
      ...['--trusted-types', '--big-traces', '--open'],
    );
    expect(options.jaeger?.href).toBe('https://h.example:16686/jaeger');
    expect({ ...options, jaeger: undefined }).toEqual({
      port: 0,
      host: '::1',
      basePath: '/a/b-c',
      jaeger: undefined,
      backend: undefined,
      headers: [
        ['X-Tenant', 'acme'],
        ['Authorization', 'Bearer a:b'],
      ],
      forwardHeaders: ['x-request-id'],
      allowHosts: ['traces.example'],
      allowUrls: ['https://files.example', 'http://127.0.0.1'],
      frameAncestors: "'self' https://wiki.example:8443 https://*.corp.example",
      trustedTypes: true,
      bigTraces: true,
      open: true,
    });
  });

  it('asks for help and version', () => {
    expect(readOptions(['--help', '--port', 'x'])).toEqual({ wish: 'help' });
    expect(readOptions(['-v'])).toEqual({ wish: 'version' });
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--open=yes'], "Option '--open' does not take an argument"],
    [['extra'], "Unexpected argument 'extra'"],
    [['--port', '80a'], "--port takes a number from 0 to 65535, not '80a'"],
    [['--port', '65536'], "--port takes a number from 0 to 65535, not '65536'"],
    [['--port=-1'], "--port takes a number from 0 to 65535, not '-1'"],
    [
      ['--host', 'http://x'],
      "--host takes a host name or an IP address without port or path, not 'http://x'",
    ],
    [['--host', 'x:80'], "--host takes a host name or an IP address without port or path, not 'x:80'"],
    [['--allow-host', '*'], "--allow-host takes a host name or an IP address without port or path, not '*'"],
    [['--allow-url', '*'], "--allow-url takes an origin like https://files.example, not '*'"],
    [
      ['--allow-url', 'https://*.x'],
      "--allow-url takes an origin like https://files.example, not 'https://*.x'",
    ],
    [['--allow-url', 'data:a'], "--allow-url takes an origin like https://files.example, not 'data:a'"],
    [
      ['--allow-url', 'http://x/a'],
      "--allow-url takes an origin like https://files.example, not 'http://x/a'",
    ],
    [
      ['--allow-url', 'http://a:b@x'],
      "--allow-url takes an origin like https://files.example, not 'http://…@x'",
    ],
    [['--base-path', 'x'], "--base-path takes a path like /spanlight, not 'x'"],
    [['--base-path', '/a//b'], "--base-path takes a path like /spanlight, not '/a//b'"],
    [['--base-path', '/a/../b'], "--base-path takes a path like /spanlight, not '/a/../b'"],
    [['--base-path', '/a"><script>'], `--base-path takes a path like /spanlight, not '/a"><script>'`],
    [
      ['--jaeger', 'localhost:16686'],
      "--jaeger takes an address like http://localhost:16686, not 'localhost:16686'",
    ],
    [['--jaeger', 'ftp://x'], "--jaeger takes an address like http://localhost:16686, not 'ftp://x'"],
    [['--jaeger', 'http://x/?a=b'], '--jaeger takes an address without ? and #'],
    [['--header', 'a: b'], '--header is for a real server: it needs --jaeger URL'],
    [['--forward-header', 'a'], '--forward-header is for a real server: it needs --jaeger URL'],
    [
      ['--frame-ancestors', "self; script-src 'unsafe-inline'"],
      "--frame-ancestors takes self, none or origins like https://wiki.example, not 'self;'",
    ],
    [['--frame-ancestors', 'none self'], '--frame-ancestors takes none alone, or self and origins'],
    [['--frame-ancestors', ''], '--frame-ancestors takes none alone, or self and origins'],
  ])('refuses %j in one line', (args, reason) => {
    expect(refusal(...args)).toBe(reason);
  });

  it.each([
    'no colon s3cret',
    ': s3cret',
    'X Y: s3cret',
    'X: s3\ncret',
    'Connection: s3cret',
    'Content-Length: s3cret',
  ])('refuses the header %j without saying its value', (header) => {
    const reason = refusal('--jaeger', 'http://x', '--header', header);
    expect(reason).toMatch(/^--header /);
    expect(reason).not.toContain('s3');
  });

  it('does not repeat credentials that stand in an address', () => {
    for (const address of ['http://me:s3cret@h.example', 'x://me:s3cret@h.example?token=s3cret']) {
      const reason = refusal('--jaeger', address);
      expect(reason).toMatch(/^--jaeger /);
      expect(reason).not.toContain('s3cret');
    }
  });
});
