import { useMemo } from 'react';
import { earliestOf, overviewOf, type Trace } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { minimapWords } from './minimapWords';

/** What the minimap shows, for those who do not see it. */
export function MinimapWords({
  id,
  trace,
  matches,
}: {
  readonly id: string;
  readonly trace: Trace;
  readonly matches: Int32Array | undefined;
}) {
  const durationText = useDurationText();
  const overview = useMemo(() => overviewOf(trace), [trace]);
  const found = useMemo(
    () => matches && { count: matches.length, first: earliestOf(trace, matches) },
    [trace, matches],
  );
  return (
    <p id={id} className="visually-hidden">
      {minimapWords(overview, found, durationText)}
    </p>
  );
}
