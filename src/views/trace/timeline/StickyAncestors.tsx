import { useEffect, useState, type ReactNode } from 'react';
import type { RowOffsets } from './RowOffsets';
import { stickyRows } from './stickyRows';
import classes from './StickyAncestors.module.css';
import { rowHeight } from './useDetailRows';
import type { RowScroll } from './useRowRun';
import type { RowTree } from './useRowTree';

/** Draws a row; `top` and `id` other than those that it has among all rows. */
export type DrawRow = (row: number, key: string, top?: number, id?: string) => ReactNode;

/**
 * The ancestors of the topmost row, on top of it, so that it is known where in the tree the screen is. A picture of rows that are there
 * above: hidden from screen readers, a press goes to the row.
 */
export function StickyAncestors({
  tree: { shape, rows },
  offsets,
  run,
  drawRow,
  onPick,
}: {
  readonly tree: RowTree;
  readonly offsets: RowOffsets;
  readonly run: RowScroll;
  readonly drawRow: DrawRow;
  readonly onPick: (row: number) => void;
}) {
  const [shown, setShown] = useState<readonly number[]>([]);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const { topY } = run;
  useEffect(() => {
    const scroller = place?.closest('[data-scroller]');
    if (!scroller) return;
    const update = () => {
      const next = stickyRows(shape, rows, offsets, topY());
      setShown((old) => (old.join() === next.join() ? old : next));
    };
    update();
    scroller.addEventListener('scroll', update, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', update);
    };
  }, [place, shape, rows, offsets, topY]);
  return (
    <div ref={setPlace} className={classes['place']} aria-hidden="true">
      {shown.length > 0 && (
        <div
          role="presentation"
          className={classes['rows']}
          style={{ height: shown.length * rowHeight }}
          onClickCapture={(event) => {
            if (!(event.target instanceof Element)) return;
            const row = Number(event.target.closest('[data-sticky]')?.getAttribute('data-sticky') ?? NaN);
            event.stopPropagation();
            if (!Number.isNaN(row)) onPick(row);
          }}
        >
          {shown.map((row, at) => (
            <div key={row} data-sticky={row} className={classes['ancestor']} style={{ top: at * rowHeight }}>
              {row < rows.length && drawRow(row, 'sticky', 0, `sticky-${String(row)}`)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
