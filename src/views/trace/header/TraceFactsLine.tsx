import type { ReactNode } from 'react';
import { formatCount, type Trace, type TraceHeader } from '../../../core';
import { DurationText } from '../../../pieces/DurationText';
import { TimestampText } from '../../../pieces/TimestampText';
import { usePreferences } from '../../../state/prefs/preferences';
import { Icon } from '../../../ui/Icon';
import classes from './header.module.css';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Start, duration, services, depth, spans and errors in one line. */
export function TraceFactsLine({ trace, head }: { readonly trace: Trace; readonly head: TraceHeader }) {
  const zone = usePreferences((preferences) => preferences.zone);
  return (
    <dl className={classes['facts']}>
      <Fact label="Start">
        <TimestampText epoch={trace.startEpoch} zone={zone} />
      </Fact>
      <Fact label="Duration">
        <DurationText value={trace.duration} />
      </Fact>
      <Fact label="Services">{formatCount(head.serviceCount)}</Fact>
      <Fact label="Depth">{formatCount(head.depthCount)}</Fact>
      <Fact label="Spans">{formatCount(head.spanCount)}</Fact>
      <Fact label="Errors">
        {head.errorCount === 0 ? (
          'No errors'
        ) : (
          <span className={classes['errors']}>
            <Icon name="error" size={13} /> {formatCount(head.errorCount)}
            {head.errorCount === 1 ? ' error' : ' errors'}
            {head.errorServiceCount > 1 && ` in ${formatCount(head.errorServiceCount)} services`}
          </span>
        )}
      </Fact>
    </dl>
  );
}
