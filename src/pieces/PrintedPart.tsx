import { formatCount } from '../core';
import { usePrinting } from '../ui/usePrinting';
import classes from './PrintedPart.module.css';

/** Says on paper, and only there, which rows of a list too long to print are on it. */
export function PrintedPart({
  first,
  end,
  count,
  what,
}: {
  readonly first: number;
  readonly end: number;
  readonly count: number;
  /** The rows in the plural: "rows", "traces". */
  readonly what: string;
}) {
  const printing = usePrinting();
  if (!printing || end - first >= count) return null;
  return (
    <p className={classes['part']} role="note">
      Printed: {what} {formatCount(first + 1)} to {formatCount(end)} of {formatCount(count)}. The other{' '}
      {formatCount(count - end + first)} are left out.
    </p>
  );
}
