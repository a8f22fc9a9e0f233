import { formatCount } from '../core';
import { Button } from '../ui/Button';

/** At the end of a list that was cut: says how much is left, and shows `step` more of it. Nothing where all is shown. */
export function ShowMore({
  shown,
  total,
  step,
  what,
  onMore,
}: {
  readonly shown: number;
  readonly total: number;
  readonly step: number;
  /** "Tags" */
  readonly what: string;
  /** Called with the number to show from now on. */
  readonly onMore: (limit: number) => void;
}) {
  if (shown >= total) return null;
  const next = Math.min(step, total - shown);
  return (
    <Button
      look="quiet"
      onClick={() => {
        onMore(shown + next);
      }}
    >
      {next < total - shown
        ? `Show ${formatCount(next)} more of ${formatCount(total - shown)} ${what.toLowerCase()} left`
        : `Show the other ${formatCount(next)} ${what.toLowerCase()}`}
    </Button>
  );
}
