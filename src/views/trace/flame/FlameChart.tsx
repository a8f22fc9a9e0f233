import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { moveInFlame, type FlameCells } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { useSize } from '../../../ui/useSize';
import { useThemeTurn } from '../../../ui/useThemeTurn';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { useWheelZoom } from './useWheelZoom';
import classes from './flame.module.css';
import { FlameTip, type Hovered } from './FlameTip';
import { FlameTwin } from './FlameTwin';
import { cellAtPoint, laneHeight, paintFlame, paintOutlines, type FlameScene } from './paintFlame';
import type { Flame } from './useFlame';

const leastDrag = 4;

/** The picture: painted on a canvas as large as the screen has room, with a tree in words for those who cannot see it. */
export function FlameChart({
  open,
  flame,
  similar,
  wish,
  onPress,
  onZoom,
  onOut,
}: {
  readonly open: OpenTrace;
  readonly flame: Flame;
  readonly similar: FlameScene['similar'];
  /** A frame to scroll to; each wish is an object of its own. */
  readonly wish: { readonly frame: number } | undefined;
  readonly onPress: (frame: number, from: 'pointer' | 'keys') => void;
  readonly onZoom: (frame: number) => void;
  readonly onOut: () => void;
}) {
  const { picture, shades, zoom, active, found } = flame;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const cells = useRef<FlameCells>(undefined);
  const drag = useRef<{ x: number; y: number; start: number; end: number; top: number; moved: boolean }>(
    undefined,
  );
  const { width, height } = useSize(scroller);
  const [scroll, setScroll] = useState(0);
  const [hovered, setHovered] = useState<Hovered>();
  const theme = useThemeTurn();
  const id = useId();
  const durationText = useDurationText();
  useWheelZoom(scroller, base, zoom);

  const scene = useMemo<FlameScene>(
    () => ({
      open,
      picture,
      shades,
      window: zoom.window,
      width,
      height,
      scroll,
      foundBefore: found?.before,
      similar,
      durationText,
    }),
    [open, picture, shades, zoom.window, width, height, scroll, found, similar, durationText],
  );
  useLayoutEffect(() => {
    if (base.current && width > 0) cells.current = paintFlame(base.current, scene);
  }, [scene, width, theme]);
  useLayoutEffect(() => {
    if (over.current && width > 0) paintOutlines(over.current, scene, hovered?.frame, active);
  }, [scene, width, hovered?.frame, active, theme]);

  const reveal = (frame: number) => {
    const element = scroller.current;
    const lane = picture.frames.lane[frame] ?? -1;
    if (!element || lane < 0) return;
    const top = lane * laneHeight;
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - laneHeight);
    else if (top + laneHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * laneHeight - element.clientHeight;
    const [left = 0, right = 0] = [picture.frames.left[frame], picture.frames.right[frame]];
    const { start, end } = zoom.window;
    if (right <= start || left >= end) {
      const half = (end - start) / 2;
      zoom.set((left + right) / 2 - half, (left + right) / 2 + half);
    }
  };
  const revealWish = useEffectEvent((wanted: { readonly frame: number }) => {
    reveal(wanted.frame);
  });
  useEffect(() => {
    if (wish) revealWish(wish);
  }, [wish]);

  const point = (event: { readonly clientX: number; readonly clientY: number }) => {
    const box = base.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const frameAt = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const cell = cells.current && cellAtPoint(cells.current, scroll, x, y);
    return cell === undefined || !cells.current ? undefined : { cell, cells: cells.current };
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = point(event);
    const held = drag.current;
    if (held) {
      held.moved ||= Math.abs(event.clientX - held.x) + Math.abs(event.clientY - held.y) >= leastDrag;
      if (!held.moved || !scroller.current) return;
      const by = ((held.x - event.clientX) / Math.max(1, width)) * (held.end - held.start);
      scroller.current.scrollTop = held.top + held.y - event.clientY;
      if (!zoom.whole) zoom.pan((held.start + by - zoom.window.start) / (held.end - held.start));
      setHovered(undefined);
      return;
    }
    const hit = frameAt(at);
    if (!hit) setHovered(undefined);
    else
      setHovered({
        frame: hit.cells.frame[hit.cell] ?? 0,
        frames: hit.cells.frames[hit.cell] ?? 1,
        errors: hit.cells.errors[hit.cell] ?? 0,
        ...at,
      });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || active === undefined) return;
    const { key } = event;
    const to = moveInFlame(picture.index, active, key);
    if (to !== undefined) {
      onPress(to, 'keys');
      reveal(to);
    } else if (key === 'Enter' || key === ' ') onZoom(active);
    else if (key === 'Escape' || key === 'Backspace') onOut();
    else if (key === '+' || key === '=') zoom.by(1.5);
    else if (key === '-') zoom.by(1 / 1.5);
    else if (key === '0') zoom.reset();
    else if (!/^(Arrow|Home$|End$)/.test(key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const idOf = (frame: number) => `${id}-frame-${String(frame)}`;
  const tall = picture.frames.laneCount * laneHeight + laneHeight;
  return (
    <div className={classes['chart']}>
      <p id={`${id}-keys`} className="visually-hidden">
        Arrow keys move between frames, Enter zooms to one, Escape zooms out.
      </p>
      <div
        ref={scroller}
        role="tree"
        aria-label="Flame graph"
        aria-describedby={`${id}-keys`}
        aria-activedescendant={active === undefined ? undefined : idOf(active)}
        tabIndex={0}
        className={classes['scroller']}
        onScroll={(event) => {
          setScroll(event.currentTarget.scrollTop);
          setHovered(undefined);
        }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          drag.current = {
            x: event.clientX,
            y: event.clientY,
            start: zoom.window.start,
            end: zoom.window.end,
            top: event.currentTarget.scrollTop,
            moved: false,
          };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => {
          const moved = drag.current?.moved ?? true;
          drag.current = undefined;
          const hit = moved ? undefined : frameAt(point(event));
          if (hit) onPress(hit.cells.frame[hit.cell] ?? 0, 'pointer');
        }}
        onPointerCancel={() => {
          drag.current = undefined;
        }}
        onPointerLeave={() => {
          setHovered(undefined);
        }}
        onDoubleClick={(event) => {
          const hit = frameAt(point(event));
          if (hit) onZoom(hit.cells.frame[hit.cell] ?? 0);
        }}
      >
        <div className={classes['lanes']} style={{ height: tall }} aria-hidden="true">
          <div className={classes['sheet']} style={{ height }}>
            <canvas ref={base} className={classes['canvas']} style={{ width, height }} />
            <canvas ref={over} className={classes['canvas']} style={{ width, height }} />
          </div>
        </div>
        {active !== undefined && (
          <FlameTwin open={open} picture={picture} active={active} foundBefore={found?.before} idOf={idOf} />
        )}
      </div>
      {hovered && <FlameTip open={open} picture={picture} hovered={hovered} width={width} height={height} />}
    </div>
  );
}
