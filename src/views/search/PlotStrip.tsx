import {
  formatCount,
  formatTimestamp,
  type StripCell,
  type TimeZoneChoice,
  type WriteDuration,
} from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import classes from './Plot.module.css';
import { tracesWord } from './words';

/** Of fewer traces the middle is chance, and the 95th percentile but the greatest. */
const fewestMiddle = 5;
const fewestTail = 20;

/** Height of the strip in px. */
export const stripHeight = 28;

const errorPart = ({ errors }: StripCell) => (errors > 0 ? ` · ${formatCount(errors)} with errors` : '');

/** One cell in words: "04:05:00 to 04:10:00: 12 traces · 2 with errors · p50 58 ms · p95 1.2 s · max 3.6 s". */
function cellWords(cell: StripCell, zone: TimeZoneChoice, durationText: WriteDuration): string {
  const time = (micros: number) =>
    formatTimestamp(BigInt(Math.round(micros)) * 1000n, { zone, precision: 'seconds', show: 'time' });
  const percentiles =
    cell.traces === 0
      ? ''
      : ` · p50 ${durationText(cell.p50)} · p95 ${durationText(cell.p95)} · max ${durationText(cell.max)}`;
  return `${time(cell.from)} to ${time(cell.to)}: ${tracesWord(cell.traces)}${errorPart(cell)}${percentiles}`;
}

/**
 * How many traces started when, and how many of them with errors (hatched, at the foot): above the plot and on its scale of times. The
 * list is its text; each cell says its figures under the pointer.
 */
export function PlotStrip({
  cells,
  xOf,
  width,
  left,
  zone,
}: {
  readonly cells: readonly StripCell[];
  readonly xOf: (micros: number) => number;
  readonly width: number;
  /** Room for labels at the left. */
  readonly left: number;
  readonly zone: TimeZoneChoice;
}) {
  const durationText = useDurationText();
  const most = cells.reduce((greatest, { traces }) => Math.max(greatest, traces), 1);
  const heightOf = (count: number) => (count * (stripHeight - 4)) / most;
  const errors = cells.reduce((sum, cell) => sum + cell.errors, 0);
  return (
    <svg
      className={classes['strip']}
      width={width + left}
      height={stripHeight}
      role="img"
      aria-label={`Traces over time: at most ${formatCount(most)} in one of ${String(cells.length)} stretches, ${formatCount(errors)} with errors in all`}
    >
      <defs>
        <pattern id="strip-errors" width="4" height="4" patternUnits="userSpaceOnUse">
          <path className={classes['hatch']} d="M-1 1 1 -1M0 4 4 0M3 5 5 3" />
        </pattern>
      </defs>
      <g transform={`translate(${String(left)} 0)`}>
        <text className={classes['label']} x={-8} y={14} textAnchor="end">
          {formatCount(most)}
        </text>
        {cells.map((cell) => {
          const [x, end] = [xOf(cell.from), xOf(cell.to)];
          const bar = (count: number, least: number) => ({
            x,
            y: stripHeight - Math.max(least, heightOf(count)),
            width: Math.max(1, end - x - 1),
            height: Math.max(least, heightOf(count)),
          });
          return (
            <g key={cell.from}>
              <title>{cellWords(cell, zone, durationText)}</title>
              <rect className={classes['stripRoom']} x={x} y={0} width={end - x} height={stripHeight} />
              {cell.traces > 0 && <rect className={classes['stripAll']} {...bar(cell.traces, 1)} />}
              {cell.errors > 0 && (
                <>
                  <rect className={classes['stripErrors']} {...bar(cell.errors, 3)} />
                  <rect fill="url(#strip-errors)" {...bar(cell.errors, 3)} />
                </>
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** What the lines on the plot are; '' where there are none. */
export function lineWords(cells: readonly StripCell[]): string {
  const most = cells.reduce((greatest, { traces }) => Math.max(greatest, traces), 0);
  if (most < fewestMiddle) return '';
  return most < fewestTail ? ' · lines: p50' : ' · lines: p50, dashed p95';
}

/** The middle (solid) and the 95th percentile (dashed) of the durations in each stretch, on the plot. */
export function PercentileLines({
  cells,
  xOf,
  yOf,
}: {
  readonly cells: readonly StripCell[];
  readonly xOf: (micros: number) => number;
  readonly yOf: (duration: number) => number;
}) {
  return cells.map((cell) => {
    if (cell.traces < fewestMiddle) return null;
    const [x1, x2] = [xOf(cell.from), xOf(cell.to) - 1];
    const at = (duration: number) => ({ x1, x2, y1: yOf(duration), y2: yOf(duration) });
    return (
      <g key={cell.from}>
        <line className={classes['p50']} {...at(cell.p50)} />
        {cell.traces >= fewestTail && <line className={classes['p95']} {...at(cell.p95)} />}
      </g>
    );
  });
}
