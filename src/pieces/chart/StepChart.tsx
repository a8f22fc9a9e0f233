import { cx } from '../../ui/cx';
import classes from './chart.module.css';
import { bandPath, linePath, logScale, valueScale, type ChartLine } from './chartGeometry';

/** Room for the numbers at the left of a chart, in px. */
export const chartLeft = 64;
/** Room at its right. */
export const chartRight = 12;
const top = 8;
const axisHeight = 18;

/** A mark at the time axis. */
export interface ChartTick {
  /** In px from the left of the drawing. */
  readonly x: number;
  readonly label: string;
}

/** Where the middle of each step is, in px from the left of a chart so wide, and how wide a step is. */
export function stepPlaces(
  count: number,
  width: number,
): { readonly xs: readonly number[]; readonly each: number } {
  const each = Math.max(1, width - chartLeft - chartRight) / Math.max(1, count);
  return { xs: Array.from({ length: count }, (_, at) => chartLeft + (at + 0.5) * each), each };
}

/**
 * Lines over steps of time, with bands of their bounds: a drawing without words for screen readers, of which its page tells in a slider
 * and a table. `at` and `picked`: the step of the crosshair, and the one that is looked at; −1 = none.
 */
export function StepChart({
  title,
  lines,
  count,
  width,
  height,
  least,
  scale,
  format,
  ticks,
  hasAxis,
  at,
  picked,
}: {
  readonly title: string;
  readonly lines: readonly ChartLine[];
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** The value axis reaches to this at least. */
  readonly least: number;
  readonly scale: 'linear' | 'log';
  readonly format: (value: number) => string;
  readonly ticks: readonly ChartTick[];
  /** The labels of the time axis stand below this chart. */
  readonly hasAxis: boolean;
  readonly at: number;
  readonly picked: number;
}) {
  const inner = height - top - (hasAxis ? axisHeight : 4);
  const { y: below, ticks: values } = (scale === 'log' ? logScale : valueScale)(lines, inner, least);
  const y = (value: number) => top + below(value);
  const { xs, each } = stepPlaces(count, width);
  const foot = top + inner;
  const end = width - chartRight;
  return (
    <div className={classes['chart']}>
      <div className={classes['title']}>
        {title}
        {lines.length > 1 &&
          lines.map(({ id, label, tone }) => (
            <span key={id} className={classes['key']}>
              <svg width="18" height="8" aria-hidden="true">
                <path d="M1 4H17" className={cx(classes['line'], classes[tone])} />
              </svg>
              {label}
            </span>
          ))}
      </div>
      <svg className={classes['svg']} width={width} height={height} aria-hidden="true">
        {values.map((value) => (
          <g key={value}>
            <line x1={chartLeft} x2={end} y1={y(value)} y2={y(value)} className={classes['grid']} />
            <text x={chartLeft - 8} y={y(value)} dy="0.32em" className={classes['value']}>
              {value === 0 ? '0' : format(value)}
            </text>
          </g>
        ))}
        {ticks.map(({ x, label }) => (
          <g key={x}>
            <line x1={x} x2={x} y1={foot} y2={foot + 4} className={classes['tick']} />
            {hasAxis && (
              <text x={x} y={foot + 15} className={classes['time']}>
                {label}
              </text>
            )}
          </g>
        ))}
        {picked >= 0 && (
          <rect
            x={chartLeft + picked * each}
            y={top}
            width={each}
            height={inner}
            className={classes['picked']}
          />
        )}
        {lines.map(({ id, tone, low, high }) => {
          if (!low || !high) return null;
          return (
            <path
              key={id}
              d={bandPath(xs, low, high, y, each / 3)}
              className={cx(classes['band'], classes[tone])}
            />
          );
        })}
        {lines.map(
          ({ id, tone, before }) =>
            before && (
              <path key={id} d={linePath(xs, before, y)} className={cx(classes['before'], classes[tone])} />
            ),
        )}
        {lines.map(({ id, tone, values: own }) => (
          <path key={id} d={linePath(xs, own, y)} className={cx(classes['line'], classes[tone])} />
        ))}
        {lines.map(({ id, tone, values: own, isLeast }) =>
          own.map((value, step) => {
            if (Number.isNaN(value)) return null;
            const x = xs[step] ?? 0;
            if (isLeast?.[step] === true)
              return (
                <path
                  key={`${id} ${String(step)}`}
                  d={`M${String(x - 4)} ${String(y(value))}l4 -7l4 7Z`}
                  className={cx(classes['least'], classes[tone])}
                />
              );
            return step === at || step === picked ? (
              <circle
                key={`${id} ${String(step)}`}
                cx={x}
                cy={y(value)}
                r={3}
                className={cx(classes['point'], classes[tone])}
              />
            ) : null;
          }),
        )}
        {at >= 0 && <line x1={xs[at]} x2={xs[at]} y1={top} y2={foot} className={classes['cross']} />}
        <line x1={chartLeft} x2={end} y1={foot} y2={foot} className={classes['foot']} />
      </svg>
    </div>
  );
}
