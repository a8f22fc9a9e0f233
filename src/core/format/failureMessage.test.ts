import { expect, test } from 'vitest';
import type { SpanDetail } from '../model';
import { failureMessage } from './failureMessage';

const detail = (part: Partial<SpanDetail>): SpanDetail => ({
  attributes: [],
  resource: [],
  scope: undefined,
  events: [],
  links: [],
  warnings: [],
  statusMessage: '',
  traceState: '',
  parentSpanId: '',
  dropped: { attributes: 0, events: 0, links: 0 },
  json: '',
  unreadable: [],
  ...part,
});
const event = (name: string, pairs: Readonly<Record<string, string>>) => ({
  time: undefined,
  name,
  attributes: Object.entries(pairs).map(([key, value]) => ({
    key,
    value: { type: 'string' as const, value },
  })),
});

test.each<[string, Partial<SpanDetail>, string]>([
  [
    'the status message first',
    { statusMessage: 'no card', events: [event('exception', { 'exception.message': 'x' })] },
    'no card',
  ],
  [
    'an exception',
    {
      events: [
        event('start', { message: 'begun' }),
        event('exception', { 'exception.message': 'timed out', 'exception.type': 'E' }),
      ],
    },
    'timed out',
  ],
  ['its type alone', { events: [event('exception', { 'exception.type': 'E' })] }, 'E'],
  ['a log of OpenTracing', { events: [event('', { level: 'error', message: 'refused' })] }, 'refused'],
  ['only the name', { events: [event('error', {})] }, 'error'],
  ['nothing', { events: [event('start', { message: 'begun' })] }, ''],
])('says %s', (_, part, message) => {
  expect(failureMessage(detail(part))).toBe(message);
});
