import type { AttributeColumn, TraceSummary } from '../../../core';
import { facetLabel } from '../facets/facetTerms';

/** The values of one key, found by trace. */
export interface TraceValues {
  readonly column: AttributeColumn;
  /** Place of each trace in the table that the column is of. */
  readonly places: ReadonlyMap<string, number>;
}

/** One column of the list behind the first one, which says what a trace is and leads to it. */
export interface ListColumn {
  readonly key: string;
  readonly label: string;
  readonly isNumeric: boolean;
  /** In px; undefined = as wide as its kind is. */
  readonly width: number | undefined;
  /** Of what is on the spans; undefined for what the summaries say, and while it is awaited. */
  readonly values: TraceValues | undefined;
}

/** Columns that nobody chose. */
export const usualColumns: readonly string[] = ['duration', 'spans', 'errors', 'start'];

const summaryLabels = new Map([
  ['name', 'Trace'],
  ['duration', 'Duration'],
  ['spans', 'Spans'],
  ['errors', 'Errors'],
  ['start', 'Start'],
  ['id', 'Trace ID'],
]);

/** Columns that the summaries say, but for the first one. */
export const summaryColumns: readonly string[] = [...summaryLabels.keys()].filter((key) => key !== 'name');

/** Whether a column is made of the summaries, not of the table of results. */
export const isSummaryColumn = (key: string): boolean => summaryLabels.has(key);

/** A column as people read it. */
export const columnLabel = (key: string): string => summaryLabels.get(key) ?? facetLabel(key);

/** What a trace has in a column of the table; undefined for nothing. */
export function textOf({ column, places }: TraceValues, traceId: string): string | undefined {
  return column.texts[column.of[places.get(traceId) ?? -1] ?? -1];
}

/** What a trace is ordered by in a column of the table: its greatest number where all are numbers, else its text. */
export function orderedBy(values: TraceValues, traceId: string): number | string | undefined {
  const { numbers } = values.column;
  if (numbers === undefined) return textOf(values, traceId);
  const number = numbers[values.places.get(traceId) ?? -1] ?? NaN;
  return Number.isNaN(number) ? undefined : number;
}

/** Whether any of the traces says something in a column of the summaries. */
export function isSaidByAny(key: string, summaries: readonly TraceSummary[]): boolean {
  if (key === 'spans') return summaries.some(({ spanCount }) => spanCount !== undefined);
  if (key === 'errors') return summaries.some(({ errorCount }) => errorCount !== undefined);
  return true;
}

/** The columns with one of them at another place. */
export function movedColumn(keys: readonly string[], key: string, to: number): readonly string[] {
  const others = keys.filter((one) => one !== key);
  return [...others.slice(0, to), key, ...others.slice(to)];
}
