import { useRef } from 'react';
import { TimeAxis, formatDuration, px, ticks, type TimeWindow } from '../../../core';
import { useWidth } from '../../../ui/useWidth';
import classes from './flame.module.css';

const spacing = px(90);

/** The times above a picture of spans against time. */
export function FlameAxis({ window }: { readonly window: TimeWindow }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = px(useWidth(frame));
  return (
    <div
      ref={frame}
      className={classes['axis']}
      role="img"
      aria-label={`Time since the trace’s start, ${formatDuration(window.start)} to ${formatDuration(window.end)} shown`}
    >
      {width > 0 &&
        ticks(new TimeAxis(window, width), spacing).map(({ time, label, x }) => {
          return (
            x < width - 40 && (
              <span key={time} className={classes['tick']} style={{ left: x }}>
                {label}
              </span>
            )
          );
        })}
    </div>
  );
}
