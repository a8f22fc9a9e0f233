import { useState, type PointerEvent, type Ref } from 'react';
import { formatDuration, nanos, px, pxToTime, ticks } from '../../../core';
import type { Zoom } from '../useZoom';
import type { Scale } from './BarCell';
import classes from './Timeline.module.css';

/** Room that a label of the axis needs, in px. */
const tickSpacing = px(90);
/** A drag shorter than this is a click. */
const leastDrag = 4;

/** The time axis on top of the bars: ticks, the pointer's time, drag to zoom, double click for the whole trace. */
export function Axis({
  scale: { window, width },
  zoom,
  axisRef,
  cursorRef,
}: {
  readonly scale: Scale;
  readonly zoom: Zoom;
  readonly axisRef: Ref<HTMLDivElement>;
  /** The label that shows the pointer's time; moved and filled by the timeline, not by React. */
  readonly cursorRef: Ref<HTMLSpanElement>;
}) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>();
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(box.width, Math.max(0, event.clientX - box.left));
  };
  const time = (x: number) => pxToTime(px(x), window, px(width));
  const from = drag === undefined ? 0 : Math.min(drag.from, drag.to);
  const to = drag === undefined ? 0 : Math.max(drag.from, drag.to);
  return (
    <div
      role="columnheader"
      className={classes['axis']}
      ref={axisRef}
      aria-label={`Time since the trace’s start, ${formatDuration(window.start)} to ${formatDuration(window.end)} shown`}
    >
      <div
        role="presentation"
        className={classes['drag']}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: at(event), to: at(event) });
        }}
        onPointerMove={(event) => {
          if (drag) setDrag({ from: drag.from, to: at(event) });
        }}
        onPointerUp={() => {
          if (drag && to - from >= leastDrag) zoom.set(time(from), time(to));
          setDrag(undefined);
        }}
        onPointerCancel={() => {
          setDrag(undefined);
        }}
        onDoubleClick={() => {
          zoom.reset();
        }}
      >
        {ticks(window, px(width), tickSpacing).map((tick) => (
          <span
            key={tick.time}
            className={classes['tick']}
            data-last={tick.x > width - 60 || undefined}
            style={{ transform: `translateX(${tick.x.toFixed(1)}px)` }}
          >
            <span>{tick.label}</span>
          </span>
        ))}
        {drag && to - from >= leastDrag && (
          <span className={classes['preview']} style={{ left: from, width: to - from }}>
            {formatDuration(nanos(time(to) - time(from)))}
          </span>
        )}
        <span ref={cursorRef} className={classes['time']} aria-hidden="true" hidden />
      </div>
    </div>
  );
}
