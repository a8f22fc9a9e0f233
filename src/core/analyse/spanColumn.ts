import { spanIndex, type AttributeColumn, type Trace, type TraceFacts } from '../model';
import { builtinOf, type Builtin } from './builtins';
import { criticalTimes } from './spanFacts';

/** One thing about every span of a trace, built in or an attribute: what tables show, sort and group by. */
export interface SpanColumn {
  readonly key: string;
  /** As people read it. */
  readonly label: string;
  /** Durations are nanoseconds. */
  readonly kind: Builtin['kind'];
  /** Per span; NaN = none. undefined for texts. */
  readonly numbers: Float64Array | undefined;
  /** Distinct texts; empty for built-in numbers. */
  readonly texts: readonly string[];
  /** Per span an index into `texts`, −1 = none. */
  readonly of: Int32Array;
}

/** Spans between two steps. */
const STEP = 16_384;
const noTexts = new Int32Array(0);

/** A built-in as a column. A generator of short steps: 100 000 spans hold nobody up. */
export function* builtinColumn(
  trace: Trace,
  facts: TraceFacts,
  builtin: Builtin,
): Generator<void, SpanColumn, void> {
  const { spans } = trace;
  const { key, label, kind } = builtin;
  if (builtin.kind !== 'text') {
    const numbers = key === 'critical' ? criticalTimes(facts) : new Float64Array(spans.count);
    for (let i = 0; i < spans.count && key !== 'critical'; i++) {
      numbers[i] = builtin.numberOf(trace, facts, spanIndex(i));
      if (i % STEP === STEP - 1) yield;
    }
    return { key, label, kind, numbers, texts: [], of: noTexts };
  }
  // The trace has dictionaries of these already.
  if (key === 'service')
    return {
      key,
      label,
      kind,
      numbers: undefined,
      texts: trace.services,
      of: new Int32Array(spans.service),
    };
  if (key === 'name')
    return { key, label, kind, numbers: undefined, texts: trace.names, of: new Int32Array(spans.name) };
  const texts: string[] = [];
  const places = new Map<string, number>();
  const of = new Int32Array(spans.count);
  for (let i = 0; i < spans.count; i++) {
    const text = builtin.textOf(trace, facts, spanIndex(i));
    let place = text === '' ? -1 : places.get(text);
    if (place === undefined) {
      place = texts.length;
      places.set(text, place);
      texts.push(text);
    }
    of[i] = place;
    if (i % STEP === STEP - 1) yield;
  }
  return { key, label, kind, numbers: undefined, texts, of };
}

/** An attribute as a column: a number where all its values are numbers. */
export const attributeSpanColumn = ({ key, texts, of, numbers }: AttributeColumn): SpanColumn => ({
  key,
  label: key,
  kind: numbers === undefined ? 'text' : 'number',
  numbers,
  texts,
  of,
});

/** What a column is called, without making it. */
export const columnLabel = (key: string): string => builtinOf(key)?.label ?? key;
