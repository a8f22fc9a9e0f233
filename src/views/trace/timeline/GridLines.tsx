import { px, tickSpacing, ticks, type TimeAxis, type TimeWindow } from '../../../core';
import { useDurationUnit } from '../../../pieces/times/TimesContext';
import { Crosshair } from './Crosshair';
import classes from './TimeMarks.module.css';

/** Where a stretch lies on an axis, at least 1 px wide; undefined where none of it does. */
export function stretchOn(axis: TimeAxis, stretch: TimeWindow | undefined) {
  if (stretch === undefined || stretch.end < axis.window.start || stretch.start > axis.window.end)
    return undefined;
  const left = Math.max(0, axis.px(stretch.start));
  return { left, width: Math.max(1, Math.min(axis.width, axis.px(stretch.end)) - left) };
}

/** What stands behind the rows: hairlines of the axis, breaks, the mark, and the line that follows the pointer. */
export function GridLines({
  axis,
  mark,
}: {
  readonly axis: TimeAxis;
  readonly mark: TimeWindow | undefined;
}) {
  const unit = useDurationUnit();
  const path = ticks(axis, tickSpacing(axis, px(90), unit), unit)
    .map(({ x }) => `M${x.toFixed(1)} 0V9999`)
    .join('');
  const marked = stretchOn(axis, mark);
  return (
    <div className={classes['lines']} aria-hidden="true">
      <svg width="100%" height="100%">
        <path d={path} />
      </svg>
      {axis.breaks.map(({ from, to, start }) => (
        <div key={start} className={classes['break']} style={{ left: from, width: to - from }} />
      ))}
      {marked && <div className={classes['mark']} style={marked} />}
      <Crosshair axis={axis} />
    </div>
  );
}
