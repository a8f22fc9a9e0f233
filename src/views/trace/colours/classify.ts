import {
  builtinOf,
  formatCount,
  nanos,
  spanIndex,
  type AttributeColumn,
  type Builtin,
  type Trace,
  type TraceFacts,
  type WriteDuration,
} from '../../../core';
import { hueColour, serviceHue, serviceHues } from '../../../pieces/serviceColour';
import type { SpanColours } from './SpanColours';

/** Spans without the attribute. */
const absent = 'var(--no-value)';
/** Errors, light enough for text inside a bar. */
const errorBar = 'color-mix(in oklab, var(--error) 70%, var(--surface))';
/** Up to so many values collisions of hues are resolved; beyond that hues repeat anyway. */
const mostResolved = 200;
/** Steps of a scale. */
const steps = 8;

function paletteOf(texts: readonly string[]): string[] {
  const hues = texts.length <= mostResolved ? serviceHues(texts) : undefined;
  return texts.map((text) => hueColour(hues?.get(text) ?? serviceHue(text)));
}

/** Each span in the colour of its value: a pure function of the value's text, as that of services. One pass. */
export function coloursOfTexts(
  by: string,
  label: string,
  texts: readonly string[],
  of: Int32Array,
): SpanColours {
  const classOf = new Uint32Array(of.length);
  for (let i = 0; i < of.length; i++) {
    const value = of[i] ?? -1;
    classOf[i] = value < 0 ? texts.length : value;
  }
  return { by, label, classOf, palette: [...paletteOf(texts), absent], labels: [...texts, 'absent'] };
}

/**
 * Each span on a scale of 8 steps from the least to the greatest value, by their logarithms where all are positive and far
 * apart. NaN = absent. Two passes.
 */
export function coloursOfNumbers(
  by: string,
  label: string,
  numbers: Float64Array,
  textOf: (value: number) => string,
): SpanColours {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of numbers) {
    // What is zero or less has no logarithm: it stands in the first step.
    if (value > 0 && value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const isLog = greatest / least > 50;
  const at = (value: number) => (isLog ? Math.log(value) : value);
  const from = Number.isFinite(least) ? at(least) : 0;
  const width = Number.isFinite(least) && greatest > least ? (at(greatest) - from) / steps : 0;
  const classOf = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] ?? NaN;
    classOf[i] = Number.isNaN(value)
      ? steps
      : value <= least || width === 0
        ? 0
        : Math.min(steps - 1, Math.floor((at(value) - from) / width));
  }
  const edge = (step: number) => (isLog ? Math.exp(from + step * width) : from + step * width);
  const palette = Array.from(
    { length: steps },
    (_, step) =>
      `color-mix(in oklch, var(--scale-high) ${String(Math.round((step * 100) / (steps - 1)))}%, var(--scale-low))`,
  );
  const labels = palette.map((_, step) =>
    step === 0 ? `up to ${textOf(edge(1))}` : `${textOf(edge(step))} to ${textOf(edge(step + 1))}`,
  );
  return { by, label, classOf, palette: [...palette, absent], labels: [...labels, 'absent'] };
}

/** Each span by a built-in column. One pass over the spans. */
function coloursOfBuiltin(
  builtin: Builtin,
  trace: Trace,
  facts: TraceFacts,
  durationText: WriteDuration,
): SpanColours {
  const { count } = trace.spans;
  if (builtin.kind !== 'text') {
    const numbers = new Float64Array(count);
    for (let i = 0; i < count; i++) numbers[i] = builtin.numberOf(trace, facts, spanIndex(i));
    const textOf = (value: number) =>
      builtin.kind === 'duration' ? durationText(nanos(value)) : formatCount(value);
    return coloursOfNumbers(builtin.key, builtin.label, numbers, textOf);
  }
  const texts: string[] = [];
  const numberOf = new Map<string, number>();
  const of = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const text = builtin.textOf(trace, facts, spanIndex(i));
    let number = numberOf.get(text);
    if (number === undefined) {
      number = texts.length;
      numberOf.set(text, number);
      texts.push(text);
    }
    of[i] = number;
  }
  const colours = coloursOfTexts(builtin.key, builtin.label, texts, of);
  if (builtin.key !== 'status') return colours;
  // Red is for errors alone, and errors are red whatever colours are asked for.
  const palette = texts.map((text, at) => (text === 'error' ? errorBar : (colours.palette[at] ?? absent)));
  return { ...colours, palette: [...palette, absent] };
}

/** Each span by a key: a built-in, else the attribute whose column is given; undefined while that is awaited. */
export function coloursBy(
  key: string,
  trace: Trace,
  facts: TraceFacts,
  column: AttributeColumn | undefined,
  durationText: WriteDuration,
): SpanColours | undefined {
  const builtin = builtinOf(key);
  if (builtin) return coloursOfBuiltin(builtin, trace, facts, durationText);
  if (column?.key !== key) return undefined;
  return column.numbers && column.texts.length > 12
    ? coloursOfNumbers(key, key, column.numbers, (value) => String(Number(value.toPrecision(3))))
    : coloursOfTexts(key, key, column.texts, column.of);
}
