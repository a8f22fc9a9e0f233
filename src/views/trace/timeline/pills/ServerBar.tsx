import { barOf, nanos, px, type SpanIndex, type TimeAxis } from '../../../../core';
import type { OpenTrace } from '../../../../worker/TraceEngine';
import classes from './pills.module.css';

const one = (value: number) => `${value.toFixed(1)}px`;

/** The time that the server took of a folded call: a thin bar inside of the client's. */
export function ServerBar({
  open: { trace },
  server,
  colour,
  axis,
}: {
  readonly open: OpenTrace;
  readonly server: SpanIndex;
  readonly colour: string | undefined;
  readonly axis: TimeAxis;
}) {
  const { start, end } = trace.spans;
  const bar = barOf(nanos(start[server] ?? 0), nanos(end[server] ?? 0), axis, px(2));
  if (bar.side !== 'inside') return null;
  return (
    <div
      className={classes['server']}
      data-server-bar
      style={{ background: colour, transform: `translateX(${one(bar.left)})`, width: one(bar.width) }}
    />
  );
}
