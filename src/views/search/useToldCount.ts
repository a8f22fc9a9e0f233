import { useEffect, useRef } from 'react';
import { formatCount, type TraceSummary } from '../../core';
import { announce } from '../../ui/announce';

/** Says to screen readers how many traces are left whenever what narrows them changes. `coverage`: out of which. */
export function useToldCount(
  left: readonly TraceSummary[],
  coverage: string,
  isNarrowed: boolean,
  isPending: boolean,
): void {
  const told = useRef(left);
  useEffect(() => {
    if (told.current === left || isPending) return;
    told.current = left;
    if (isNarrowed) announce(`${formatCount(left.length)} ${coverage}`);
  }, [left, isPending, isNarrowed, coverage]);
}
