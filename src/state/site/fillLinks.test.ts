import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../core';
import { siteAddress } from '../../pieces/siteAddress';
import { attributeLinks, linkValue, lookUpIn, traceLinks } from './fillLinks';
import { readLinkPattern } from './linkPattern';
import type { LinkValue } from './SiteConfig';

const untold = (): void => undefined;
const text = (key: string, value: string): Attribute => ({ key, value: { type: 'string', value } });
const trace = new Map<string, LinkValue>([
  ['traceID', 'ab01'],
  ['traceName', 'A: GET /x'],
  ['startTime', 1_600_000_000_000_000],
  ['duration', 2000],
  ['endTime', 1_600_000_000_002_000],
]);
const ofTrace = (pattern: object) =>
  traceLinks([readLinkPattern({ type: 'traces', text: '', ...pattern }, untold)], (name) =>
    trace.get(name),
  )[0];
const ofTag = (pattern: object, attribute: Attribute, others: readonly Attribute[] = []) =>
  attributeLinks(
    [readLinkPattern({ text: '', url: 'https://x/', ...pattern }, untold)],
    'tags',
    attribute,
    (name) => lookUpIn([attribute, ...others], name),
  );
const hostile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../test/hostile/${name}.json`, import.meta.url), 'utf8'));
const patternsOf = (config: unknown) => {
  const list: unknown =
    typeof config === 'object' && config !== null ? Reflect.get(config, 'linkPatterns') : undefined;
  return Array.isArray(list) ? list.map((pattern) => readLinkPattern(pattern, untold)) : [];
};

describe('links of a trace', () => {
  test('are filled by name, encoded in the address and plain in the text', () => {
    expect(
      ofTrace({ url: 'https://logs/?id=#{traceID}&n=#{traceName}', text: 'Logs of #{traceName}' }),
    ).toEqual({
      url: 'https://logs/?id=ab01&n=A%3A%20GET%20%2Fx',
      text: 'Logs of A: GET /x',
    });
  });

  test('go through formatters, one after the other', () => {
    const url = (place: string) => ofTrace({ url: `https://x/#{${place}}` })?.url;
    expect(url('startTime | epoch_micros_to_date_iso')).toBe('https://x/2020-09-13T12%3A26%3A40.000Z');
    expect(url('startTime | add -60000000 | epoch_micros_to_date_iso')).toBe(
      'https://x/2020-09-13T12%3A25%3A40.000Z',
    );
    expect(url('traceID | pad_start 8 0')).toBe('https://x/0000ab01');
    expect(url('duration|add 5')).toBe('https://x/2005');
  });

  test('a value of another type passes a formatter as it is', () => {
    const url = (place: string) => ofTrace({ url: `https://x/#{${place}}` })?.url;
    expect(url('traceID | epoch_micros_to_date_iso')).toBe('https://x/ab01');
    expect(url('traceID | add 5')).toBe('https://x/ab01');
    expect(url('duration | pad_start 9 0')).toBe('https://x/2000');
    expect(url('duration | add x')).toBe('https://x/2000');
  });

  test('a formatter that is not known is left out, and told', () => {
    const told: string[] = [];
    const pattern = readLinkPattern(
      { type: 'traces', url: 'https://x/#{traceID | pick_first | pad_start 6 0}', text: '' },
      (reason) => told.push(reason),
    );
    expect(traceLinks([pattern], (name) => trace.get(name))[0]?.url).toBe('https://x/00ab01');
    expect(told).toEqual([
      '“pick_first” is no formatter: there are epoch_micros_to_date_iso, pad_start, add',
    ]);
  });

  test('are left out where a name leads nowhere', () => {
    expect(ofTrace({ url: 'https://x/#{traceID}/#{nothing}' })).toBeUndefined();
    expect(ofTrace({ type: 'tags', url: 'https://x/' })).toBeUndefined();
  });
});

describe('links of attributes', () => {
  test.each([
    [{ key: 'a' }, 1],
    [{ key: ['a', 'c'] }, 1],
    [{ key: /^a$/g }, 1],
    [{ key: (key: string) => key === 'a' }, 1],
    [{ key: 'b' }, 0],
    [{ key: 'a', value: 'v' }, 1],
    [{ key: 'a', value: /w/ }, 0],
    [{ type: 'attributes' }, 1],
    [{ type: ['process', 'tags'] }, 1],
    [{ type: 'logs' }, 0],
    [
      {
        key: () => {
          throw new Error('of the site');
        },
      },
      0,
    ],
  ])('%o fits %i times', (pattern, times) => {
    // Twice: an expression with g must not remember.
    for (let round = 0; round < 2; round++) expect(ofTag(pattern, text('a', 'v'))).toHaveLength(times);
  });

  test('take numbers as numbers, and digits that a number would lose as text', () => {
    const value = (attribute: Attribute['value']) => linkValue({ key: 'k', value: attribute });
    expect(value({ type: 'int', digits: '12' })).toBe(12);
    expect(value({ type: 'int', digits: '9007199254740993' })).toBe('9007199254740993');
    expect(value({ type: 'double', text: '1.5' })).toBe(1.5);
    expect(value({ type: 'bool', value: true })).toBe(true);
  });

  test('templates of a script may be functions, and fail alone', () => {
    const url = { parameters: ['a'], template: ({ a }: { a: string }) => `https://x/${a.toUpperCase()}` };
    expect(ofTag({ url }, text('a', 'v'))[0]?.url).toBe('https://x/V');
    const broken = {
      parameters: [],
      template: () => {
        throw new Error('of the site');
      },
    };
    expect(ofTag({ url: broken }, text('a', 'v'))).toEqual([]);
  });
});

/** In two parts: written out it would be taken for one of ours. */
const scriptAddress = ['javascript', 'alert(1)'].join(':');

describe('addresses of links', () => {
  const origin = 'https://jaeger.example';
  test.each([
    ['https://logs.example/?a=b', 'https://logs.example/?a=b'],
    ['mailto:oncall@example.org', 'mailto:oncall@example.org'],
    ['/grafana/explore?left=1', 'https://jaeger.example/grafana/explore?left=1'],
    [scriptAddress, undefined],
    ['data:text/html,x', undefined],
    ['//evil.example/', undefined],
    ['/\\evil.example/', undefined],
    ['server', undefined],
  ])('%s', (url, address) => {
    expect(siteAddress(url, origin)).toBe(address);
  });

  test('C01: addresses that are scripts are never links', () => {
    const patterns = patternsOf(hostile('C01-link-js'));
    const kind = text('span.kind', 'server');
    const links = [
      ...attributeLinks(patterns, 'tags', kind, (name) => lookUpIn([kind], name)),
      ...traceLinks(patterns, () => 'x'),
    ];
    expect(links).toHaveLength(2);
    for (const { url } of links) expect(siteAddress(url, origin)).toBeUndefined();
  });

  test('C05: a template that is a value alone stays encoded, whatever the value', () => {
    const patterns = patternsOf(hostile('C05-link-open'));
    for (const value of [scriptAddress, 'https://evil.example/', '//evil.example', '/x']) {
      const kind = text('span.kind', value);
      const [link] = attributeLinks(patterns, 'tags', kind, (name) => lookUpIn([kind], name));
      expect(link?.url).toBe(encodeURIComponent(value));
      expect(siteAddress(link?.url ?? '', origin)).toBeUndefined();
    }
  });

  test('a value cannot leave its place in an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const [link] = ofTag({ url: 'https://x.example/a/#{a}' }, text('a', value));
        if (link === undefined) return;
        const address = siteAddress(link.url, origin);
        if (address !== undefined && value !== '.' && value !== '..')
          expect(address).toBe(`https://x.example/a/${link.url.slice('https://x.example/a/'.length)}`);
        if (address !== undefined) expect(new URL(address).host).toBe('x.example');
      }),
    );
  });
});
