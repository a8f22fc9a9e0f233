import { expect, test, vi } from 'vitest';
import { recogniseTraces } from '../../core';

// Where the present page is: places need one.
vi.stubGlobal('document', { querySelector: () => null });
vi.stubGlobal('window', { location: { hash: '#/' } });
const { placeOfReading } = await import('./placeOfReading');

const T = '4bf92f3577b34da6a3ce929d0e0e4736';
const U = '0af7651916cd43dd8448eb211c80319c';
const S = '00f067aa0ba902b7';
const V = 'b7ad6b7169203331';

test.each<[text: string, path: string, query: string]>([
  [T, `/trace/${T}`, ''],
  [`00-${T}-${S}-01`, `/trace/${T}`, `xspan=${S}&x=2`],
  [`trace_id=${T} span_id=${S} span_id=${V}`, `/trace/${T}`, `xfind=${S}+or+${V}&xfirst=1&x=2`],
  [`https://j/trace/${T}?uiFind=a&evil=%3Cscript%3E&xview=table`, `/trace/${T}`, 'xview=table&uiFind=a&x=2'],
  // What the link itself selects stays.
  [`https://j/trace/${T}?xspan=${V}&spanId=${S}`, `/trace/${T}`, `xspan=${V}&x=2`],
  [`https://signoz/trace/${T}?spanId=${S}`, `/trace/${T}`, `xspan=${S}&x=2`],
  [`trace_id=${T} span_id=${S}\ntrace_id=${U}`, '/search', `traceID=${T}&traceID=${U}&span=${S}%40${T}`],
  [`https://j/search?service=A&evil=1&limit=9`, '/search', 'service=A&limit=9'],
  [`https://j/dependencies?evil=1`, '/dependencies', ''],
])('%s', (text, path, query) => {
  const [reading] = recogniseTraces(text).readings;
  expect(reading && placeOfReading(reading)).toEqual({ path, raw: query });
});
