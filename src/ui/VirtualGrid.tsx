import {
  useEffect,
  useId,
  useRef,
  useState,
  type AriaAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { cx } from './cx';
import { GridHead, type GridColumn } from './GridHead';
import { moveInGrid } from './moveInGrid';
import { useVisibleRun } from './useVisibleRun';
import classes from './VirtualGrid.module.css';

export type { GridColumn } from './GridHead';

/** How a row looks beside its cells. */
export interface GridRowLook {
  readonly isSelected?: boolean;
  readonly isMarked?: boolean;
  /** The row that a search is at. */
  readonly isCurrent?: boolean;
  readonly aria?: Pick<AriaAttributes, 'aria-expanded' | 'aria-label'> & {
    readonly 'aria-level'?: number;
  };
}

interface VirtualGridProps {
  readonly label: string;
  /** 'treegrid' where rows fold. */
  readonly role?: 'grid' | 'treegrid';
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** Height of a row in px. */
  readonly rowHeight?: number;
  /** Tells rows apart from one order to the next. */
  readonly rowKey: (row: number) => string | number;
  readonly cell: (row: number, column: GridColumn) => ReactNode;
  readonly look?: (row: number) => GridRowLook;
  /** A click on a row, or Space. */
  readonly onPress: (row: number) => void;
  /** Enter on a row, or a double click. */
  readonly onEnter: (row: number) => void;
  /** Other keys on a row; true when they did something. */
  readonly onRowKey?: (key: string, row: number) => boolean;
  /** A press on a head; `adds` with Shift. */
  readonly onSort?: (column: GridColumn, adds: boolean) => void;
  readonly onResize?: (column: GridColumn, width: number) => void;
  /** Told which rows are on screen, those from `first` to before `end`, whenever these change. */
  readonly onRun?: (first: number, end: number) => void;
  /** A row to bring on screen; a new `turn` asks again. */
  readonly wanted?: { readonly row: number; readonly turn: unknown } | undefined;
  /** What stands below the heads where there are no rows: beside the grid, which may hold nothing but rows. */
  readonly children?: ReactNode;
}

/** Height of the heads in px, as in the style sheet. */
const headHeight = 28;

/**
 * A table of any number of rows of one height, of which only those on screen are elements. An ARIA grid with one stop for
 * the Tab key: arrows, Home, End, page keys and Ctrl move; above the first row are the heads, which Enter sorts by and Shift+arrows widen.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const {
    label,
    role = 'grid',
    columns,
    rowCount,
    rowHeight = 26,
    rowKey,
    cell,
    look,
    wanted,
    children,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useVisibleRun(scroller, rowCount, rowHeight, 8);
  const { onRun } = props;
  useEffect(() => {
    onRun?.(first, end);
  }, [onRun, first, end]);
  const [stated, setActive] = useState({ row: 0, column: 0 });
  const id = useId();
  // −1 is the row of heads.
  const active = {
    row: Math.min(stated.row, rowCount - 1),
    column: Math.min(stated.column, columns.length - 1),
  };
  const cellId = (row: number, column: number) => `${id}-${String(row)}-${String(column)}`;

  const reveal = (row: number) => {
    const element = scroller.current;
    if (!element || row < 0) return;
    const top = row * rowHeight;
    const height = element.clientHeight - headHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
  };
  const wantedRow = wanted?.row ?? -1;
  const wantedTurn = wanted?.turn;
  useEffect(() => {
    const element = scroller.current;
    if (!element || wantedRow < 0) return;
    setActive((old) => ({ ...old, row: wantedRow }));
    const top = wantedRow * rowHeight;
    const height = element.clientHeight - headHeight;
    // Far rows come to the middle, those on screen stay where they are.
    if (top < element.scrollTop || top + rowHeight > element.scrollTop + height)
      element.scrollTop = Math.max(0, top - height / 2);
  }, [wantedRow, wantedTurn, rowHeight]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const move = moveInGrid(event, { rowCount, columnCount: columns.length, page, ...active });
    const head = columns[active.column];
    if (active.row < 0 && event.shiftKey && head && /^Arrow(Left|Right)$/.test(event.key)) {
      props.onResize?.(head, head.width + (event.key === 'ArrowRight' ? 16 : -16));
    } else if (!event.ctrlKey && active.row >= 0 && props.onRowKey?.(event.key, active.row) === true) {
      // Done by the view.
    } else if (move) {
      setActive(move);
      reveal(move.row);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (active.row < 0) {
        if (head?.isSortable === true) props.onSort?.(head, event.shiftKey);
      } else if (event.key === 'Enter') props.onEnter(active.row);
      else props.onPress(active.row);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowOf = (event: MouseEvent<HTMLDivElement>) => {
    const element = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    if (!element || (event.target instanceof Element && event.target.closest('button, a'))) return undefined;
    const [row = '', column = ''] = (element.getAttribute('data-cell') ?? '').split(' ');
    return { row: Number(row), column: Number(column) };
  };

  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const template = columns.map(({ width }) => `${String(width)}px`).join(' ');
  const rows: number[] = [];
  for (let row = first; row < end; row++) rows.push(row);
  const isDrawn = active.row < 0 || (active.row >= first && active.row < end);
  const isEmpty = rowCount === 0 && children !== undefined;
  return (
    <>
      <div
        ref={scroller}
        role={role}
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-activedescendant={isDrawn && columns.length > 0 ? cellId(active.row, active.column) : undefined}
        tabIndex={0}
        className={cx(classes['grid'], isEmpty && classes['headsOnly'])}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const at = rowOf(event);
          // A reader who marks text to copy it does not press the row.
          if (!at || (window.getSelection()?.isCollapsed === false && event.detail < 2)) return;
          setActive(at);
          if (event.detail < 2) props.onPress(at.row);
        }}
        onDoubleClick={(event) => {
          const at = rowOf(event);
          if (at) props.onEnter(at.row);
        }}
      >
        <div role="rowgroup" className={classes['heads']} style={{ minWidth: total }}>
          <div
            role="row"
            aria-rowindex={1}
            className={classes['head']}
            style={{ gridTemplateColumns: template }}
          >
            {columns.map((column, at) => (
              <GridHead
                key={column.id}
                column={column}
                id={cellId(-1, at)}
                position={at + 1}
                isActive={active.row < 0 && at === active.column}
                onSort={props.onSort}
                onResize={props.onResize}
              />
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes['body']}
          style={{ height: rowCount * rowHeight, minWidth: total }}
        >
          {rows.map((row) => {
            const { isSelected = false, isMarked = false, isCurrent = false, aria } = look?.(row) ?? {};
            return (
              <div
                key={rowKey(row)}
                role="row"
                aria-rowindex={row + 2}
                aria-selected={isSelected}
                {...aria}
                className={cx(
                  classes['row'],
                  isSelected && classes['selected'],
                  isMarked && classes['marked'],
                  isCurrent && classes['current'],
                  row === active.row && classes['active'],
                )}
                style={{ top: row * rowHeight, height: rowHeight, gridTemplateColumns: template }}
              >
                {columns.map((column, at) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    id={cellId(row, at)}
                    aria-colindex={at + 1}
                    data-cell={`${String(row)} ${String(at)}`}
                    className={cx(
                      classes['cell'],
                      column.align === 'end' && classes['end'],
                      row === active.row && at === active.column && classes['activeCell'],
                    )}
                  >
                    {cell(row, column)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {isEmpty && <div className={classes['empty']}>{children}</div>}
    </>
  );
}
