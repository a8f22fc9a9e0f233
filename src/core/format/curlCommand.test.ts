import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../model';
import { curlCommand } from './curlCommand';

const attributes = (texts: Readonly<Record<string, string>>): Attribute[] =>
  Object.entries(texts).map(([key, value]) => ({ key, value: { type: 'string', value } }));
const oneLine = (command: string | undefined) => command?.replace(/ \\\n {2}/g, ' ');

describe('curlCommand', () => {
  it.each([
    [{ 'http.request.method': 'GET', 'url.full': 'https://a.b/c?d=1' }, `curl 'https://a.b/c?d=1'`],
    [{ 'http.method': 'POST', 'http.url': 'http://a/b' }, `curl --request 'POST' 'http://a/b'`],
    [
      {
        'http.request.method': 'PUT',
        'url.scheme': 'https',
        'server.address': 'api',
        'server.port': '8443',
        'url.path': '/x',
        'url.query': 'q=1',
      },
      `curl --request 'PUT' 'https://api:8443/x?q=1'`,
    ],
    [{ 'http.host': 'h:81', 'http.target': '/t?x' }, `curl 'http://h:81/t?x'`],
    [
      { 'url.full': 'http://a/', 'user_agent.original': 'me', 'http.request.header.x_tenant': `o'hara` },
      `curl 'http://a/' --user-agent 'me' --header 'x-tenant: o'\\''hara'`,
    ],
  ])('makes a request of %j', (texts, command) => {
    expect(oneLine(curlCommand(attributes(texts)))).toBe(command);
  });

  it.each([
    {},
    { 'http.request.method': 'GET' },
    { 'url.full': ['javascript', 'alert(1)'].join(':') },
    { 'url.full': 'file:///etc/passwd' },
    { 'url.full': 'http://a/', 'http.request.method': 'GET; rm -rf /' },
    { 'server.address': 'evil host', 'url.path': '/' },
    { 'server.address': 'a', 'url.scheme': 'ftp' },
  ])('makes none of %j', (texts) => {
    expect(curlCommand(attributes(texts))).toBeUndefined();
  });

  it('leaves nothing to the shell, whatever the values hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from(`'"\\$\`!;&|\n\r\t ()a`)), maxLength: 12 }),
        (hostile) => {
          const command = curlCommand(
            attributes({ 'url.full': `http://a/${hostile}`, 'http.request.header.x': hostile }),
          );
          const said = execFileSync('sh', [
            '-c',
            `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }; ${command ?? ''}`,
          ]).toString();
          expect(said.split('\0').slice(0, -1)).toEqual([
            `http://a/${hostile.replace(/\r/g, '')}`,
            '--header',
            `x: ${hostile.replace(/[\r\n]+/g, ' ')}`,
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
