import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** Nothing to show: says why, and what to do next. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <h2 className={classes['title']}>{title}</h2>
      {children}
    </div>
  );
}
