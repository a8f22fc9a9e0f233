import { moveInGrid } from '../../../ui/moveInGrid';
import type { Cell } from './paintMatrix';

/**
 * The cell that a key moves to; undefined for keys that do not move. As in any grid, and with Ctrl an arrow goes on to the next cell
 * that has calls.
 */
export function moveInMatrix(
  event: { readonly key: string; readonly ctrlKey: boolean; readonly shiftKey: boolean },
  size: number,
  { row, column }: Cell,
  page: number,
  hasCalls: (cell: Cell) => boolean,
): Cell | undefined {
  const arrow = /^Arrow(Up|Down|Left|Right)$/.exec(event.key)?.[1];
  if (event.ctrlKey && arrow !== undefined) {
    const step = arrow === 'Up' || arrow === 'Left' ? -1 : 1;
    const isUpright = arrow === 'Up' || arrow === 'Down';
    for (let at = (isUpright ? row : column) + step; at >= 0 && at < size; at += step) {
      const cell = isUpright ? { row: at, column } : { row, column: at };
      if (hasCalls(cell)) return cell;
    }
    return undefined;
  }
  const to = moveInGrid(event, { rowCount: size, columnCount: size, page, row, column });
  return to && { row: Math.max(0, to.row), column: to.column };
}
