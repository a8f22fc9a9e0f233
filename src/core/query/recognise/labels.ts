import { readSpanIdText, traceIdReadings } from './ids';
import type { TraceNames } from './TraceNames';

/** key=value, key: value, "key":"value", \"key\":\"value\", <key>value: every quantifier bounded. */
const pairs =
  /(?<![\w.-])(?<key>[a-z][\w.-]{1,60})["'\\]{0,4}\s{0,4}(?::|=>?|>)\s{0,4}["'\\[(]{0,4}(?<value>[\w+/=.-]{1,80})/gi;

/** `"trace": {"id": "…"}`, as Elastic's logs have it, is made flat. */
const nested = /"(trace|span)"\s{0,4}:\s{0,4}\{\s{0,8}"id"\s{0,4}:/gi;

/** What a key's value is, by the key's letters. */
function meaningOf(key: string): 'trace' | 'span' | undefined {
  const letters = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters.endsWith('traceid') || letters === 'trace') return 'trace';
  if (letters.endsWith('parentspanid')) return undefined;
  return letters.endsWith('spanid') || letters === 'span' ? 'span' : undefined;
}

/** Keys that are words of everyday use name an id only where their value looks like one. */
const isPlain = (key: string): boolean => /^(trace|span)$/i.test(key);

/**
 * Finds `trace_id`, `traceId`, `trace.id`, `X-B3-TraceId`, `otelTraceID` and the like with their values in logs, headers and JSON. Spans go
 * with the trace id before them, or with the one behind them where the text names spans first.
 */
export function findLabels(text: string, names: TraceNames): void {
  let trace: string | undefined;
  let waiting: string[] = [];
  let spansFirst: boolean | undefined;
  for (const { groups } of text.replace(nested, '"$1.id":').matchAll(pairs)) {
    const key = groups?.['key'] ?? '';
    const value = (groups?.['value'] ?? '').replace(/[.]+$/, '');
    const meaning = meaningOf(key);
    if (meaning === undefined || (isPlain(key) && value.length < 16)) continue;
    if (meaning === 'span') {
      const decimal = /^dd\b/i.test(key) && /^\d+$/.test(value) ? BigInt(value).toString(16) : value;
      const spanId = readSpanIdText(decimal);
      if (spanId === undefined) continue;
      spansFirst ??= trace === undefined;
      if (spansFirst) waiting.push(spanId);
      else if (trace !== undefined) names.add('label', trace, spanId);
      continue;
    }
    const readings = traceIdReadings(value, true);
    const wanted = /^dd\b/i.test(key) ? readings.at(-1) : readings[0];
    if (!wanted) continue;
    trace = wanted.traceId;
    names.add('label', trace);
    for (const spanId of waiting) names.add('label', trace, spanId);
    waiting = [];
  }
  // Spans behind the last trace of a text that names spans first.
  if (trace !== undefined) for (const spanId of waiting) names.add('label', trace, spanId);
}
