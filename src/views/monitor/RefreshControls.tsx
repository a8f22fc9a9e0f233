import type { HistoryMode } from '../../state/url/address';
import { refreshes } from '../../state/url/monitor/monitorParts';
import type { MonitorAddress } from '../../state/url/monitorAddress';
import { Button, IconButton } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { useSecondsUntil } from '../../ui/useSecondsUntil';
import classes from './monitor.module.css';
import type { useWindow } from './useWindow';

const words = new Map([
  ['off', 'off'],
  ['30s', 'every 30 s'],
  ['1m', 'every minute'],
  ['5m', 'every 5 minutes'],
]);

function NextLook({ at }: { readonly at: number }) {
  return <span className={classes['soft']}>again in {useSecondsUntil(at)} s</span>;
}

/** Looks again, by hand or by itself, and holds that. */
export function RefreshControls({
  address,
  view,
  change,
}: {
  readonly address: MonitorAddress;
  readonly view: ReturnType<typeof useWindow>;
  readonly change: (part: Partial<MonitorAddress>, mode: HistoryMode) => void;
}) {
  const isHeld = address.end !== undefined;
  return (
    <div className={classes['refresh']} role="group" aria-label="Look again">
      {!isHeld && (
        <>
          <Choice
            label="Refresh"
            value={address.every}
            options={refreshes.map((value) => ({ value, text: words.get(value) ?? value }))}
            onChange={(every) => {
              change({ every }, 'replace');
            }}
          />
          {address.every !== 'off' && (
            <Button
              onClick={() => {
                view.setPaused(!view.isPaused);
              }}
            >
              {view.isPaused ? 'Go on' : 'Pause'}
            </Button>
          )}
          {view.isPaused ? (
            <span className={classes['soft']}>paused</span>
          ) : (
            view.nextAt !== undefined && <NextLook at={view.nextAt} />
          )}
        </>
      )}
      <Button
        aria-pressed={isHeld}
        title="A link to this page then shows the numbers up to this moment, whenever it is opened"
        onClick={() => {
          change({ end: isHeld ? undefined : view.until, at: undefined }, 'replace');
          if (isHeld) view.look();
        }}
      >
        Hold this time
      </Button>
      <IconButton icon="refresh" label="Look again" onClick={view.look} disabled={isHeld} />
    </div>
  );
}
