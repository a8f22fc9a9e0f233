import { useMemo, useRef, useState, type PointerEvent } from 'react';
import {
  formatTimestamp,
  timeStrip,
  visibleText,
  zoneName,
  type EpochNanos,
  type TimeZoneChoice,
  type TraceSummary,
} from '../../core';
import { useDurationText, useDurationUnit } from '../../pieces/times/TimesContext';
import { TimestampWords } from '../../pieces/TimestampText';
import type { Box } from '../../state/url/box';
import { useResultColumn, useResultKeys } from '../../state/query/useResults';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { Button } from '../../ui/Button';
import { useWidth } from '../../ui/useWidth';
import classes from './Plot.module.css';
import { PlotColour } from './PlotColour';
import { markClasses } from './plotColours';
import { lineWords, PercentileLines, PlotStrip, stripHeight } from './PlotStrip';
import { PlotTip } from './PlotTip';
import { startRange } from './startRange';
import { zoneWords } from './words';
import { marksPath, plotGeometry, pointAt, type PlotPoint } from './plotGeometry';

const height = 148;
const axisLeft = 64;
const axisBottom = 22;
/** Stretches of time of the strip above the plot: no narrower than this, and no more. */
const cellWidth = 14;
const mostCells = 60;
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
  results,
  colour,
  onColour,
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
  /** The table of the traces, for colours. */
  readonly results: number | undefined;
  /** '' = errors, 'service' = the root's, else a key of the table. */
  readonly colour: string;
  readonly onColour: (key: string) => void;
  readonly onBox: (box: Box | undefined) => void;
  readonly onOpen: (traceId: string, inNewTab: boolean) => void;
}) {
  const durationText = useDurationText();
  const unit = useDurationUnit();
  const frame = useRef<HTMLDivElement>(null);
  const fullWidth = useWidth(frame);
  const scale = usePreferences((preferences) => preferences.plotScale);
  const [hovered, setHovered] = useState<PlotPoint>();
  const [drag, setDrag] = useState<Drag>();
  const width = Math.max(120, fullWidth - axisLeft);
  const geometry = useMemo(
    () => plotGeometry(all, summaries, { width, height, scale, zone, unit }),
    [all, summaries, width, scale, zone, unit],
  );
  const { points, xOf, yOf, from, to } = geometry;
  const cells = useMemo(
    () => timeStrip(summaries, from, to, Math.max(1, Math.min(mostCells, Math.floor(width / cellWidth)))),
    [summaries, from, to, width],
  );
  const about = useResultKeys(results);
  const key = colour === '' || colour === 'service' ? undefined : colour;
  const column = useResultColumn(results, key);
  const marks = useMemo(() => {
    if (colour === '') return [];
    if (key === undefined) {
      const services = new Map(points.map(({ summary }) => [summary.traceId, summary.rootService]));
      return markClasses(points, (traceId) => services.get(traceId));
    }
    const { texts = [], of = [] } = column.data?.column ?? {};
    const places = new Map(about.data?.traceIds.map((traceId, at) => [traceId, at]));
    return markClasses(points, (traceId) => texts[of[places.get(traceId) ?? -1] ?? -1]);
  }, [colour, key, points, column.data, about.data]);
  const paths = useMemo(() => {
    const well = points.filter((point) => !point.isError);
    const ill = points.filter((point) => point.isError);
    return { well: marksPath(well, 'circle'), ill: marksPath(ill, 'diamond') };
  }, [points]);

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
          {lineWords(cells)}
        </span>
        <PlotColour colour={colour} about={about.data} legend={marks} onColour={onColour} />
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
        <PlotStrip cells={cells} xOf={xOf} width={width} left={axisLeft} zone={zone} />
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
            <PercentileLines cells={cells} xOf={xOf} yOf={yOf} />
            {marks.length === 0 && (
              <>
                <path className={classes['well']} d={paths.well} />
                <path className={classes['ill']} d={paths.ill} />
              </>
            )}
            {marks.map(({ text, isRest, colour: own, well, ill }) => (
              <g key={`${String(isRest)} ${text ?? ''}`} fill={own} stroke={own}>
                <path className={classes['coloured']} d={well} />
                <path className={classes['colouredIll']} d={ill} />
              </g>
            ))}
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
          <PlotTip x={shown.x + axisLeft} y={shown.y + stripHeight} width={width + axisLeft}>
            <strong>
              {shown.summary.rootService === undefined
                ? 'no root span'
                : `${visibleText(shown.summary.rootService)}: ${visibleText(shown.summary.rootName ?? '')}`}
            </strong>
            <span>
              {durationText(shown.summary.duration)}
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
