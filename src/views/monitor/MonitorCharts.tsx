import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatTimestamp, zoneSeconds, type MonitorPoint, type TimeZoneChoice } from '../../core';
import { chartLeft, chartRight, StepChart, stepPlaces, type ChartTick } from '../../pieces/chart/StepChart';
import type { ChartLine } from '../../pieces/chart/chartGeometry';
import { useWidth } from '../../ui/useWidth';
import { figureFormats, pointWords, type FigureName } from './figureWords';
import classes from './monitor.module.css';

/** Least distance of labels of the time axis, in px. */
const spacing = 70;
/** Distances of times that people read clocks in, in milliseconds. */
const roundLengths = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * 1000,
);

/** A time of the axis as text. `step` in milliseconds. */
export function stepTime(
  time: number,
  step: number,
  zone: TimeZoneChoice,
  show: 'both' | 'time' = 'time',
): string {
  const precision = step < 60_000 ? 'seconds' : 'minutes';
  return formatTimestamp(BigInt(Math.round(time * 1000)) * 1000n, { zone, precision, show });
}

/** "10:15 to 10:20". */
export const stepTimes = ({ from, to }: MonitorPoint, zone: TimeZoneChoice): string =>
  `${stepTime(from, to - from, zone)} to ${stepTime(to, to - from, zone)}`;

function lineOf(
  points: readonly MonitorPoint[],
  before: readonly MonitorPoint[] | undefined,
  name: FigureName,
  label: string,
  tone: ChartLine['tone'],
): ChartLine {
  return {
    id: name,
    label,
    tone,
    values: points.map((point) => point[name].value),
    low: points.map((point) => point[name].low),
    high: points.map((point) => point[name].high),
    isLeast: points.map(({ state }) => name === 'rate' && state === 'least'),
    before: before?.map((point) => point[name].value),
  };
}

/**
 * Rate, errors and durations of a service, step by step, above each other with one crosshair. One stop for the keyboard: a slider that
 * says each step in words; Enter looks at it.
 */
export function MonitorCharts({
  points,
  before,
  zone,
  picked,
  onPick,
}: {
  readonly points: readonly MonitorPoint[];
  /** The same number of steps, earlier. */
  readonly before: readonly MonitorPoint[] | undefined;
  readonly zone: TimeZoneChoice;
  /** The step that is looked at; −1 = none. */
  readonly picked: number;
  /** −1 = none. */
  readonly onPick: (step: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [pointed, setPointed] = useState(-1);
  const [active, setActive] = useState(-1);
  const last = points.length - 1;
  const at = Math.min(active < 0 ? (picked < 0 ? last : picked) : active, last);
  const point = points[at];
  const charts = useMemo(
    () => [
      {
        name: 'rate' as const,
        title: 'Calls',
        scale: 'linear' as const,
        least: 1e-4,
        height: 110,
        lines: [lineOf(points, before, 'rate', 'calls', 'plain')],
      },
      {
        name: 'errors' as const,
        title: 'Share of calls in error',
        scale: 'linear' as const,
        least: 0.02,
        height: 96,
        lines: [lineOf(points, before, 'errors', 'in error', 'error')],
      },
      {
        name: 'p95' as const,
        title: 'Durations (by powers of ten)',
        scale: 'log' as const,
        least: 1000,
        height: 158,
        lines: [
          lineOf(points, before, 'p50', 'p50', 'low'),
          lineOf(points, before, 'p75', 'p75', 'middle'),
          lineOf(points, before, 'p95', 'p95', 'high'),
        ],
      },
    ],
    [points, before],
  );
  const { each } = stepPlaces(points.length, width);
  const ticks = useMemo((): readonly ChartTick[] => {
    // At round times of the reader's clock, as close as their labels allow.
    const [first] = points;
    const step = first ? first.to - first.from : 1;
    const least = Math.ceil(spacing / each) * step;
    const apart = roundLengths.find((length) => length >= least && length % step === 0) ?? least;
    return points.flatMap(({ from }, at) => {
      const wall = from + zoneSeconds(BigInt(from) * 1_000_000n, zone) * 1000;
      return at > 0 && wall % apart === 0
        ? [{ x: chartLeft + at * each, label: stepTime(from, step, zone) }]
        : [];
    });
  }, [points, each, zone]);
  const stepAt = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - chartLeft;
    const inside = width - chartLeft - chartRight;
    return x < 0 || x >= inside ? -1 : Math.min(last, Math.floor(x / each));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: ReadonlyMap<string, number> = new Map([
      ['ArrowLeft', at - 1],
      ['ArrowDown', at - 1],
      ['ArrowRight', at + 1],
      ['ArrowUp', at + 1],
      ['PageDown', at - 5],
      ['PageUp', at + 5],
      ['Home', 0],
      ['End', last],
    ]);
    const move = moves.get(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (move !== undefined) setActive(Math.max(0, Math.min(last, move)));
    else if (event.key === 'Enter' || event.key === ' ') onPick(at === picked ? -1 : at);
    else if (event.key === 'Escape' && picked >= 0) onPick(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label="Step in time"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, points.length)}
      aria-valuenow={at + 1}
      aria-valuetext={point ? pointWords(point, stepTimes(point, zone)) : 'nothing'}
      className={classes['charts']}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setActive(-1);
      }}
      onPointerMove={(event) => {
        setPointed(stepAt(event));
      }}
      onPointerLeave={() => {
        setPointed(-1);
      }}
      onClick={(event) => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left - chartLeft;
        if (x < 0 || x >= width - chartLeft - chartRight) return;
        const step = Math.min(last, Math.floor(x / each));
        setActive(step);
        onPick(step === picked ? -1 : step);
      }}
    >
      {width > 0 &&
        charts.map(({ name, title, scale, least, height, lines }, place) => (
          <StepChart
            key={name}
            title={title}
            lines={lines}
            count={points.length}
            width={width}
            height={height}
            least={least}
            scale={scale}
            format={figureFormats[name]}
            ticks={ticks}
            hasAxis={place === charts.length - 1}
            at={pointed >= 0 ? pointed : active}
            picked={picked}
          />
        ))}
    </div>
  );
}
