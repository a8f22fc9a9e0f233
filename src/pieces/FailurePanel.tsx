import { useEffect, type ReactNode } from 'react';
import type { Failure } from '../core';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import classes from './FailurePanel.module.css';

const asText = (failure: Failure) =>
  [
    failure.message,
    failure.asked,
    failure.status === undefined ? '' : `status ${String(failure.status)}`,
    failure.serverSaid,
    failure.advice,
  ]
    .filter((line) => line !== '')
    .join('\n');

/** A question that was not answered: what was asked, what came back, what can be done. */
export function FailurePanel({
  failure,
  onRetry,
  actions,
}: {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
}) {
  useEffect(() => {
    announce(`${failure.message} ${failure.advice}`);
  }, [failure]);
  return (
    <section className={classes['panel']} role="alert" aria-labelledby="failure-title">
      <h2 className={classes['title']} id="failure-title">
        <Icon name="error" /> {failure.message}
      </h2>
      <p className={classes['advice']}>{failure.advice}</p>
      <dl className={classes['facts']}>
        {failure.asked !== '' && (
          <>
            <dt>Asked</dt>
            <dd>{failure.asked}</dd>
          </>
        )}
        {failure.status !== undefined && (
          <>
            <dt>Status</dt>
            <dd>{failure.status}</dd>
          </>
        )}
        {failure.serverSaid !== '' && (
          <>
            <dt>Answer</dt>
            <dd>{failure.serverSaid}</dd>
          </>
        )}
      </dl>
      <div className={classes['actions']}>
        {onRetry && (
          <Button look="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        {actions}
        <CopyButton text={() => asText(failure)} label="Copy details" />
      </div>
    </section>
  );
}
