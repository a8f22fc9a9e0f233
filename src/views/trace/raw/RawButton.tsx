import { Button } from '../../../ui/Button';
import type { TraceView } from '../useTraceView';
import classes from './raw.module.css';
import { useRawSwitch } from './useRawSwitch';

/** Switches between the trace as the server adjusts it and as it was stored, where the source has both. */
export function RawButton({ view, onDone }: { readonly view: TraceView; readonly onDone: () => void }) {
  const raw = useRawSwitch(view, onDone);
  if (!raw.isOffered) return null;
  return (
    <div className={classes['raw']}>
      <Button aria-pressed={raw.isOn} onClick={raw.toggle}>
        {raw.isAsking ? 'Reading …' : 'As stored, not adjusted'}
      </Button>
      <span className={classes['note']}>
        {raw.failure
          ? `Not read: ${raw.failure.message} ${raw.failure.serverSaid}`
          : 'Servers move clocks that are wrong and leave out copies; this shows what they were sent.'}
      </span>
    </div>
  );
}
