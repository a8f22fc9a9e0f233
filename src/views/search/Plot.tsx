import { useMemo, useRef, useState, type PointerEvent } from 'react';
import {
  formatDuration,
  formatTimestamp,
  visibleText,
  zoneName,
  type EpochNanos,
  type TimeZoneChoice,
  type TraceSummary,
} from '../../core';
import { TimestampWords } from '../../pieces/TimestampText';
import type { Box } from '../../state/url/box';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { Button } from '../../ui/Button';
import { useWidth } from '../../ui/useWidth';
import classes from './Plot.module.css';
import { PlotTip } from './PlotTip';
import { startRange } from './startRange';
import { zoneWords } from './words';
import { marksPath, plotGeometry, pointAt, type PlotPoint } from './plotGeometry';

const height = 168;
const axisLeft = 64;
const axisBottom = 22;
/** A shorter drag is a click. */
const clickSlack = 4;

interface Drag {
  readonly x0: number;
  readonly y0: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The traces found, by start and duration: area by spans, a red diamond for those with errors. A click opens a trace, a drag
 * narrows the list. For the pointer only: the list is its text, and the box has fields (BoxFields).
 */
export function Plot({
  all,
  summaries,
  box,
  zone,
  marked,
  onBox,
  onOpen,
}: {
  /** All traces found, by which the axes are made: they stay where they are while facets change. */
  readonly all: readonly TraceSummary[];
  /** The traces that are drawn. */
  readonly summaries: readonly TraceSummary[];
  readonly box: Box | undefined;
  readonly zone: TimeZoneChoice;
  /** Trace to stand out, because the pointer or the focus is on its row. */
  readonly marked: string | undefined;
  readonly onBox: (box: Box | undefined) => void;
  readonly onOpen: (traceId: string, inNewTab: boolean) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const fullWidth = useWidth(frame);
  const scale = usePreferences((preferences) => preferences.plotScale);
  const [hovered, setHovered] = useState<PlotPoint>();
  const [drag, setDrag] = useState<Drag>();
  const width = Math.max(120, fullWidth - axisLeft);
  const geometry = useMemo(
    () => plotGeometry(all, summaries, { width, height, scale, zone }),
    [all, summaries, width, scale, zone],
  );
  const paths = useMemo(() => {
    const well = geometry.points.filter((point) => !point.isError);
    const ill = geometry.points.filter((point) => point.isError);
    return { well: marksPath(well, 'circle'), ill: marksPath(ill, 'diamond') };
  }, [geometry]);

  const place = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left - axisLeft, y: event.clientY - top };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { x, y } = place(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ x0: x, y0: y, x, y });
  };
  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = place(event);
    if (drag) setDrag({ ...drag, x, y });
    else {
      const point = pointAt(geometry.points, x, y);
      if (point !== hovered) setHovered(point);
    }
  };
  const onPointerUp = (event: PointerEvent) => {
    if (!drag) return;
    setDrag(undefined);
    const { x, y } = place(event);
    if (Math.hypot(x - drag.x0, y - drag.y0) >= clickSlack) {
      onBox(geometry.boxAt(drag.x0, drag.y0, x, y));
      return;
    }
    const point = pointAt(geometry.points, x, y);
    if (point) onOpen(point.summary.traceId, event.ctrlKey || event.metaKey);
    else if (box) onBox(undefined);
  };
  const dragged = drag && Math.hypot(drag.x - drag.x0, drag.y - drag.y0) >= clickSlack ? drag : undefined;
  const rect = dragged
    ? {
        x: Math.max(0, Math.min(dragged.x0, dragged.x)),
        y: Math.max(0, Math.min(dragged.y0, dragged.y)),
        width:
          Math.min(width, Math.max(dragged.x0, dragged.x)) - Math.max(0, Math.min(dragged.x0, dragged.x)),
        height:
          Math.min(height, Math.max(dragged.y0, dragged.y)) - Math.max(0, Math.min(dragged.y0, dragged.y)),
      }
    : box && geometry.rectOf(box);
  const shown = hovered && geometry.points.includes(hovered) ? hovered : undefined;
  const outlined = shown ?? geometry.points.find((point) => point.summary.traceId === marked);
  const ends = useMemo(() => startRange(all), [all]);
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['caption']}>
        <span>
          Duration over start, in{' '}
          {ends ? `${zoneWords(ends.first, ends.last, zone)}, ${dates(ends, zone)}` : zoneName(zone)}
        </span>
        <Button
          look="quiet"
          className={classes['scale']}
          aria-pressed={scale === 'log'}
          onClick={() => {
            setPreferences({ plotScale: scale === 'log' ? 'linear' : 'log' });
          }}
        >
          Log scale
        </Button>
      </figcaption>
      <div ref={frame} className={classes['frame']}>
        <svg
          className={classes['plot']}
          width={width + axisLeft}
          height={height + axisBottom}
          role="img"
          aria-label={`Plot of ${String(summaries.length)} traces by start and duration; the list below says the same in words`}
          data-over={shown ? 'trace' : undefined}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={() => {
            setHovered(undefined);
          }}
          onPointerCancel={() => {
            setDrag(undefined);
          }}
          onAuxClick={(event) => {
            if (event.button === 1 && shown) onOpen(shown.summary.traceId, true);
          }}
        >
          <g transform={`translate(${String(axisLeft)} 0)`}>
            {geometry.durationTicks.map(({ at, label }) => (
              <g key={label} transform={`translate(0 ${String(at)})`}>
                <line className={classes['grid']} x2={width} />
                <text className={classes['label']} x={-8} dy="0.32em" textAnchor="end">
                  {label}
                </text>
              </g>
            ))}
            <line className={classes['axis']} x2={width} y1={height} y2={height} />
            {geometry.timeTicks.map(({ at, label }) => (
              <g key={at} transform={`translate(${String(at)} ${String(height)})`}>
                <line className={classes['axis']} y2={4} />
                <text
                  className={classes['label']}
                  y={16}
                  textAnchor={at > width - 40 ? 'end' : 'middle'}
                  x={at > width - 40 ? width - at : 0}
                >
                  {label}
                </text>
              </g>
            ))}
            {rect && <rect className={classes['box']} {...rect} />}
            <path className={classes['well']} d={paths.well} />
            <path className={classes['ill']} d={paths.ill} />
            {outlined && (
              <circle
                className={classes['marked']}
                cx={outlined.x}
                cy={outlined.y}
                r={outlined.radius + (outlined.isError ? 5 : 3)}
              />
            )}
          </g>
        </svg>
        {shown && !drag && (
          <PlotTip x={shown.x + axisLeft} y={shown.y} width={width + axisLeft}>
            <strong>
              {shown.summary.rootService === undefined
                ? 'no root span'
                : `${visibleText(shown.summary.rootService)}: ${visibleText(shown.summary.rootName ?? '')}`}
            </strong>
            <span>
              {formatDuration(shown.summary.duration)}
              {shown.summary.spanCount !== undefined && ` · ${String(shown.summary.spanCount)} spans`}
              {shown.isError && ` · ${String(shown.summary.errorCount)} in error`}
            </span>
            <span>
              <TimestampWords epoch={shown.summary.start} precision="millis" />
            </span>
          </PlotTip>
        )}
      </div>
    </figure>
  );
}

/** The day, or days, that the plot covers. */
function dates(
  { first, last }: { readonly first: EpochNanos; readonly last: EpochNanos },
  zone: TimeZoneChoice,
): string {
  const [from, to] = [first, last].map((epoch) => formatTimestamp(epoch, { zone, show: 'date' }));
  return from === to ? (from ?? '') : `${from ?? ''} to ${to ?? ''}`;
}
