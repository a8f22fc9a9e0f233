import type { ReactNode } from 'react';
import classes from './FormedText.module.css';
import { standsFor, type TimeValue } from './standing';

/** A text that stands for a time: `TimeForms` shows its other forms under the pointer and at the focus, and copies one at a press. */
export function FormedText({
  value,
  children,
  tabIndex,
}: {
  readonly value: TimeValue;
  readonly children: ReactNode;
  /** -1 in rows that have a tab stop of their own. */
  readonly tabIndex?: number | undefined;
}) {
  return (
    <button
      type="button"
      ref={standsFor(value)}
      className={classes['text']}
      tabIndex={tabIndex}
      aria-haspopup="menu"
    >
      {children}
    </button>
  );
}
