import { useEffect, useEffectEvent, type RefObject } from 'react';
import { TimeAxis, px } from '../../../core';
import type { AxisZoom } from '../useZoom';

/** Pixels that one step of a wheel counting in lines or pages stands for. */
const perMode = [1, 16, 400];

/**
 * Ctrl or ⌘ with the wheel (and a pinch on a touchpad, which browsers report so) zooms at the pointer; shift with the
 * wheel and sideways scrolling pan. A plain wheel is left to the browser.
 */
export function useWheelZoom(
  target: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
  zoom: AxisZoom,
): void {
  const turned = useEffectEvent((event: WheelEvent) => {
    const box = axis.current?.getBoundingClientRect();
    if (!box || box.width <= 0) return;
    const unit = perMode[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const x = Math.min(box.width, Math.max(0, event.clientX - box.left));
      // A wheel's notch counts about 100, a pinch a few: both shall feel alike.
      const exponent = Math.max(-0.5, Math.min(0.5, -event.deltaY * unit * 0.012));
      zoom.by(2 ** exponent, { axis: new TimeAxis(zoom.window, px(box.width)), x });
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!event.shiftKey && Math.abs(sideways) <= Math.abs(event.deltaY)) return;
    if (sideways === 0) return;
    event.preventDefault();
    zoom.pan((sideways * unit) / box.width, new TimeAxis(zoom.window, px(box.width)));
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const listener = (event: WheelEvent) => {
      turned(event);
    };
    element.addEventListener('wheel', listener, { passive: false });
    return () => {
      element.removeEventListener('wheel', listener);
    };
  }, [target]);
}
