import { useRef } from 'react';
import { TimeAxis, px, tickSpacing, ticks, type TimeWindow } from '../../../core';
import { useDurationText, useDurationUnit } from '../../../pieces/times/TimesContext';
import { useWidth } from '../../../ui/useWidth';
import classes from './flame.module.css';

const spacing = px(90);

/** The times above a picture of spans against time. */
export function FlameAxis({ window }: { readonly window: TimeWindow }) {
  const durationText = useDurationText();
  const frame = useRef<HTMLDivElement>(null);
  const width = px(useWidth(frame));
  const axis = new TimeAxis(window, width);
  const unit = useDurationUnit();
  return (
    <div
      ref={frame}
      className={classes['axis']}
      role="img"
      aria-label={`Time since the trace’s start, ${durationText(window.start)} to ${durationText(window.end)} shown`}
    >
      {width > 0 &&
        ticks(axis, tickSpacing(axis, spacing, unit), unit).map(({ time, label, x }) => {
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
