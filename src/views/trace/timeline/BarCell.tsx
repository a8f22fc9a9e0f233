import { memo, useState, type CSSProperties } from 'react';
import {
  SpanStatus,
  barOf,
  criticalMarks,
  eventTicks,
  nameOf,
  nanos,
  placeLabel,
  px,
  serviceOf,
  type Nanos,
  type SpanIndex,
  type TimeAxis,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { onDemand } from '../../../state/session/onDemand';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './BarCell.module.css';
import type { RowExtras } from './columns/RowExtras';
import { lineText } from './rowName';
import { textWidth } from './textWidth';

const FoldedStrip = onDemand(async () => (await import('./FoldedStrip')).FoldedStrip);

/** Width of the sign that stands for a bar outside the window, in px. */
const edgeMark = 8;

/** Width of the hatching at the end of a bar in error, in px. */
const hatch = 14;

const one = (value: number) => value.toFixed(1);

/** A span's bar with its label, critical path, error mark and events. */
export const BarCell = memo(function BarCell({
  open,
  span,
  folded,
  colour,
  axis,
  events,
  extras,
  server,
  serverColour,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly folded: boolean;
  readonly colour: string;
  readonly axis: TimeAxis;
  /** Times of the span's events, as far as they are known. */
  readonly events: readonly Nanos[] | undefined;
  readonly extras: RowExtras | undefined;
  /** The server's span of a folded call, and the colour of its bar. */
  readonly server: SpanIndex | undefined;
  readonly serverColour: string | undefined;
}) {
  const durationText = useDurationText();
  const [hover, setHover] = useState(false);
  const { trace, facts } = open;
  const { spans } = trace;
  const start = nanos(spans.start[span] ?? 0);
  const end = nanos(spans.end[span] ?? 0);
  const { width } = axis;
  const bar = barOf(start, end, axis);
  const duration = durationText(nanos(end - start));
  const label = hover
    ? `${lineText(serviceOf(trace, span))} :: ${lineText(nameOf(trace, span))} · ${duration}`
    : duration;
  const failed = spans.status[span] === SpanStatus.error;
  // Beside a mark at the edge the label begins where the mark ends.
  const taken =
    bar.side === 'inside' ? bar : { ...bar, left: px(bar.side === 'before' ? edgeMark : width - edgeMark) };
  const place = placeLabel(taken, px(textWidth(label)), width, px(6), px(failed ? hatch : 0));
  const style: CSSProperties = {
    background: colour,
    transform: `translateX(${one(bar.left)}px)`,
    width: `${one(bar.width)}px`,
  };
  const critical = criticalMarks(spans, facts, span, folded, axis)
    .map(({ from, to }) => `M${one(from)} 0H${one(to)}`)
    .join('');
  const marks = events === undefined ? [] : eventTicks(events, axis);
  return (
    <div
      role="gridcell"
      className={classes['cell']}
      data-folded={folded || undefined}
      onPointerEnter={() => {
        setHover(true);
      }}
      onPointerLeave={() => {
        setHover(false);
      }}
    >
      {bar.side === 'inside' ? (
        <div
          className={classes['bar']}
          style={style}
          data-act="bar"
          data-error={failed || undefined}
          data-cut={
            bar.clippedStart ? (bar.clippedEnd ? 'both' : 'start') : bar.clippedEnd ? 'end' : undefined
          }
          title={
            hover
              ? `${lineText(serviceOf(trace, span))}: ${lineText(nameOf(trace, span))}\n${duration}, starts at ${durationText(start)}`
              : undefined
          }
        />
      ) : (
        <span
          className={classes['edge']}
          data-side={bar.side}
          data-error={failed || undefined}
          title={`Outside of what is shown: at ${durationText(start)}, ${duration} long`}
        >
          {bar.side === 'before' ? '‹' : '›'}
        </span>
      )}
      {extras && server !== undefined && bar.side === 'inside' && (
        <extras.parts.ServerBar open={open} server={server} colour={serverColour} axis={axis} />
      )}
      {critical !== '' && (
        <svg className={classes['critical']} width={width} height={3} aria-hidden="true">
          <path d={critical} transform="translate(0 1.5)" />
        </svg>
      )}
      {marks.length > 0 && (
        <svg className={classes['events']} width={width} height={6} aria-hidden="true">
          <path d={marks.map(({ x }) => `M${one(x)} 0V6`).join('')} />
        </svg>
      )}
      {folded && <FoldedStrip open={open} span={span} axis={axis} />}
      {place.place !== 'none' && (
        <span
          className={classes['label']}
          data-place={place.place}
          style={{ transform: `translateX(${one(place.x)}px)` }}
        >
          {label}
        </span>
      )}
    </div>
  );
});
