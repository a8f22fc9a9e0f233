import { useState, type PointerEvent, type Ref } from 'react';
import { nanos, px, stretchBetween, tickSpacing, ticks, type TimeAxis } from '../../../core';
import { useDurationText, useDurationUnit } from '../../../pieces/times/TimesContext';
import type { Zoom } from '../useZoom';
import { Crosshair } from './Crosshair';
import { stretchOn } from './GridLines';
import marks from './TimeMarks.module.css';
import classes from './Timeline.module.css';

/** Room that a label of the axis needs, in px. */
const labelRoom = px(90);
/** A drag shorter than this is a click. */
const leastDrag = 4;
/** A narrower break has no room for its length. */
const lengthRoom = 36;

interface Drag {
  readonly from: number;
  readonly to: number;
  /** Alt was down: the stretch is measured instead of zoomed to. */
  readonly measures: boolean;
}

/**
 * The time axis on top of the bars: ticks, breaks with their true length, the mark, the pointer's time. Dragging zooms, with
 * Alt it measures; a double click shows the whole trace.
 */
export function Axis({
  axis,
  zoom,
  axisRef,
}: {
  readonly axis: TimeAxis;
  readonly zoom: Zoom;
  readonly axisRef: Ref<HTMLDivElement>;
}) {
  const durationText = useDurationText();
  const unit = useDurationUnit();
  const { window, width, breaks } = axis;
  const [drag, setDrag] = useState<Drag>();
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(box.width, Math.max(0, event.clientX - box.left));
  };
  const from = drag === undefined ? 0 : Math.min(drag.from, drag.to);
  const to = drag === undefined ? 0 : Math.max(drag.from, drag.to);
  const isDrag = drag !== undefined && to - from >= leastDrag;
  const between = (a: number, b: number) => stretchBetween(axis.time(px(a)), axis.time(px(b)));
  const marked = stretchOn(axis, zoom.mark.stretch);
  const end = () => {
    setDrag(undefined);
    zoom.mark.draft(undefined);
  };
  return (
    <div
      role="columnheader"
      className={classes['axis']}
      ref={axisRef}
      aria-label={`Time since the trace’s start, ${durationText(window.start)} to ${durationText(window.end)} shown${breaks.length === 0 ? '' : `, idle time squeezed in ${String(breaks.length)} ${breaks.length === 1 ? 'place' : 'places'}`}`}
    >
      <div
        role="presentation"
        className={classes['drag']}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: at(event), to: at(event), measures: event.altKey });
        }}
        onPointerMove={(event) => {
          if (!drag) return;
          const x = at(event);
          setDrag({ ...drag, to: x });
          if (drag.measures) zoom.mark.draft(between(drag.from, x));
        }}
        onPointerUp={() => {
          const stretch = isDrag ? between(from, to) : undefined;
          if (stretch && drag?.measures) zoom.mark.keep(stretch);
          else if (stretch) zoom.set(stretch.start, stretch.end);
          end();
        }}
        onPointerCancel={end}
        onDoubleClick={() => {
          zoom.reset();
        }}
      >
        {ticks(axis, tickSpacing(axis, labelRoom, unit), unit).map((tick) => (
          <span
            key={tick.time}
            className={classes['tick']}
            data-last={tick.x > width - 60 || undefined}
            style={{ transform: `translateX(${tick.x.toFixed(1)}px)` }}
          >
            <span>{tick.label}</span>
          </span>
        ))}
        {breaks.map((each) => (
          <span
            key={each.start}
            className={marks['length']}
            data-break
            data-narrow={each.to - each.from < lengthRoom || undefined}
            style={{ left: each.from, width: each.to - each.from }}
            title={`${durationText(nanos(each.end - each.start))} in which nothing runs, squeezed: ${durationText(each.start)} to ${durationText(each.end)}`}
          >
            <span>{durationText(nanos(each.end - each.start))}</span>
          </span>
        ))}
        {marked && <span className={marks['measured']} style={marked} />}
        {drag && isDrag && !drag.measures && (
          <span className={classes['preview']} style={{ left: from, width: to - from }}>
            {durationText(nanos(axis.time(px(to)) - axis.time(px(from))))}
          </span>
        )}
        <Crosshair axis={axis} label />
      </div>
    </div>
  );
}
