import { useMemo } from 'react';
import { findErrors, formatCount } from '../../../core';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import type { TraceView } from '../useTraceView';
import { ChainButton } from './ChainButton';
import classes from './errors.module.css';
import { useSpanWalk } from './useSpanWalk';

/** "12 errors in 3 services": pressed, the next one; beside it, which one that is, and what led to what. */
export function ErrorsChip({ view }: { readonly view: TraceView }) {
  const { trace } = view.open;
  const errors = useMemo(() => findErrors(trace.spans, trace.services.length), [trace]);
  const { spans } = errors;
  const walk = useSpanWalk(view, spans, 'errors');
  const group = 'Errors';
  useShortcuts([
    { keys: 'e', does: 'Next error', group, run: () => walk.step(1) },
    { keys: 'Shift+E', does: 'Previous error', group, run: () => walk.step(-1) },
  ]);
  const count = formatCount(spans.length);
  if (spans.length === 0) return <span className={classes['count']}>No errors</span>;
  const words = `${count} ${spans.length === 1 ? 'error' : 'errors'} in ${formatCount(errors.serviceCount)} ${errors.serviceCount === 1 ? 'service' : 'services'}`;
  return (
    <span className={classes['errors']} role="group" aria-label="Errors">
      <Button
        className={classes['chip']}
        data-flagged
        title="Go to the next one (e); the one before: Shift+E"
        onClick={() => {
          walk.step(1);
        }}
      >
        <Icon name="error" size={13} /> {words}
      </Button>
      {walk.position > 0 && (
        <span className={classes['place']}>
          {formatCount(walk.position)} of {count}
        </span>
      )}
      <ChainButton view={view} errors={errors} />
    </span>
  );
}
