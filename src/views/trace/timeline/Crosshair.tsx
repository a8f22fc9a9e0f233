import { useEffect, useRef } from 'react';
import { nanos, type TimeAxis } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { useCrosshair } from '../../../state/session/crosshair';
import classes from './Crosshair.module.css';

/** Room that the label needs at the right of the line, in px. */
const labelRoom = 90;

/**
 * The line at the pointer's time, on any axis of the trace; with `label` the time beside it. It is moved without React: the
 * pointer's every move would else draw the page anew.
 */
export function Crosshair({ axis, label = false }: { readonly axis: TimeAxis; readonly label?: boolean }) {
  const durationText = useDurationText();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (time = useCrosshair.getState().time) => {
      const { current } = element;
      if (!current) return;
      const x = time === undefined ? -1 : axis.px(time);
      current.hidden = time === undefined || x < 0 || x > axis.width;
      if (time === undefined || current.hidden) return;
      current.style.transform = `translateX(${x.toFixed(1)}px)`;
      current.toggleAttribute('data-left', x > axis.width - labelRoom);
      const [text] = current.children;
      if (text) text.textContent = durationText(nanos(Math.round(time)));
    };
    place();
    return useCrosshair.subscribe(({ time }) => {
      place(time);
    });
  }, [axis, durationText]);
  return (
    <div ref={element} className={classes['line']} data-crosshair aria-hidden="true" hidden>
      {label && <span className={classes['label']} />}
    </div>
  );
}
