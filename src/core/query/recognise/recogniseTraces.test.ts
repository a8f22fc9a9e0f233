import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PasteReading } from './Reading';
import { recogniseTraces } from './recogniseTraces';

const T = '4bf92f3577b34da6a3ce929d0e0e4736';
const U = '0af7651916cd43dd8448eb211c80319c';
const S = '00f067aa0ba902b7';
const V = 'b7ad6b7169203331';
const short = '000000000000000000000000c0ffee01';
const b64 = Buffer.from(T, 'hex').toString('base64');
const b64Span = Buffer.from(S, 'hex').toString('base64');

/** A reading in a few characters: `trace:span span (form) ?query`, lists with +. */
function said(reading: PasteReading): string {
  if (reading.open === 'page') return `${reading.page} ?${reading.query}`;
  if (reading.open === 'list') return reading.traces.map(({ traceId }) => traceId).join('+');
  const { traceId, spanIds, form } = reading.trace;
  return `${traceId}${spanIds.length > 0 ? `:${spanIds.join(' ')}` : ''} (${form})${reading.query === '' ? '' : ` ?${reading.query}`}`;
}

const readings = (text: string) => recogniseTraces(text).readings.map(said);

describe('recogniseTraces', () => {
  it.each<[what: string, text: string, first: string]>([
    ['an id', T, `${T} (id)`],
    ['in capitals', T.toUpperCase(), `${T} (id)`],
    ['with blanks and quotes around it', `  "${T}", `, `${T} (id)`],
    ['with 0x', `0x${T}`, `${T} (id)`],
    ['short', 'c0ffee01', `${short} (id)`],
    ['of 64 bits', S, `0000000000000000${S} (id)`],
    ['with the dashes of a UUID', '4bf92f35-77b3-4da6-a3ce-929d0e0e4736', `${T} (dashes)`],
    ['in base64', b64, `${T} (base64)`],
    [
      'in base64 for URLs, without padding',
      b64.replace(/=/g, '').replace(/\+/g, '-').replace(/\//g, '_'),
      `${T} (base64)`,
    ],
    ['trace:span', `${T}:${S}`, `${T}:${S} (pair)`],
    ['trace/span', `${T}/${S}`, `${T}:${S} (pair)`],
    ['trace span', `${T} ${S}`, `${T}:${S} (pair)`],
    ['traceparent', `00-${T}-${S}-01`, `${T}:${S} (traceparent)`],
    ['a whole header', `traceparent: 00-${T}-${S}-01`, `${T}:${S} (traceparent)`],
    ['out of a curl command', `curl -H 'traceparent: 00-${T}-${S}-01' http://a/b`, `${T}:${S} (traceparent)`],
    ['B3', `b3: ${T}-${S}-1-${V}`, `${T}:${S} (b3)`],
    ['B3 of 64 bits', `${V}-${S}-d`, `0000000000000000${V}:${S} (b3)`],
    [
      'B3 in several headers',
      `X-B3-TraceId: ${T}\nX-B3-ParentSpanId: ${V}\nX-B3-SpanId: ${S}\nX-B3-Sampled: 1`,
      `${T}:${S} (label)`,
    ],
    ['uber-trace-id', `uber-trace-id: ${T}:${S}:0:1`, `${T}:${S} (uber-trace-id)`],
    ['uber-trace-id as it is sent', `${T}%3A${S}%3A0%3A1`, `${T}:${S} (uber-trace-id)`],
    ['X-Ray', `Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=${S};Sampled=1`, `${T}:${S} (x-ray)`],
    [
      'a log line',
      `2026-11-25T09:12:01.123Z ERROR [http-1] trace_id=${T} span_id=${S} msg="no"`,
      `${T}:${S} (label)`,
    ],
    ['a log line that names the span first', `span_id=${S} trace_id=${T}`, `${T}:${S} (label)`],
    [
      'a JSON line',
      `{"level":"error","trace_id":"${T}","span_id":"${S}","parent_span_id":"${V}"}`,
      `${T}:${S} (label)`,
    ],
    [
      'JSON inside of JSON',
      `{"log":"{\\"traceId\\":\\"${T}\\",\\"spanId\\":\\"${S}\\"}"}`,
      `${T}:${S} (label)`,
    ],
    ['JSON with base64', `{"traceId": "${b64}", "spanId": "${b64Span}"}`, `${T}:${S} (label)`],
    ['Elastic', `{"trace": {"id": "${T}"}, "span": {"id": "${S}"}}`, `${T}:${S} (label)`],
    ['Python', `otelTraceID=${T} otelSpanID=${S} otelServiceName=a`, `${T}:${S} (label)`],
    ['XML', `<traceId>${T}</traceId>`, `${T} (label)`],
    ['with the terminal’s colours', `\u001b[31mtrace_id\u001b[0m=${T}`, `${T} (label)`],
    ['Spring', `INFO [shop,${T},${S},true] 1 --- main`, `${T}:${S} (brackets)`],
    ['Spring Boot 3', `INFO [shop-${T}-${S}] main`, `${T}:${S} (brackets)`],
    [
      'Datadog',
      'dd.trace_id=5208512171318403364 dd.span_id=5208512171318403364',
      '000000000000000048485a3953bb6124:48485a3953bb6124 (label)',
    ],
    ['digits in a sentence', `see ${T} for why`, `${T} (digits)`],
    ['a link of Jaeger', `http://jaeger:16686/trace/${T}?uiFind=error`, `${T} (link) ?uiFind=error`],
    ['below a base path', `https://ops.example/jaeger/ui/trace/${T}`, `${T} (link)`],
    ['without a scheme', `localhost:16686/trace/${T}`, `${T} (link)`],
    [
      'a link of ours behind a #',
      `https://x.example/#/trace/${T}?xview=table&xspan=${S}`,
      `${T}:${S} (link) ?xview=table&xspan=${S}`,
    ],
    ['a link in a message', `look: <https://jaeger/trace/${T}> !!`, `${T} (link)`],
    ['Jaeger’s API', `http://jaeger/api/v3/traces/${T}`, `${T} (link)`],
    ['a link of Zipkin', `http://zipkin:9411/zipkin/traces/${T}`, `${T} (link)`],
    ['an old link of Zipkin', `http://zipkin/zipkin/?traceId=${T}`, `${T} (link)`],
    ['a link of SigNoz', `https://signoz/trace/${T}?spanId=${S}`, `${T}:${S} (link) ?spanId=${S}`],
    [
      'a link of Grafana',
      `https://g/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: { queries: [{ query: T }], panelsState: { trace: { spanId: S } } } }))}&orgId=1`,
      `${T}:${S} (link)`,
    ],
    [
      'an old link of Grafana',
      `https://g/explore?left=${encodeURIComponent(JSON.stringify(['now-1h', 'now', 'Jaeger', { query: T }]))}`,
      `${T} (link)`,
    ],
    [
      'Grafana’s trace app',
      `https://g/a/grafana-exploretraces-app/explore?traceId=${T}&spanId=${S}`,
      `${T}:${S} (link)`,
    ],
    ['a search', 'https://jaeger/search?service=A&lookback=1h', 'search ?service=A&lookback=1h'],
    ['the system', 'https://jaeger/dependencies?x=1', 'system ?x=1'],
  ])('reads %s', (_, text, first) => {
    expect(readings(text)[0]).toBe(first);
  });

  it('offers a choice where a text can be read in several ways', () => {
    expect(readings(`${T} ${S}`)).toEqual([
      `${T}:${S} (pair)`,
      `${T}+0000000000000000${S}`,
      `${T} (id)`,
      `0000000000000000${S} (id)`,
    ]);
    expect(readings(`${V}-${S}`)).toEqual([`0000000000000000${V}:${S} (b3)`, `${V}${S} (dashes)`]);
    expect(readings('12345678901234567890')).toEqual([
      '00000000000012345678901234567890 (id)',
      '0000000000000000ab54a98ceb1f0ad2 (decimal)',
    ]);
  });

  it('makes a list of several ids, and of a comparison', () => {
    const both = [`${T}+${U}`, `${T} (id)`, `${U} (id)`];
    expect(readings(`${T}\n${U}\n${T}`)).toEqual(both);
    expect(readings(`${T}, ${U}`)).toEqual(both);
    expect(readings(`trace_id=${T} a\ntrace_id=${U} b`)[0]).toBe(`${T}+${U}`);
    expect(readings(`http://j/trace/${T}...${U}?cohort=${T}`)[0]).toBe(`${T}+${U}`);
    expect(readings(`http://j/trace/${T} http://j/trace/${U}`)[0]).toBe(`${T}+${U}`);
    const many = Array.from({ length: 99 }, (_, at) => (at + 1).toString(16).padStart(32, '0'));
    expect(readings(many.join(' '))[0]?.split('+')).toHaveLength(50);
  });

  it('keeps the spans of each trace apart', () => {
    const lines = `trace_id=${T} span_id=${S}\ntrace_id=${U} span_id=${V}`;
    expect(readings(lines).slice(1)).toEqual([`${T}:${S} (label)`, `${U}:${V} (label)`]);
    const spansFirst = `span_id=${S} trace_id=${T}\nspan_id=${V} trace_id=${U}`;
    expect(readings(spansFirst).slice(1)).toEqual([`${T}:${S} (label)`, `${U}:${V} (label)`]);
  });

  it.each([
    ['nothing', '', ''],
    ['a word', 'checkout', 'No trace id was recognised'],
    ['zeros', '0'.repeat(32), 'zeros only'],
    ['a git commit', 'a'.repeat(40), '40 hexadecimal digits'],
    ['a link elsewhere', 'https://example.org/search?q=cats', 'No link here names a trace'],
    ['a time', '12:30:45:12', 'No trace id was recognised'],
    ['a hardware address', 'aa:bb:cc:dd:ee:ff', 'No trace id was recognised'],
    ['a level of a log', 'level=trace msg=x trace=on', 'No trace id was recognised'],
    ['a sentence', 'a bad face', 'No trace id was recognised'],
  ])('does not take %s for a trace, and says why', (_, text, note) => {
    expect(readings(text)).toEqual([]);
    expect(recogniseTraces(text).note).toContain(note);
  });

  const idText = fc.stringMatching(/^[1-9a-f][0-9a-f]{31}$/);
  const spanText = fc.stringMatching(/^[1-9a-f][0-9a-f]{15}$/);
  const forms: readonly ((trace: string, span: string) => string)[] = [
    (trace, span) => `00-${trace}-${span}-00`,
    (trace, span) => `${trace}-${span}-1`,
    (trace, span) => `${trace}:${span}:0:3`,
    (trace, span) => `x="1" traceId: ${trace.toUpperCase()} spanId: ${span.toUpperCase()}`,
    (trace, span) => JSON.stringify({ a: 1, trace_id: trace, b: { span_id: span } }, null, 2),
    (trace, span) => `https://j/trace/${trace}?xspan=${span}`,
  ];
  it('finds the same trace and span in every form, whatever stands around it', () => {
    fc.assert(
      fc.property(
        idText,
        spanText,
        fc.constantFrom(...forms),
        fc.constantFrom('', '  ', '\n', 'see '),
        (trace, span, form, before) => {
          const [first] = recogniseTraces(before + form(trace, span)).readings;
          expect(first?.open === 'trace' && first.trace).toMatchObject({ traceId: trace, spanIds: [span] });
        },
      ),
    );
  });

  it('answers any text with ids that can be asked for, each reading once', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'trace_id=',
        '"spanId":"',
        T,
        S,
        b64,
        '00-',
        '-01',
        ' ',
        '\n',
        ':',
        'http://',
        '/trace/',
        '?',
        '&',
        '%',
        '[',
        ',',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { readings: found, note } = recogniseTraces(pieces.join(''));
        for (const reading of found) {
          if (reading.open === 'page') continue;
          for (const { traceId, spanIds } of reading.open === 'list' ? reading.traces : [reading.trace]) {
            expect(traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
            for (const spanId of spanIds) expect(spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
          }
        }
        expect(new Set(found.map(said)).size).toBe(found.length);
        if (pieces.join('').trim() !== '') expect(found.length > 0 || note !== '').toBe(true);
      }),
    );
  });

  it.each(['a=', '"trace":{', '[a,', 'aaaaaaaa:', '1-', '%3a', 'http://', 'trace_id ', ' \\"', '0x'])(
    'reads a megabyte of %j in no time',
    (piece) => {
      const { note } = recogniseTraces(piece.repeat(Math.ceil(1e6 / piece.length)));
      expect(note).toContain('Only the first 20 000 characters');
    },
  );
});
