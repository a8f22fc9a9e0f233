import { findLabels } from './labels';
import { readSpanIdText, traceIdReadings } from './ids';
import type { PasteReading } from './Reading';
import { TraceNames } from './TraceNames';

const links = /https?:\/\/[^\s"'<>`]{1,4000}/gi;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Path and query of a link; those behind `#/` where an app keeps its place there. */
function partsOf(link: string): { readonly path: string; readonly query: string } {
  const [before = '', hash = ''] = link.split(/#(.*)/su);
  const [path = '', query = ''] = (hash.startsWith('/') ? hash : before).split(/\?(.*)/su);
  return { path, query };
}

type Parameter = readonly [name: string, value: string];

const parametersOf = (query: string): Parameter[] =>
  query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/su);
    return [decoded(name), decoded(value)] as const;
  });

const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** The span that a link's query names beside its trace. */
function spanIn(parameters: readonly Parameter[]): string | undefined {
  for (const [name, value] of parameters)
    if (['spanid', 'span', 'xspan'].includes(lettersOf(name)) && !value.includes('@'))
      return readSpanIdText(value);
  return undefined;
}

/** What stands in the query: `traceId=…`, and in JSON there (Grafana's panes) `"query":"…"`, `"traceId":"…"`. */
function namesInQuery(parameters: readonly Parameter[]): TraceNames {
  const names = new TraceNames();
  const span = spanIn(parameters);
  for (const [name, value] of parameters) {
    if (/^\s*[{[]/.test(value)) {
      for (const [, word = ''] of value.matchAll(/"query"\s{0,4}:\s{0,4}"([^"]{8,64})"/g)) {
        const [read] = traceIdReadings(word);
        const [, inside = ''] = /"spanId"\s{0,4}:\s{0,4}"([^"]{1,32})"/i.exec(value) ?? [];
        if (read) names.add('link', read.traceId, span ?? readSpanIdText(inside));
      }
      findLabels(value, names);
    } else if (['traceid', 'trace', 'tid'].includes(lettersOf(name))) {
      const [read] = traceIdReadings(value, true);
      if (read) names.add('link', read.traceId, span);
    }
  }
  return names;
}

/** Of Jaeger's search page and ours: other tools have a page of that name too. */
const searchParameters: ReadonlySet<string> = new Set([
  'service',
  'lookback',
  'traceID',
  'span',
  'start',
  'xfrom',
]);

/** Where a link leads: to a page that Jaeger has too, or to the traces that it names. */
function readLink(link: string): PasteReading[] {
  const { path, query } = partsOf(link);
  const parameters = parametersOf(query);
  const segments = path.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  if (last === 'search' && parameters.some(([name]) => searchParameters.has(name)))
    return [{ open: 'page', page: 'search', query }];
  if (last === 'dependencies') return [{ open: 'page', page: 'system', query }];
  const at = segments.findLastIndex((segment) => /^traces?$/i.test(segment));
  const stated = at < 0 ? '' : decoded(segments[at + 1] ?? '');
  const names = new TraceNames();
  // Jaeger compares two traces at /trace/one...other.
  for (const word of stated.split('...')) {
    const [read] = traceIdReadings(word, true);
    if (read) names.add('link', read.traceId, spanIn(parameters));
  }
  const isPage = segments[at] === 'trace' && names.size === 1;
  const { list } = names.size > 0 ? names : namesInQuery(parameters);
  return list.map((trace) => ({ open: 'trace', trace, query: isPage ? query : '' }));
}

/** The places that the links of a text lead to: any with a scheme, or a text that is a link without one. */
export function findLinks(text: string): PasteReading[] {
  const isOneWord = !/\s/.test(text);
  const isBare = isOneWord && /^[\w.:/-]*\/(traces?\/|search\?)/.test(text) && !/^https?:/i.test(text);
  const found = isBare ? [text] : [...text.matchAll(links)].map(([link]) => link);
  const read = found.slice(0, 100).flatMap(readLink);
  // A page that a text mentions beside others is not where its reader wants to go.
  return isOneWord ? read : read.filter(({ open }) => open === 'trace');
}
