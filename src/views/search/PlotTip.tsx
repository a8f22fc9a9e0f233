import type { ReactNode } from 'react';
import classes from './Plot.module.css';

/** The words beside a point of the plot; on the side where there is room. Never takes the pointer. */
export function PlotTip({
  x,
  y,
  width,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly children: ReactNode;
}) {
  const side = x > width / 2 ? { right: width - x + 16 } : { left: x + 16 };
  return (
    <div className={classes['tip']} style={{ ...side, top: Math.max(0, y - 20) }} aria-hidden="true">
      {children}
    </div>
  );
}
