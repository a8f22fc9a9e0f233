import { ColumnEdge } from './ColumnEdge';
import { cx } from './cx';
import { Icon } from './Icon';
import classes from './VirtualGrid.module.css';

/** A column of a VirtualGrid. */
export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** What the column says, for the tooltip of its head. */
  readonly meaning?: string;
  /** In px. */
  readonly width: number;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  /** Which of several keys of the order it is, from 1; 0 = the only one. */
  readonly sortPlace?: number;
}

/** The head of a column: sorts by a press, widens by its right edge. */
export function GridHead({
  column,
  id,
  position,
  isActive,
  onSort,
  onResize,
}: {
  readonly column: GridColumn;
  readonly id: string;
  readonly position: number;
  readonly isActive: boolean;
  readonly onSort: ((column: GridColumn, adds: boolean) => void) | undefined;
  readonly onResize: ((column: GridColumn, width: number) => void) | undefined;
}) {
  const { label, meaning, sorted, sortPlace = 0, isSortable = false } = column;
  return (
    <div
      role="columnheader"
      id={id}
      aria-colindex={position}
      aria-sort={isSortable ? (sorted ?? 'none') : undefined}
      className={cx(
        classes['headCell'],
        column.align === 'end' && classes['end'],
        isActive && classes['activeCell'],
      )}
    >
      {isSortable && onSort ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes['sort']}
          title={`${meaning ?? label}\nPress: sort; with Shift: sort within the order so far`}
          onClick={(event) => {
            onSort(column, event.shiftKey);
          }}
        >
          {sorted && <Icon name={sorted === 'descending' ? 'chevron-down' : 'chevron-up'} size={10} />}
          {sorted && sortPlace > 0 && <span className={classes['place']}>{sortPlace}</span>}
          <bdi className={classes['label']}>{label}</bdi>
        </button>
      ) : (
        <span className={classes['label']} title={meaning}>
          {label}
        </span>
      )}
      {onResize && (
        <ColumnEdge
          width={() => column.width}
          onWidth={(width) => {
            onResize(column, width);
          }}
        />
      )}
    </div>
  );
}
