import { formatCount } from '../../../core';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './errors.module.css';

/** How many spans are in error, until the part that can walk through them is loaded. */
export function ErrorCount({ open: { trace, facts } }: { readonly open: OpenTrace }) {
  const count = facts.errorsBefore[trace.spans.count] ?? 0;
  return (
    <span className={classes['count']} data-any={count > 0 || undefined}>
      {count === 0 ? (
        'No errors'
      ) : (
        <>
          <Icon name="error" size={13} /> {formatCount(count)} {count === 1 ? 'error' : 'errors'}
        </>
      )}
    </span>
  );
}
