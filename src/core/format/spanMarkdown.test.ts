import { describe, expect, it } from 'vitest';
import type { SpanDetail } from '../model';
import { spanMarkdown } from './spanMarkdown';

const detail: SpanDetail = {
  attributes: [{ key: 'a|b', value: { type: 'string', value: '<img src=x> [x](javascript:1)\nnext' } }],
  resource: [{ key: 'host', value: { type: 'string', value: 'n1' } }],
  scope: undefined,
  events: [
    { time: undefined, name: 'boom', attributes: [{ key: 'k', value: { type: 'int', digits: '7' } }] },
  ],
  links: [],
  warnings: [],
  statusMessage: '',
  traceState: '',
  parentSpanId: '',
  dropped: { attributes: 0, events: 0, links: 0 },
  json: '{}',
  unreadable: [],
};

describe('spanMarkdown', () => {
  it('says what the span is, and lets no text become markup', () => {
    const text = spanMarkdown(
      {
        service: 'A',
        name: 'GET *',
        link: 'http://x/trace/1?a=<b>',
        numbers: [['Duration', '5.00 ms']],
        timeOf: () => '+1 ms',
      },
      detail,
    );
    expect(text.split('\n')).toEqual([
      '### [A: GET \\*](<http://x/trace/1?a=%3Cb%3E>)',
      '',
      '- Duration: 5.00 ms',
      '',
      '**Tags**',
      '',
      '| Key | Value |',
      '| --- | --- |',
      '| a\\|b | \\<img src=x\\> \\[x\\](javascript:1)⏎next |',
      '',
      '**Process**',
      '',
      '| Key | Value |',
      '| --- | --- |',
      '| host | n1 |',
      '',
      '**Log boom +1 ms**',
      '',
      '| Key | Value |',
      '| --- | --- |',
      '| k | 7 |',
      '',
    ]);
  });
});
