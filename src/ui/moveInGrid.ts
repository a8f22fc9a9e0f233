/** Where the keys of a grid are, and how large it is. */
export interface GridPlace {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that a page key moves by. */
  readonly page: number;
  /** −1 = the row of heads. */
  readonly row: number;
  readonly column: number;
}

/** The cell that a key moves to, as ARIA's practices for grids describe; undefined for keys that do not move. */
export function moveInGrid(
  { key, ctrlKey, shiftKey }: { readonly key: string; readonly ctrlKey: boolean; readonly shiftKey: boolean },
  { rowCount, columnCount, page, row, column }: GridPlace,
): { readonly row: number; readonly column: number } | undefined {
  const to = (nextRow: number, nextColumn: number) => ({
    row: Math.max(-1, Math.min(rowCount - 1, nextRow)),
    column: Math.max(0, Math.min(columnCount - 1, nextColumn)),
  });
  if (shiftKey) return undefined;
  if (ctrlKey) {
    if (key === 'Home') return to(0, 0);
    if (key === 'End') return to(rowCount - 1, columnCount - 1);
    return undefined;
  }
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(Math.max(0, row - page), column);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, columnCount - 1);
    default:
      return undefined;
  }
}
