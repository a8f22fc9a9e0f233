import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otlpDocuments } from '../../../testing/otlpDocuments';
import { firstTrace, writeOut } from '../../../testing/writeOut';
import {
  decodeSpan,
  fileFormats,
  finishWork,
  previewRedaction,
  spanIndex,
  type Redaction,
} from '../../index';
import { KeyTest } from './keyWords';
import { personKeys, secretKeys, textKinds } from './Redaction';
import { Redactor } from './Redactor';
import { sha256 } from './sha256';

const none: Redaction = { keys: [], kinds: [], patterns: [], action: 'mask', salt: 's' };
const all: Redaction = {
  keys: [...secretKeys, ...personKeys],
  kinds: textKinds.map(({ kind }) => kind),
  patterns: [],
  action: 'mask',
  salt: 's',
};
const changed = (text: string, redaction: Partial<Redaction>) =>
  new Redactor({ ...none, ...redaction }).name(text);

test('the hash is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text.toWellFormed()).digest('hex'));
    }),
  );
});

describe('keys', () => {
  test.each([
    ['http.request.header.authorization', 'authorization'],
    ['X-Api-Key', 'api key'],
    ['apiKey', 'api key'],
    ['db_password', 'password'],
    ['userEMail.Email', 'email'],
    ['net.peer.ip', 'ip'],
  ])('%s has the words of “%s”', (key, words) => {
    expect(new KeyTest([words]).hits(key)).toBe(true);
  });
  test.each([
    ['description', 'ip'],
    ['authorizationless', 'authorization'],
    ['key.api', 'api key'],
    ['', 'token'],
  ])('%s has not those of “%s”', (key, words) => {
    expect(new KeyTest([words, '', ' - ']).hits(key)).toBe(false);
  });
});

describe('parts of texts', () => {
  test.each([
    ['mail to anna.b+c@mail.example.com now', 'email', 'mail to *** now'],
    ['Bearer abcdef123456', 'bearer', 'Bearer ***'],
    ['jwt eyJhbGciOiJ.eyJzdWIiOiIx.c2ln end', 'jwt', 'jwt *** end'],
    ['postgres://bob:hunter2@db.internal/x', 'userinfo', 'postgres://***@db.internal/x'],
    ['from 10.0.255.1:80', 'address', 'from ***:80'],
    ['peer 2001:db8::ff00:42:8329 up', 'address', 'peer *** up'],
    ['version 1.2.3', 'address', 'version 1.2.3'],
    ['card 4111 1111 1111 1111.', 'card', 'card ***.'],
    ['started 1700000000000002', 'card', 'started 1700000000000002'],
    ['iban DE89 3704 0044 0532 0130 00', 'card', 'iban ***'],
  ] as const)('%s', (text, kind, expected) => {
    expect(changed(text.replace(/\.$/, ''), { kinds: [kind] })).toBe(expected.replace(/\.$/, ''));
  });
  test.each([
    ['login?user=x&password=hunter2&z=1', 'login?user=x&password=***&z=1'],
    ['{"api_key": "abc def", "n": 1}', '{"api_key": "***", "n": 1}'],
    ['{\\"apiKey\\":\\"abc\\"}', '{\\"apiKey\\":\\"***\\"}'],
    ['Cookie: sid', 'Cookie: ***'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['the password is lost', 'the password is lost'],
  ])('values of keys inside of texts: %s', (text, expected) => {
    expect(changed(text, { keys: ['password', 'api key', 'cookie', 'authorization'] })).toBe(expected);
  });
  test('a pattern replaces the whole text, wherever it hits in a long one', () => {
    expect(changed('order INV-77 paid', { patterns: ['inv-\\d+'] })).toBe('***');
    expect(changed(`${'x'.repeat(250_000)}INV-77`, { patterns: ['inv-\\d+'] })).toBe('***');
    expect(changed('order 77', { patterns: ['inv-\\d+', '['] })).toBe('order 77');
  });
  test('equal values have equal hashes, and others with another salt', () => {
    const hash = (text: string, salt: string) => changed(text, { patterns: ['.'], action: 'hash', salt });
    expect(hash('a', '1')).toMatch(/^sha256:[0-9a-f]{16}$/);
    expect(hash('a', '1')).toBe(hash('a', '1'));
    expect(hash('a', '1')).not.toBe(hash('b', '1'));
    expect(hash('a', '1')).not.toBe(hash('a', '2'));
  });
  test('long hostile texts take linear time', () => {
    for (const unit of [
      'a',
      'a@',
      '1 ',
      ':',
      'eyJ',
      '://a:',
      'password',
      'password=',
      'Bearer ',
      '1.',
      'a.a@',
    ])
      changed(unit.repeat(1_000_000 / unit.length), all);
  }, 30_000);
});

const SECRET = 'S3cr3tValue99';
const hostile = JSON.stringify({
  resourceSpans: [
    {
      resource: {
        attributes: [
          { key: 'service.name', value: { stringValue: 'shop' } },
          { key: 'db.password', value: { stringValue: SECRET } },
        ],
      },
      scopeSpans: [
        {
          scope: { name: 'scope', attributes: [{ key: 'token', value: { stringValue: SECRET } }] },
          spans: [
            {
              traceId: 'ab'.repeat(16),
              spanId: 'cd'.repeat(8),
              name: `GET /x?token=${SECRET}`,
              startTimeUnixNano: '1700000000000000000',
              endTimeUnixNano: '1700000000000002000',
              unknownMember: SECRET,
              attributes: [
                {
                  key: 'http.request.header.authorization',
                  value: { arrayValue: { values: [{ stringValue: SECRET }] } },
                },
                {
                  key: 'headers',
                  value: { kvlistValue: { values: [{ key: 'Cookie', value: { stringValue: SECRET } }] } },
                },
                { key: 'note', value: { stringValue: `a "secret": "${SECRET}"` } },
                { key: 'otel.status_description', value: { stringValue: `password=${SECRET}` } },
              ],
              events: [
                {
                  name: `password: ${SECRET}`,
                  timeUnixNano: '1',
                  attributes: [{ key: 'apiKey', value: { stringValue: SECRET } }],
                },
              ],
              links: [
                {
                  traceId: 'ab'.repeat(16),
                  spanId: '01'.repeat(8),
                  attributes: [{ key: 'jwt', value: { stringValue: SECRET } }],
                },
              ],
              status: { code: 2, message: `token=${SECRET}` },
            },
          ],
        },
      ],
    },
  ],
});

describe('no format says what is not handed on', () => {
  const parsed = firstTrace(hostile);
  test.each(fileFormats.map(({ format }) => format))('%s', (format) => {
    for (const action of ['drop', 'mask', 'hash'] as const) {
      const text = writeOut([parsed], format, { redaction: { ...all, action } });
      expect(text).not.toContain(SECRET);
      expect(text).toContain('shop');
    }
    expect(writeOut([parsed], 'otlp', { redaction: undefined })).toContain(SECRET);
  });

  test('the preview tells of each place, and of nothing else', () => {
    const preview = finishWork(previewRedaction(parsed, all));
    expect(new Set(preview.values.map(({ place }) => place))).toEqual(
      new Set(['tag', 'process', 'log', 'name', 'scope', 'link', 'status']),
    );
    expect(preview).toMatchObject({ touchedSpans: 1, spans: 1, more: 0 });
    expect(preview.values.find(({ place }) => place === 'name')).toMatchObject({
      before: `GET /x?token=${SECRET}`,
      after: 'GET /x?token=***',
      count: 1,
    });
    expect(finishWork(previewRedaction(parsed, none)).hits).toBe(0);
  });

  test('what is hit once is not hit again, and nothing else changes', () => {
    fc.assert(
      fc.property(otlpDocuments(), (text) => {
        const trace = firstTrace(text);
        const redactor = new Redactor(all);
        for (let i = 0; i < trace.trace.spans.count; i++) {
          const before = decodeSpan(trace, spanIndex(i));
          const once = redactor.detail(before);
          expect(once.events.length).toBe(before.events.length);
          expect(once.links.map(({ spanId }) => spanId)).toEqual(before.links.map(({ spanId }) => spanId));
          expect(new Redactor(none).detail(before)).toBe(before);
        }
      }),
      { numRuns: 50 },
    );
  });
});
