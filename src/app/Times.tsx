import { useMemo, type ReactNode } from 'react';
import { TimesContext } from '../pieces/times/TimesContext';
import { useDetailWindow } from '../state/session/detailWindow';
import { onDemand } from '../state/session/onDemand';
import { useReaderTimes } from '../state/session/readerTimes';
import { useStatedUnit } from '../state/url/durationUnit';
import { FaultBoundary } from '../ui/FaultBoundary';

const TimeMenu = onDemand(async () => (await import('./TimeMenu')).TimeMenu);

/** All that is inside writes times as the reader wants them; a time's other forms come on demand. */
export function Times({ children }: { readonly children: ReactNode }) {
  const { zone, style } = useReaderTimes();
  const unit = useStatedUnit();
  const times = useMemo(() => ({ zone, style, unit }), [zone, style, unit]);
  const other = useDetailWindow(({ window }) => window);
  return (
    <TimesContext value={times}>
      {children}
      <FaultBoundary fallback={() => null}>
        <TimeMenu other={other} />
      </FaultBoundary>
    </TimesContext>
  );
}
