import { useRef } from 'react';
import { cx } from './cx';
import classes from './PaneDivider.module.css';

/** A line between two panes that is dragged, or moved by the arrow keys, to change the width or the height of one of them. */
export function PaneDivider({
  label,
  value,
  min,
  max,
  side,
  onChange,
  onReset,
  className,
}: {
  readonly label: string;
  /** Width (height, where it lies at the top or the bottom) of the pane in px, and its bounds. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** On which side of the line the pane lies. */
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  readonly onChange: (value: number) => void;
  /** What a double click does. */
  readonly onReset?: (() => void) | undefined;
  readonly className?: string | undefined;
}) {
  const start = useRef<{ readonly at: number; readonly value: number }>(undefined);
  const put = (next: number) => {
    onChange(Math.round(Math.max(min, Math.min(max, next))));
  };
  const outwards = side === 'left' || side === 'top' ? 1 : -1;
  const isFlat = side === 'top' || side === 'bottom';
  return (
    // A separator that moves is a widget: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    <div
      role="slider"
      aria-orientation={isFlat ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      aria-valuetext={`${String(Math.round(value))} pixels`}
      tabIndex={0}
      className={cx(classes['divider'], isFlat && classes['flat'], className)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: isFlat ? event.clientY : event.clientX, value };
      }}
      onPointerMove={(event) => {
        const at = isFlat ? event.clientY : event.clientX;
        if (start.current) put(start.current.value + (at - start.current.at) * outwards);
      }}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onPointerCancel={() => {
        start.current = undefined;
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onReset?.();
      }}
      onKeyDown={(event) => {
        const step = event.shiftKey ? 64 : 16;
        if (event.key === (isFlat ? 'ArrowDown' : 'ArrowRight')) put(value + step * outwards);
        else if (event.key === (isFlat ? 'ArrowUp' : 'ArrowLeft')) put(value - step * outwards);
        else if (event.key === 'Home') put(min);
        else if (event.key === 'End') put(max);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
