import { useMemo } from 'react';
import { builtinOf, columnLabel, visibleText, type SpanColumn } from '../../../../core';
import { usePreferences } from '../../../../state/prefs/preferences';
import { fitColumns } from './fitColumns';
import type { RowColumn } from './RowExtras';

/** Widths of columns that nobody changed, in px. */
const usualWidths = new Map([
  ['service', 110],
  ['name', 180],
  ['id', 140],
  ['critical', 130],
]);
const numberWidth = 84;
const textWidth = 110;

/** The name of a column's width among the preferences. */
export const widthName = (key: string): string => `timeline.${key}`;

/** Width of a column that nobody changed, in px. */
export const usualWidth = (key: string, isNumeric: boolean): number =>
  usualWidths.get(key) ?? (isNumeric ? numberWidth : textWidth);

/** The columns that have room, where they stand, and how many have none. `keys` by its text: equal texts are equal columns. */
export function useRowColumns(
  keys: string,
  byKey: ReadonlyMap<string, SpanColumn>,
  nameWidth: number,
  total: number,
): { readonly columns: readonly RowColumn[]; readonly width: number; readonly leftOut: number } {
  const stored = usePreferences((preferences) => preferences.columnWidths);
  return useMemo(() => {
    const wanted = keys === '' ? [] : keys.split('\n');
    const isNumeric = (key: string) => (byKey.get(key)?.kind ?? builtinOf(key)?.kind ?? 'text') !== 'text';
    const widths = wanted.map((key) => stored[widthName(key)] ?? usualWidth(key, isNumeric(key)));
    const fitting = fitColumns(total, nameWidth, widths);
    const columns: RowColumn[] = [];
    let width = 0;
    for (const key of wanted.slice(0, fitting)) {
      const own = widths[columns.length] ?? textWidth;
      columns.push({
        key,
        label: visibleText(columnLabel(key).slice(0, 80)),
        offset: width,
        width: own,
        isNumeric: isNumeric(key),
        values: byKey.get(key),
      });
      width += own;
    }
    return { columns, width, leftOut: wanted.length - fitting };
  }, [keys, byKey, nameWidth, total, stored]);
}
