import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { ResultOrder } from '../../../state/url/search/resultParts';
import { ColumnEdge } from '../../../ui/ColumnEdge';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { movedColumn, type ListColumn } from '../columns/ListColumn';
import classes from './ColumnHeads.module.css';

/** Both ways in words; the first press takes the first of them. */
type Ways = readonly { readonly descending: boolean; readonly words: string }[];

const bothWays = (first: string, second: string, descending = true): Ways => [
  { descending, words: first },
  { descending: !descending, words: second },
];

const letters = bothWays('from A to Z', 'from Z to A', false);
const numbers = bothWays('greatest first', 'least first');
const ways = new Map<string, Ways>([
  ['name', letters],
  ['duration', bothWays('longest first', 'shortest first')],
  ['spans', bothWays('most first', 'fewest first')],
  ['errors', bothWays('most first', 'fewest first')],
  ['start', bothWays('newest first', 'oldest first')],
]);

/** A shorter drag is a press. */
const dragSlack = 6;
const widthStep = 16;

interface ColumnHeadsProps {
  readonly columns: readonly ListColumn[];
  readonly order: ResultOrder;
  readonly onOrder: (order: ResultOrder) => void;
  /** The columns in another order. */
  readonly onColumns: (keys: readonly string[]) => void;
  readonly onWidth: (key: string, width: number) => void;
}

interface Drag {
  readonly key: string;
  readonly x: number;
  /** Where it would be put down, as a place among the columns; undefined while it may still be a press. */
  readonly to: number | undefined;
}

/**
 * The heads of the list's columns. A press sorts, a second one the other way round; a drag moves the column, its edge widens it. One tab
 * stop: arrows go from head to head, with Ctrl they move the column, with Shift they change its width.
 */
export function ColumnHeads({ columns, order, onOrder, onColumns, onWidth }: ColumnHeadsProps) {
  const row = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const wasDrag = useRef(false);
  const keys = columns.map(({ key }) => key);
  const heads = [{ key: 'name', label: 'Trace', isNumeric: false }, ...columns];
  const stop = heads.some(({ key }) => key === order.sort) ? order.sort : 'name';
  const cellsOf = () => [...(row.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  const widthOf = (key: string) =>
    cellsOf()
      .find((cell) => cell.dataset['column'] === key)
      ?.getBoundingClientRect().width ?? 0;

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const key = heads[at]?.key ?? 'name';
    const place = at - 1;
    if (!event.ctrlKey && !event.shiftKey) buttons[(at + by + buttons.length) % buttons.length]?.focus();
    else if (key === 'name') return;
    else if (event.shiftKey) onWidth(key, widthOf(key) + by * widthStep);
    else if (place + by >= 0 && place + by < keys.length) onColumns(movedColumn(keys, key, place + by));
  };

  /** The place among the other columns that a pointer stands for. */
  const placeAt = (x: number, dragged: string): number =>
    cellsOf().filter((cell) => {
      const { left, width } = cell.getBoundingClientRect();
      const key = cell.dataset['column'];
      return key !== dragged && key !== 'name' && left + width / 2 < x;
    }).length;
  const onPointerMove = (event: PointerEvent) => {
    if (!drag || (drag.to === undefined && Math.abs(event.clientX - drag.x) < dragSlack)) return;
    if (drag.to === undefined) event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ ...drag, to: placeAt(event.clientX, drag.key) });
  };
  const onPointerUp = () => {
    if (drag?.to !== undefined) {
      wasDrag.current = true;
      onColumns(movedColumn(keys, drag.key, drag.to));
    }
    setDrag(undefined);
  };
  const others = keys.filter((key) => key !== drag?.key);
  const before = drag?.to === undefined ? undefined : others[drag.to];
  const isLast = drag?.to === others.length;
  return (
    <div role="rowgroup" className={classes['headGroup']}>
      <div
        ref={row}
        className={classes['heads']}
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          setDrag(undefined);
        }}
      >
        {heads.map(({ key, label, isNumeric }) => {
          const isSorted = order.sort === key;
          const own = ways.get(key) ?? (isNumeric ? numbers : letters);
          const next = own.find((way) => !isSorted || way.descending !== order.descending);
          const moves = key === 'name' ? '' : '\nDrag or Ctrl and arrows: move; Shift and arrows: width';
          return (
            <div
              key={key}
              role="columnheader"
              data-column={key}
              aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
              className={cx(
                classes['headCell'],
                isNumeric && classes['end'],
                drag?.key === key && drag.to !== undefined && classes['dragged'],
                before === key && classes['dropBefore'],
                isLast && others.at(-1) === key && classes['dropAfter'],
              )}
            >
              <button
                type="button"
                className={classes['head']}
                tabIndex={key === stop ? 0 : -1}
                title={`${label}\nSort: ${next?.words ?? ''}${moves}`}
                onPointerDown={(event) => {
                  wasDrag.current = false;
                  if (event.button === 0 && key !== 'name') setDrag({ key, x: event.clientX, to: undefined });
                }}
                onClick={(event) => {
                  // What ends a drag is no press; one by keyboard is.
                  if (!wasDrag.current || event.detail === 0)
                    onOrder({ sort: key, descending: next?.descending ?? true });
                  wasDrag.current = false;
                }}
              >
                <bdi className={classes['headText']}>{label}</bdi>
                {isSorted && <Icon name={order.descending ? 'chevron-down' : 'chevron-up'} size={12} />}
              </button>
              {key !== 'name' && (
                <ColumnEdge
                  width={() => widthOf(key)}
                  onWidth={(width) => {
                    onWidth(key, width);
                  }}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
