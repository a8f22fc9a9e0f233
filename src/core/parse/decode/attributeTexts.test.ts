import { describe, expect, it } from 'vitest';
import { parseBytes } from '../../../testing/parseBytes';
import { spanIndex } from '../../model';
import { attributeTexts } from './attributeTexts';

const keys = ['http.method', 'http.status_code', 'peer.service'];

function textsOf(document: unknown) {
  const [parsed] = parseBytes(JSON.stringify(document)).traces;
  if (parsed === undefined) throw new Error('no trace');
  return [...attributeTexts(parsed, keys)(spanIndex(0))];
}
const tag = (key: string, value: unknown) => ({ key, type: 'string', value });
const jaeger = (tags: unknown, more: object = {}) => ({
  data: [
    {
      traceID: 'cafe',
      processes: { p1: { serviceName: 'shop', tags: [tag('peer.service', 'of the process')] } },
      spans: [
        {
          traceID: 'cafe',
          spanID: '1',
          operationName: 'op',
          startTime: 1,
          duration: 1,
          processID: 'p1',
          tags,
          ...more,
        },
      ],
    },
  ],
});

describe('texts of a few attributes', () => {
  it('are those of the span itself, not of its process or its events', () => {
    const logs = [{ timestamp: 1, fields: [tag('http.method', 'of an event')] }];
    expect(textsOf(jaeger([tag('other', 'x'), tag('http.status_code', 503)], { logs }))).toEqual([
      ['http.status_code', '503'],
    ]);
  });

  it('are read from OTLP too', () => {
    const attributes = [
      { key: 'http.method', value: { stringValue: 'G"ET' } },
      { key: 'http.status_code', value: { intValue: '200' } },
    ];
    const span = {
      traceId: 'cafe'.repeat(8),
      spanId: '1'.repeat(16),
      name: 'op',
      startTimeUnixNano: '1',
      attributes,
    };
    expect(textsOf({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })).toEqual([
      ['http.method', 'G"ET'],
      ['http.status_code', '200'],
    ]);
  });

  it('are the first of several, and cut', () => {
    const long = 'é'.repeat(5000);
    const found = textsOf(
      jaeger([tag('http.method', 'A'), tag('http.method', 'B'), tag('peer.service', long)]),
    );
    expect(found[0]).toEqual(['http.method', 'A']);
    expect(found[1]?.[1]).toBe('é'.repeat(200));
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [[null, 7, [], { key: 'http.method' }, { value: 'x' }]],
    [[tag('__proto__', 'x')]],
  ])('take %j without failing', (tags) => {
    expect(() => textsOf(jaeger(tags))).not.toThrow();
  });
});
