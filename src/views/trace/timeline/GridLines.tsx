import type { Ref } from 'react';
import { px, ticks } from '../../../core';
import type { Scale } from './BarCell';
import classes from './Timeline.module.css';

/** Hairlines of the axis behind the rows, and the line that follows the pointer. */
export function GridLines({
  scale: { window, width },
  cursorRef,
}: {
  readonly scale: Scale;
  readonly cursorRef: Ref<HTMLDivElement>;
}) {
  const path = ticks(window, px(width), px(90))
    .map(({ x }) => `M${x.toFixed(1)} 0V9999`)
    .join('');
  return (
    <div className={classes['lines']} aria-hidden="true">
      <svg width="100%" height="100%">
        <path d={path} />
      </svg>
      <div ref={cursorRef} className={classes['cursor']} hidden />
    </div>
  );
}
