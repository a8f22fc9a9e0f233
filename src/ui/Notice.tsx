import type { ReactNode } from 'react';
import { cx } from './cx';
import classes from './Notice.module.css';

/** A message in the flow of the page. Errors are alerts; the rest is a note. */
export function Notice({
  tone = 'note',
  children,
  actions,
}: {
  readonly tone?: 'note' | 'warn' | 'error';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'note'}
      className={cx(classes['notice'], tone !== 'note' && classes[tone])}
    >
      <div className={classes['body']}>{children}</div>
      {actions}
    </div>
  );
}
