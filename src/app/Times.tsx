import type { ReactNode } from 'react';
import { TimesContext } from '../pieces/times/TimesContext';
import { useDetailWindow } from '../state/session/detailWindow';
import { onDemand } from '../state/session/onDemand';
import { useReaderTimes } from '../state/session/readerTimes';

const TimeForms = onDemand(async () => (await import('../pieces/times/TimeForms')).TimeForms);

/** All that is inside writes times as the reader wants them; a time's other forms come on demand. */
export function Times({ children }: { readonly children: ReactNode }) {
  const times = useReaderTimes();
  const other = useDetailWindow(({ window }) => window);
  return (
    <TimesContext value={times}>
      {children}
      <TimeForms other={other} />
    </TimesContext>
  );
}
