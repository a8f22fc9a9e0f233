import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ServicePlaces } from '../../../core';
import { fitted, revealed, zoomed, type Viewport } from './GraphScene';

/** Pixels that one step of a wheel counting in lines or pages stands for. */
const perMode = [1, 16, 400];

/**
 * What of the picture is on screen. It changes with every frame of a drag, so it is no state of React's: `onMove` is told before
 * the next frame. New places, and another size of the screen before anything was moved, show all of the picture.
 */
export function useViewport(
  element: RefObject<HTMLElement | null>,
  places: ServicePlaces,
  { width, height }: { readonly width: number; readonly height: number },
  onMove: () => void,
) {
  const view = useRef<Viewport>({ x: 0, y: 0, scale: 1 });
  const isMoved = useRef(false);
  const frame = useRef(0);
  const moved = useRef(onMove);
  useLayoutEffect(() => {
    moved.current = onMove;
  });
  const show = useCallback((next: Viewport) => {
    view.current = next;
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      moved.current();
    });
  }, []);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
  const lastPlaces = useRef<ServicePlaces>(undefined);
  useEffect(() => {
    if (width <= 0 || height <= 0) return;
    if (isMoved.current && lastPlaces.current === places) return;
    lastPlaces.current = places;
    isMoved.current = false;
    show(fitted(places, width, height));
  }, [places, width, height, show]);

  const move = useCallback(
    (next: Viewport) => {
      isMoved.current = true;
      show(next);
    },
    [show],
  );
  const turned = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const unit = perMode[event.deltaMode] ?? 1;
    const { x, y, scale } = view.current;
    if (event.ctrlKey || event.metaKey) {
      const box = element.current?.getBoundingClientRect();
      const exponent = Math.max(-0.5, Math.min(0.5, -event.deltaY * unit * 0.012));
      move(
        zoomed(
          view.current,
          2 ** exponent,
          event.clientX - (box?.left ?? 0),
          event.clientY - (box?.top ?? 0),
        ),
      );
      return;
    }
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    move({ x: x + (dx * unit) / scale, y: y + (dy * unit) / scale, scale });
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const listener = (event: WheelEvent) => {
      turned(event);
    };
    target.addEventListener('wheel', listener, { passive: false });
    return () => {
      target.removeEventListener('wheel', listener);
    };
  }, [element]);

  return {
    view,
    move,
    zoom: (factor: number) => {
      move(zoomed(view.current, factor, width / 2, height / 2));
    },
    fit: () => {
      isMoved.current = false;
      show(fitted(places, width, height));
    },
    reveal: (node: number) => {
      const next = revealed(view.current, places, node, width, height);
      if (next !== view.current) move(next);
    },
  };
}
