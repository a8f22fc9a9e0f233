import { formatCount, nanos, visibleText, type SpanColumn, type WriteDuration } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';

const longest = 400;

/** The value of a span in a column as plain text, in full; '' for none. Durations as whole nanoseconds, for files. */
export function plainValue({ numbers, texts, of }: SpanColumn, span: number): string {
  const place = of[span] ?? -1;
  if (place >= 0) return texts[place] ?? '';
  const number = numbers?.[span] ?? NaN;
  return Number.isNaN(number) ? '' : String(number);
}

/** The same as people read it, cut: durations with their unit. */
export function shortValue(column: SpanColumn, span: number, durationText: WriteDuration): string {
  if (column.kind === 'duration') return durationText(nanos(column.numbers?.[span] ?? NaN));
  const text = plainValue(column, span);
  return visibleText(text, longest);
}

/** The value of a span in a column, for a cell; the exact one in the tooltip. */
export function ValueText({ column, span }: { readonly column: SpanColumn; readonly span: number }) {
  const shown = shortValue(column, span, useDurationText());
  if (column.kind === 'duration')
    return <span title={`${formatCount(column.numbers?.[span] ?? NaN)} ns`}>{shown}</span>;
  if (shown === '') return <span aria-label="none">–</span>;
  return <bdi title={shown}>{shown}</bdi>;
}
