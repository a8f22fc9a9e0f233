import type { ReactNode } from 'react';
import { formatCount, type Trace, type TraceHeader } from '../../../core';
import { DurationText } from '../../../pieces/DurationText';
import { TimestampText } from '../../../pieces/TimestampText';
import classes from './header.module.css';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Start, duration, services, depth and spans in one line. */
export function TraceFactsLine({ trace, head }: { readonly trace: Trace; readonly head: TraceHeader }) {
  return (
    <dl className={classes['facts']}>
      <Fact label="Start">
        <TimestampText epoch={trace.startEpoch} />
      </Fact>
      <Fact label="Duration">
        <DurationText value={trace.duration} />
      </Fact>
      <Fact label="Services">{formatCount(head.serviceCount)}</Fact>
      <Fact label="Depth">{formatCount(head.depthCount)}</Fact>
      <Fact label="Spans">{formatCount(head.spanCount)}</Fact>
    </dl>
  );
}
