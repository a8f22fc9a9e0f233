import { findHeaders } from './headers';
import { readSpanIdText, traceIdReadings } from './ids';
import { findLabels } from './labels';
import { findLinks } from './links';
import type { NamedTrace, PasteReading, Recognised } from './Reading';
import { TraceNames } from './TraceNames';

/** What is looked at of a text, in characters. */
const longest = 20_000;
/** Traces of one list: one question to the server each. */
export const mostPasted = 50;

const one = (trace: NamedTrace, query = ''): PasteReading => ({ open: 'trace', trace, query });

/** One trace, or all of them as a list and then each. */
function readingsOf(traces: readonly NamedTrace[]): PasteReading[] {
  const some = traces.slice(0, mostPasted);
  return some.length > 1
    ? [{ open: 'list', traces: some }, ...some.map((trace) => one(trace))]
    : some.map((trace) => one(trace));
}

/** A word without the signs that are copied along with it. */
const bare = (word: string) => word.replace(/^["'`([{<]+|["'`)\]}>,;.]+$/g, '');

/** The readings of a text that is one word: an id in any form, or `trace:span`. */
function readWord(word: string): PasteReading[] {
  const [, before = '', after = ''] = /^([0-9a-f]{8,32})[:/]([0-9a-f]{1,16})$/i.exec(word) ?? [];
  const [trace] = traceIdReadings(before);
  const span = readSpanIdText(after);
  if (trace && span !== undefined) return [one({ traceId: trace.traceId, spanIds: [span], form: 'pair' })];
  return traceIdReadings(word).map(({ form, traceId }) => one({ form, traceId, spanIds: [] }));
}

/** The traces of a text of nothing but ids. */
function readList(words: readonly string[]): NamedTrace[] {
  const names = new TraceNames();
  for (const word of words) {
    const reading = word.length < 8 ? undefined : readWord(word)[0];
    if (reading?.open !== 'trace') return [];
    const { form, traceId, spanIds } = reading.trace;
    names.add(form, traceId, spanIds[0]);
  }
  return names.list;
}

/** Ids that stand in a text without a word about what they are: 32 digits, else those of a UUID, else 16. */
function findDigits(text: string): NamedTrace[] {
  for (const pattern of [
    /(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/gi,
    /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/gi,
    /(?<![0-9a-z])[0-9a-f]{16}(?![0-9a-z])/gi,
  ]) {
    const names = new TraceNames();
    for (const [word] of text.matchAll(pattern)) {
      const [read] = traceIdReadings(word);
      if (read) names.add('digits', read.traceId);
    }
    if (names.size > 0) return names.list;
  }
  return [];
}

/** Two ids side by side, of which the second is as long as a span's: a span of the first, or a second trace. */
function readPair([first = '', second = '', ...rest]: readonly string[]): PasteReading[] {
  if (rest.length > 0 || !/^[0-9a-f]{32}$/i.test(first) || !/^[0-9a-f]{16}$/i.test(second)) return [];
  const [trace] = traceIdReadings(first);
  const span = readSpanIdText(second);
  return trace && span !== undefined ? [one({ traceId: trace.traceId, spanIds: [span], form: 'pair' })] : [];
}

/** Why a text was not recognised, in one sentence. */
function whyNothing(text: string, word: string): string {
  const digits = word.replace(/^0x/i, '').replaceAll('-', '');
  if (/^0+$/.test(digits)) return 'An id of zeros only is no trace id.';
  if (/^[0-9a-f]+$/i.test(digits) && digits.length > 32)
    return `These are ${String(digits.length)} hexadecimal digits: a trace id has at most 32.`;
  if (/https?:\/\//i.test(text)) return 'No link here names a trace.';
  return 'No trace id was recognised: neither hexadecimal nor base64, no header of a request, no trace_id of a log line, no link.';
}

function readingsIn(text: string): readonly PasteReading[] {
  const words = text
    .split(/[\s,;|]+/)
    .map(bare)
    .filter((word) => word !== '');
  const links = findLinks(text.trim());
  const linked = links.flatMap((reading) => (reading.open === 'trace' ? [reading.trace] : []));
  if (links.length === 1 || linked.length < links.length) return links.slice(0, mostPasted);
  if (linked.length > 1) {
    const names = new TraceNames();
    for (const { form, traceId, spanIds } of linked) names.add(form, traceId, spanIds[0]);
    return names.size === 1 ? links.slice(0, 1) : readingsOf(names.list);
  }
  const names = new TraceNames();
  findHeaders(text, names);
  findLabels(text, names);
  const [only = ''] = words;
  // 16 digits, a dash, 16 digits: a header, or one id with a dash.
  const asWord = words.length === 1 ? readWord(only) : [];
  if (names.size > 0) return [...readingsOf(names.list), ...asWord.filter(() => names.size === 1)];
  if (words.length === 1) return asWord;
  const list = readList(words);
  const traces = list.length > 0 ? list : findDigits(text);
  return [...readPair(words), ...readingsOf(traces)];
}

/** What of two readings has to differ so that both are worth a choice. */
const keyOf = (reading: PasteReading): string => {
  if (reading.open === 'page') return `page ${reading.page}`;
  const traces = reading.open === 'list' ? reading.traces : [reading.trace];
  return traces.map(({ traceId, spanIds }) => [traceId, ...spanIds].join(' ')).join();
};

/**
 * Recognises what a text names: a trace id in any form, the headers that carry one, log lines, JSON, links of Jaeger, Spanlight, Grafana,
 * Zipkin and others, or several of these. Never throws; linear in the text, of which the first 20 000 characters are looked at.
 */
export function recogniseTraces(pasted: string): Recognised {
  // Logs are copied with the colours of the terminal.
  const text = pasted.slice(0, longest).replace(/\u001b\[[0-9;]{0,20}m/g, '');
  if (text.trim() === '') return { readings: [], note: '' };
  const met = new Set<string>();
  const readings = readingsIn(text).filter((reading) => {
    const key = keyOf(reading);
    return met.size < met.add(key).size;
  });
  const notes: string[] = [];
  if (readings.length === 0) notes.push(whyNothing(text, bare(text.trim())));
  if (pasted.length > longest) notes.push('Only the first 20 000 characters were looked at.');
  return { readings, note: notes.join(' ') };
}
