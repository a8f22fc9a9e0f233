import { useLayoutEffect, useState, type RefObject } from 'react';

/** Widths in px of the whole timeline and of its time side; 0 until they are known. */
export interface TimelineSize {
  readonly total: number;
  readonly axis: number;
}

export function useTimelineSize(
  whole: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
): TimelineSize {
  const [size, setSize] = useState<TimelineSize>({ total: 0, axis: 0 });
  useLayoutEffect(() => {
    const left = whole.current;
    const right = axis.current;
    if (!left || !right) return;
    const measure = () => {
      setSize((old) => {
        const next = { total: left.clientWidth, axis: right.clientWidth };
        return old.total === next.total && old.axis === next.axis ? old : next;
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(right);
    observer.observe(left);
    return () => {
      observer.disconnect();
    };
  }, [whole, axis]);
  return size;
}
