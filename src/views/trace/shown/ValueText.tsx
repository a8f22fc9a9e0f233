import { formatCount, formatDuration, nanos, visibleText, type SpanColumn } from '../../../core';

const longest = 400;

/** The value of a span in a column as plain text, in full; '' for none. Durations as whole nanoseconds, for files. */
export function plainValue({ numbers, texts, of }: SpanColumn, span: number): string {
  const place = of[span] ?? -1;
  if (place >= 0) return texts[place] ?? '';
  const number = numbers?.[span] ?? NaN;
  return Number.isNaN(number) ? '' : String(number);
}

/** The value of a span in a column, for a cell; the exact one in the tooltip. */
export function ValueText({ column, span }: { readonly column: SpanColumn; readonly span: number }) {
  const { kind, numbers } = column;
  if (kind === 'duration') {
    const duration = numbers?.[span] ?? NaN;
    return <span title={`${formatCount(duration)} ns`}>{formatDuration(nanos(duration))}</span>;
  }
  const text = plainValue(column, span);
  if (text === '') return <span aria-label="none">–</span>;
  const shown = visibleText(text.length > longest ? `${text.slice(0, longest)}…` : text);
  return <bdi title={shown}>{shown}</bdi>;
}
