import { useRef } from 'react';
import classes from './VirtualGrid.module.css';

/** The right edge of a column's head, which changes its width (px) by dragging. For the pointer: keys do the same at the head. */
export function ColumnEdge({
  width,
  onWidth,
}: {
  /** The present width, asked when a drag begins. */
  readonly width: () => number;
  readonly onWidth: (width: number) => void;
}) {
  const drag = useRef<{ readonly x: number; readonly width: number }>(undefined);
  return (
    <span
      aria-hidden="true"
      className={classes['edge']}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width: width() };
      }}
      onPointerMove={(event) => {
        if (drag.current) onWidth(drag.current.width + event.clientX - drag.current.x);
      }}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onPointerCancel={() => {
        drag.current = undefined;
      }}
    />
  );
}
