import {
  decodeSpan,
  spanIndex,
  type Attribute,
  type AttributeValue,
  type ParsedTrace,
  type SpanIndex,
} from '../core';
import type { AttributeSuggestion } from './TraceEngine';

const MAX_KEYS = 200;
const MAX_VALUES = 50;
/** Longer values are no use in a list of suggestions. */
const MAX_VALUE_CHARACTERS = 100;
const MAX_KEY_CHARACTERS = 200;
/** Distinct keys and values that are counted at all, so that hostile input takes bounded memory. */
const COUNTED_KEYS = 1000;
const COUNTED_VALUES = 200;
const LARGEST_SAMPLE = 3000;
/** Spans that are read however long it takes: a slow moment must not leave the list empty. */
const SMALLEST_SAMPLE = 400;
/** The list of results waits for them. */
const SAMPLE_MS = 25;

type Counts = Map<string, { count: number; readonly values: Map<string, number> }>;

/**
 * The most frequent attribute keys and values of a sample of the spans: evenly spread however early it ends, bounded in
 * number and, past its smallest size, in time. Attributes of spans and of their resources, since a search looks at both.
 */
export function suggestAttributes(traces: readonly ParsedTrace[]): AttributeSuggestion[] {
  const counts: Counts = new Map();
  const until = performance.now() + SAMPLE_MS;
  let taken = 0;
  for (const { parsed, span } of evenly(traces)) {
    if (taken >= LARGEST_SAMPLE || (taken >= SMALLEST_SAMPLE && performance.now() > until)) break;
    taken++;
    const detail = decodeSpan(parsed, span);
    countAttributes(counts, detail.attributes);
    countAttributes(counts, detail.resource);
  }
  return ranked(counts);
}

/**
 * All spans once, in an order whose beginning of any length is spread over all traces: the places counted in binary
 * with their digits turned round (van der Corput).
 */
function* evenly(traces: readonly ParsedTrace[]): Generator<{ parsed: ParsedTrace; span: SpanIndex }> {
  const ends: number[] = [];
  let total = 0;
  for (const { trace } of traces) ends.push((total += trace.spans.count));
  const digits = Math.ceil(Math.log2(Math.max(1, total)));
  for (let visit = 0; visit < 2 ** digits; visit++) {
    let place = 0;
    for (let digit = 0; digit < digits; digit++) place = place * 2 + ((visit >> digit) & 1);
    const at = ends.findIndex((end) => end > place);
    const parsed = traces[at];
    if (parsed) yield { parsed, span: spanIndex(place - (ends[at - 1] ?? 0)) };
  }
}

function countAttributes(counts: Counts, attributes: readonly Attribute[]): void {
  for (const { key, value } of attributes) {
    if (key === '' || key.length > MAX_KEY_CHARACTERS) continue;
    let entry = counts.get(key);
    if (entry === undefined) {
      if (counts.size >= COUNTED_KEYS) continue;
      entry = { count: 0, values: new Map() };
      counts.set(key, entry);
    }
    entry.count++;
    const text = suggestedText(value);
    if (text === undefined) continue;
    const seen = entry.values.get(text);
    if (seen !== undefined) entry.values.set(text, seen + 1);
    else if (entry.values.size < COUNTED_VALUES) entry.values.set(text, 1);
  }
}

/** A value as one types it in a search; undefined for those nobody types. */
function suggestedText(value: AttributeValue): string | undefined {
  switch (value.type) {
    case 'string':
      return value.value.length <= MAX_VALUE_CHARACTERS && value.value !== '' ? value.value : undefined;
    case 'bool':
      return String(value.value);
    case 'int':
      return value.digits;
    case 'double':
      return value.text;
    case 'bytes':
    case 'array':
    case 'map':
    case 'empty':
      return undefined;
  }
}

function ranked(counts: Counts): AttributeSuggestion[] {
  return [...counts]
    .sort(([keyA, a], [keyB, b]) => b.count - a.count || compareText(keyA, keyB))
    .slice(0, MAX_KEYS)
    .map(([key, { values }]) => ({
      key,
      values: [...values]
        .sort(([textA, a], [textB, b]) => b - a || compareText(textA, textB))
        .slice(0, MAX_VALUES)
        .map(([text]) => text),
    }));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
