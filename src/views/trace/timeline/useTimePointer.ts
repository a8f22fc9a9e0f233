import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { px, stretchBetween, type TimeAxis } from '../../../core';
import { setCrosshair } from '../../../state/session/crosshair';
import type { Zoom } from '../useZoom';

/** Pixels that one step of a wheel counting in lines or pages stands for. */
const perMode = [1, 16, 400];
/** A drag shorter than this is a click. */
const leastDrag = 4;

interface Drag {
  readonly kind: 'pan' | 'measure';
  readonly pointer: number;
  readonly from: number;
  readonly axis: TimeAxis;
  readonly target: HTMLElement;
  moved: boolean;
}

interface Pinch {
  readonly apart: number;
  /** The middle between the fingers. */
  readonly middle: number;
}

/** A pinch as it began. All of it is reckoned from there: its moves may come faster than the page is drawn. */
interface BegunPinch extends Pinch {
  readonly axis: TimeAxis;
}

const pinchOf = (event: TouchEvent, left: number): Pinch | undefined => {
  const [a, b] = event.touches;
  if (!a || !b) return undefined;
  return { apart: Math.max(20, Math.abs(a.clientX - b.clientX)), middle: (a.clientX + b.clientX) / 2 - left };
};

/**
 * The pointer over the bars: Ctrl or ⌘ with the wheel, and a pinch on a touchpad or with two fingers on the screen, zoom where
 * the pointer is; shift with the wheel, sideways scrolling and dragging pan; dragging with Alt measures. A plain wheel is
 * left to the browser, and so is scrolling with one finger.
 */
export function useTimePointer(
  target: RefObject<HTMLElement | null>,
  axisElement: RefObject<HTMLElement | null>,
  axis: TimeAxis,
  zoom: Zoom,
): void {
  const drag = useRef<Drag>(undefined);
  const pinch = useRef<BegunPinch>(undefined);

  const place = (clientX: number) => {
    const box = axisElement.current?.getBoundingClientRect();
    if (!box || box.width <= 0) return undefined;
    const x = clientX - box.left;
    return { x: Math.min(box.width, Math.max(0, x)), left: box.left, inside: x >= 0 && x <= box.width };
  };

  const turned = useEffectEvent((event: WheelEvent) => {
    const at = place(event.clientX);
    if (!at) return;
    const unit = perMode[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      // A wheel's notch counts about 100, a pinch a few: both shall feel alike.
      const exponent = Math.max(-0.5, Math.min(0.5, -event.deltaY * unit * 0.012));
      zoom.by(2 ** exponent, { axis, x: at.x });
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!event.shiftKey && Math.abs(sideways) <= Math.abs(event.deltaY)) return;
    if (sideways === 0) return;
    event.preventDefault();
    zoom.pan((sideways * unit) / axis.width, axis);
  });

  const touched = useEffectEvent((event: TouchEvent) => {
    const left = place(0)?.left;
    const now = left === undefined ? undefined : pinchOf(event, left);
    // A finger more or less is another pinch.
    const begun = event.type === 'touchmove' ? pinch.current : undefined;
    pinch.current = now && (begun ?? { ...now, axis });
    if (!now) return;
    if (event.cancelable) event.preventDefault();
    endDrag(undefined);
    // The time that lay between the fingers follows them.
    if (begun) zoom.pinch(begun.axis, now.apart / begun.apart, begun.middle, now.middle);
  });

  const endDrag = (keep: PointerEvent | undefined) => {
    const was = drag.current;
    drag.current = undefined;
    if (!was) return;
    if (was.moved) was.target.removeAttribute('data-dragging');
    if (was.kind !== 'measure') return;
    const at = keep && was.moved ? place(keep.clientX) : undefined;
    if (at) zoom.mark.keep(stretchBetween(was.axis.time(px(was.from)), was.axis.time(px(at.x))));
    else zoom.mark.draft(undefined);
  };

  const pressed = useEffectEvent((event: PointerEvent) => {
    const at = place(event.clientX);
    const on = event.target;
    if (!at?.inside || event.button !== 0 || !event.isPrimary) return;
    if (!(on instanceof Element) || !on.closest('[data-node]') || on.closest('[data-detail-of]')) return;
    const { current } = target;
    if (!current) return;
    const kind = event.altKey ? 'measure' : 'pan';
    if (kind === 'measure') event.preventDefault();
    drag.current = { kind, pointer: event.pointerId, from: at.x, axis, target: current, moved: false };
  });

  const moved = useEffectEvent((event: PointerEvent) => {
    const at = place(event.clientX);
    if (!at) return;
    setCrosshair(at.inside && event.pointerType !== 'touch' ? axis.time(px(at.x)) : undefined);
    const now = drag.current;
    if (!now || now.pointer !== event.pointerId) return;
    if (!now.moved && Math.abs(at.x - now.from) < leastDrag) return;
    if (!now.moved) {
      now.moved = true;
      now.target.setPointerCapture(event.pointerId);
      now.target.setAttribute('data-dragging', now.kind);
      window.getSelection()?.removeAllRanges();
    }
    if (now.kind === 'measure')
      zoom.mark.draft(stretchBetween(now.axis.time(px(now.from)), now.axis.time(px(at.x))));
    else {
      const next = now.axis.panned(px(now.from - at.x), zoom.bounds);
      zoom.set(next.start, next.end, 'step');
    }
  });

  const released = useEffectEvent((event: PointerEvent) => {
    const was = drag.current;
    if (was?.pointer !== event.pointerId) return;
    endDrag(event.type === 'pointerup' ? event : undefined);
    if (!was.moved || event.type !== 'pointerup') return;
    // The click that ends a drag opens nothing.
    const swallow = (click: Event) => {
      click.stopPropagation();
    };
    was.target.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => {
      was.target.removeEventListener('click', swallow, { capture: true });
    }, 0);
  });

  const cancelled = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drag.current?.moved) return;
    event.stopPropagation();
    event.preventDefault();
    endDrag(undefined);
  });

  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;
    const left = () => {
      setCrosshair(undefined);
    };
    element.addEventListener('wheel', (event) => turned(event), { passive: false, signal });
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
      element.addEventListener(type, (event) => touched(event), { passive: false, signal });
    element.addEventListener('pointerdown', (event) => pressed(event), { signal });
    element.addEventListener('pointermove', (event) => moved(event), { signal });
    element.addEventListener('pointerup', (event) => released(event), { signal });
    element.addEventListener('pointercancel', (event) => released(event), { signal });
    element.addEventListener('pointerleave', left, { signal });
    window.addEventListener('keydown', (event) => cancelled(event), { capture: true, signal });
    return () => {
      stop.abort();
      left();
    };
  }, [target]);
}
