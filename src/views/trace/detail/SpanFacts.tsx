import type { ReactNode } from 'react';
import {
  criticalTime,
  formatPercent,
  formatSigned,
  nanos,
  spanIdOf,
  SpanKind,
  SpanStatus,
  visibleText,
  type SpanDetail,
  type SpanIndex,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { DurationText } from '../../../pieces/DurationText';
import { TimestampText } from '../../../pieces/TimestampText';
import { CopyButton } from '../../../ui/CopyButton';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './detail.module.css';

const kindWords = new Map<number, string>([
  [SpanKind.internal, 'internal'],
  [SpanKind.server, 'server'],
  [SpanKind.client, 'client'],
  [SpanKind.producer, 'producer'],
  [SpanKind.consumer, 'consumer'],
]);

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Status({ status, message }: { readonly status: number; readonly message: string }) {
  const failed = status === SpanStatus.error;
  if (!failed && status !== SpanStatus.ok && message === '') return null;
  return (
    <Fact label="Status">
      {failed ? (
        <span className={classes['error']}>
          <Icon name="error" size={13} /> Error
        </span>
      ) : status === SpanStatus.ok ? (
        'OK'
      ) : (
        'not set'
      )}
      {message !== '' && (
        <span className={classes['statusMessage']} title={message}>
          {' '}
          {visibleText(message.slice(0, 500))}
        </span>
      )}
    </Fact>
  );
}

/** The numbers of a span. All but the status message come from the columns, so they are there at once. */
export function SpanFacts({
  open,
  span,
  detail,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly detail: SpanDetail | undefined;
}) {
  const { trace, facts } = open;
  const durationText = useDurationText();
  const start = nanos(trace.spans.start[span] ?? 0);
  const duration = nanos((trace.spans.end[span] ?? 0) - start);
  const self = nanos(facts.selfTime[span] ?? 0);
  const critical = criticalTime(facts, span);
  const kind = kindWords.get(trace.spans.kind[span] ?? 0);
  const spanId = spanIdOf(trace, span);
  return (
    <dl className={classes['facts']}>
      <Status status={trace.spans.status[span] ?? 0} message={detail?.statusMessage ?? ''} />
      <Fact label="Duration">
        <DurationText value={duration} />
        {trace.duration > 0 && (
          <span className={classes['soft']}> {formatPercent(duration / trace.duration)} of the trace</span>
        )}
      </Fact>
      <Fact label="Self time">
        <DurationText value={self} />
        {duration > 0 && <span className={classes['soft']}> {formatPercent(self / duration)}</span>}
      </Fact>
      <Fact label="Critical path">
        {critical > 0 ? (
          <>
            <DurationText value={critical} />
            <span className={classes['soft']}> {formatPercent(critical / trace.duration)} of the trace</span>
          </>
        ) : (
          'not on it'
        )}
      </Fact>
      <Fact label="Start">
        {formatSigned(start, durationText)}
        <span className={classes['soft']}>
          {' '}
          <TimestampText epoch={trace.startEpoch + BigInt(Math.round(start))} />
        </span>
      </Fact>
      {kind !== undefined && <Fact label="Kind">{kind}</Fact>}
      <Fact label="Span id">
        <span className={classes['id']} title={spanId}>
          {visibleText(spanId)}
        </span>
        <CopyButton text={spanId} label="Copy span id" className={classes['smallButton']} />
      </Fact>
    </dl>
  );
}
