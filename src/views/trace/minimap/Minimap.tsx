import { useId, useLayoutEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { MIN_WINDOW, nanos, px, type SpanIndex, type TimeAxis } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import { onDemand } from '../../../state/session/onDemand';
import { announce } from '../../../ui/announce';
import { useThemeTurn } from '../../../ui/useThemeTurn';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { SpanColours } from '../colours/SpanColours';
import type { Zoom } from '../useZoom';
import classes from './Minimap.module.css';
import { paintMarks, paintMinimap, type PaintedMinimap } from './paintMinimap';

const MinimapWords = onDemand(async () => (await import('./MinimapWords')).MinimapWords);

const height = 56;
const leastDrag = 4;

type Drag =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'move'; readonly grabbed: number; readonly left: number; readonly right: number }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' };

/** All spans at a glance, and the part of them that the timeline shows: drag to choose it, drag it to move it. */
export function Minimap({
  open,
  zoom,
  colours,
  matches,
  selected,
}: {
  readonly open: OpenTrace;
  readonly zoom: Zoom;
  readonly colours: SpanColours;
  readonly matches: Int32Array | undefined;
  readonly selected: SpanIndex | undefined;
}) {
  const durationText = useDurationText();
  const words = useId();
  const [painted, setPainted] = useState<PaintedMinimap>();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ticks = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [drag, setDrag] = useState<Drag>();
  const theme = useThemeTurn();

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setWidth(Math.round(element.clientWidth));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const { bounds, window, whole, wholeAxis } = zoom;
  const axis = useMemo<TimeAxis>(() => wholeAxis(width), [wholeAxis, width]);
  useLayoutEffect(() => {
    if (!canvas.current || width === 0) return;
    const abort = new AbortController();
    const painting = inSlices(paintMinimap(canvas.current, open.trace, colours, axis, height), abort.signal);
    void whileBusy(painting).then((done) => {
      if (!abort.signal.aborted) setPainted(done);
    });
    return () => {
      abort.abort();
    };
  }, [open, colours, axis, width, theme]);
  useLayoutEffect(() => {
    if (!ticks.current || width === 0) return;
    paintMarks(ticks.current, open.trace, { painted, matches, selected }, axis, height);
  }, [open, painted, matches, selected, axis, width, theme]);

  const left = axis.px(window.start);
  const right = axis.px(window.end);
  const at = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    return box === undefined ? 0 : Math.min(box.width, Math.max(0, event.clientX - box.left));
  };
  const time = (x: number) => axis.time(px(x));
  const range =
    drag?.kind === 'range'
      ? { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) }
      : undefined;

  const grab = (event: PointerEvent, next: Drag) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    frame.current?.setPointerCapture(event.pointerId);
    setDrag(next);
  };
  const moveEdge = (edge: 'start' | 'end', to: number) => {
    if (edge === 'start') zoom.set(Math.min(to, window.end - MIN_WINDOW), window.end, 'step');
    else zoom.set(window.start, Math.max(to, window.start + MIN_WINDOW), 'step');
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    const x = at(event);
    if (drag.kind === 'range') setDrag({ ...drag, to: x });
    else if (drag.kind === 'edge') moveEdge(drag.edge, time(x));
    else {
      const length = drag.right - drag.left;
      const from = Math.min(width - length, Math.max(0, drag.left + x - drag.grabbed));
      zoom.set(time(from), time(from + length), 'step');
    }
  };
  const drop = () => {
    if (range && range.to - range.from >= leastDrag) zoom.set(time(range.from), time(range.to));
    setDrag(undefined);
  };
  const label = useMemo(
    () =>
      `${durationText(nanos(window.start))} to ${durationText(nanos(window.end))} of ${durationText(nanos(bounds.end))}`,
    [window, bounds, durationText],
  );
  const step = (bounds.end - bounds.start) / 100;

  const handle = (edge: 'start' | 'end') => {
    const value = window[edge];
    const put = (to: number) => {
      moveEdge(edge, to);
      announce(`Shown: ${label}`);
    };
    return (
      <div
        role="slider"
        tabIndex={0}
        className={classes['handle']}
        data-edge={edge}
        style={{ left: edge === 'start' ? left : right }}
        aria-label={edge === 'start' ? 'Start of the part shown' : 'End of the part shown'}
        aria-valuemin={0}
        aria-valuemax={Math.round(bounds.end)}
        aria-valuenow={Math.round(value)}
        aria-valuetext={durationText(value)}
        onPointerDown={(event) => {
          grab(event, { kind: 'edge', edge });
        }}
        onKeyDown={(event) => {
          const by = event.shiftKey ? 10 * step : step;
          if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') put(value - by);
          else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') put(value + by);
          else if (event.key === 'Home') put(bounds.start);
          else if (event.key === 'End') put(bounds.end);
          else return;
          event.preventDefault();
        }}
      />
    );
  };

  return (
    <div
      ref={frame}
      className={classes['minimap']}
      role="group"
      aria-label={`Overview of all spans. Shown: ${label}`}
      aria-describedby={words}
      data-drag={drag?.kind === 'edge' ? drag.edge : drag?.kind}
      onPointerDown={(event) => {
        const x = at(event);
        grab(event, { kind: 'range', from: x, to: x });
      }}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={() => {
        setDrag(undefined);
      }}
      onDoubleClick={zoom.reset}
    >
      <canvas ref={canvas} className={classes['canvas']} aria-hidden="true" />
      <div className={classes['shade']} style={{ left: 0, width: left }} />
      <div className={classes['shade']} style={{ left: right, right: 0 }} />
      <canvas ref={ticks} className={classes['canvas']} aria-hidden="true" />
      <MinimapWords id={words} trace={open.trace} matches={matches} />
      {!whole && (
        <div
          className={classes['window']}
          style={{ left, width: right - left }}
          onPointerDown={(event) => {
            grab(event, { kind: 'move', grabbed: at(event), left, right });
          }}
        />
      )}
      {range && range.to - range.from >= leastDrag && (
        <div className={classes['range']} style={{ left: range.from, width: range.to - range.from }}>
          {durationText(nanos(time(range.to) - time(range.from)))}
        </div>
      )}
      {handle('start')}
      {handle('end')}
    </div>
  );
}
