import { formatSigned, NO_SPAN, nanos, type Nanos, type SpanIndex, type Trace } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { FormedText } from '../../../pieces/times/FormedText';
import { TimestampWords } from '../../../pieces/TimestampText';
import type { LogClock } from '../../../state/prefs/logClocks';
import classes from './detail.module.css';

/** Behind the figure: from where it counts. */
const where: Readonly<Record<Exclude<LogClock, 'clock'>, string>> = {
  span: 'in the span',
  parent: 'in the parent',
  trace: 'in the trace',
};

/** How long after what an event's time is, each as far as there is one. In the order in which they are offered. */
function distances(trace: Trace, span: SpanIndex, time: Nanos) {
  const { spans } = trace;
  const parent = spans.parent[span] ?? NO_SPAN;
  const after = (clock: Exclude<LogClock, 'clock'>, start: number) => ({
    clock,
    name: where[clock],
    by: nanos(time - start),
  });
  return [
    after('span', spans.start[span] ?? 0),
    ...(parent < 0 ? [] : [after('parent', spans.start[parent] ?? 0)]),
    after('trace', 0),
  ];
}

/** When a log was written, counted from what the reader chose; a span without a parent counts from its own start. */
export function EventTime({
  trace,
  span,
  time,
  clock,
}: {
  readonly trace: Trace;
  readonly span: SpanIndex;
  /** undefined = the data's could not be read. */
  readonly time: Nanos | undefined;
  readonly clock: LogClock;
}) {
  const durationText = useDurationText();
  if (time === undefined) return <span className={classes['soft']}>no readable time</span>;
  const { spans, startEpoch } = trace;
  const outside =
    time < (spans.start[span] ?? 0)
      ? 'before the span'
      : time > (spans.end[span] ?? 0)
        ? 'after the span'
        : '';
  const epoch = startEpoch + BigInt(Math.round(time));
  const after = distances(trace, span, time);
  const shown = after.find((each) => each.clock === clock) ?? after[0];
  return (
    <span>
      <span className={classes['eventTime']}>
        <FormedText value={{ kind: 'moment', epoch, after }}>
          {clock === 'clock' || shown === undefined ? (
            <TimestampWords epoch={epoch} />
          ) : (
            formatSigned(shown.by, durationText)
          )}
        </FormedText>
      </span>
      {clock !== 'clock' && <span className={classes['soft']}> {shown?.name}</span>}
      {outside !== '' && <span className={classes['warn']}> {outside}</span>}
    </span>
  );
}
