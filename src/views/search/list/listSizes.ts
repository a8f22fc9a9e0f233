import { usualColumns, type ListColumn } from '../columns/ListColumn';

/** Below this width (px) a row has no columns: what they say stands in lines. */
export const narrowWidth = 720;
/** Height of the heads in px, as in the style sheet. */
export const headHeight = 28;

const gap = 16;
const padding = 16;
/** The first column is no narrower than this. */
const leastTrace = 220;

const usualWidths = new Map([
  ['duration', { least: 90, size: 'minmax(90px, 1fr)' }],
  ['spans', { least: 84, size: '84px' }],
  ['errors', { least: 84, size: '84px' }],
  // A date with a time to the millisecond, in the widest of the usual types.
  ['start', { least: 172, size: '172px' }],
  ['id', { least: 236, size: '236px' }],
]);

/** How wide a column is, as a track of the grid, and at least, in px. */
function sizeOf({ key, width, isNumeric }: ListColumn): { readonly least: number; readonly size: string } {
  if (width !== undefined) return { least: width, size: `${String(width)}px` };
  const least = isNumeric ? 104 : 160;
  return usualWidths.get(key) ?? { least, size: `${String(least)}px` };
}

/** The tracks of the list: the first column, and those behind it. */
export const columnTemplate = (columns: readonly ListColumn[]): string =>
  [`minmax(${String(leastTrace)}px, 2.4fr)`, ...columns.map((column) => sizeOf(column).size)].join(' ');

/** The width in px below which the list scrolls sideways. */
export const leastWidth = (columns: readonly ListColumn[]): number =>
  columns.reduce((sum, column) => sum + gap + sizeOf(column).least, leastTrace + 2 * padding);

/** Height of a row in px. In a narrow list what is in no usual column takes another line. */
export function rowHeightOf({
  isNarrow,
  isDense,
  columns,
}: {
  readonly isNarrow: boolean;
  readonly isDense: boolean;
  readonly columns: readonly ListColumn[];
}): number {
  if (!isNarrow) return isDense ? 30 : 54;
  const hasMore = columns.some(({ key }) => !usualColumns.includes(key));
  return (isDense ? 58 : 84) + (hasMore ? 22 : 0);
}
