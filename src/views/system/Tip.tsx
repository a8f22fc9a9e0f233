import type { ReactNode } from 'react';
import classes from './system.module.css';

/** Where the pointer is, in CSS px of the picture on screen. */
export interface TipPlace {
  readonly x: number;
  readonly y: number;
}

/** Says what is under the pointer, beside it. The same is said in words elsewhere. */
export function Tip({
  at,
  screen,
  children,
}: {
  readonly at: TipPlace;
  readonly screen: { readonly width: number; readonly height: number };
  readonly children: ReactNode;
}) {
  return (
    <div
      className={classes['tip']}
      aria-hidden="true"
      style={{
        ...(at.x > screen.width / 2 ? { right: screen.width - at.x + 12 } : { left: at.x + 12 }),
        ...(at.y > screen.height / 2 ? { bottom: screen.height - at.y + 12 } : { top: at.y + 12 }),
      }}
    >
      {children}
    </div>
  );
}
