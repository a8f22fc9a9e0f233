import { formatCount } from '../../../core';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import { Waiting } from '../../../ui/Waiting';
import { tracesWord } from '../words';
import classes from './download.module.css';
import { LoadFailures } from './LoadFailures';
import { useDownload } from './useDownload';

/** Loads whole traces and exports them as one file. It goes on while its panel is closed, and says how far it is. */
export function DownloadButton({
  traceIds,
  from,
  what,
}: {
  /** In the order of the file. */
  readonly traceIds: readonly string[];
  readonly from: 'server' | 'files';
  /** Which traces these are: "the traces of the list". */
  readonly what: string;
}) {
  const { load, begin, retry, cancel, save, leave } = useDownload(from);
  const isRunning = load?.isRunning === true;
  const label = `Download ${what}`;
  const share = load === undefined ? 0 : (load.done + load.failures.length) / Math.max(1, load.total);
  return (
    <Popover
      label={label}
      title={label}
      look="quiet"
      buttonClass={classes['button']}
      panelClass={classes['panel']}
      button={
        <>
          <Icon name="download" />
          <span className="visually-hidden">{label}</span>
          {isRunning && (
            <span className={classes['progress']}>
              {formatCount(load.done)} of {formatCount(load.total)}
            </span>
          )}
        </>
      }
    >
      {() => (
        <div className={classes['content']}>
          {load === undefined && (
            <>
              <p>
                {tracesWord(traceIds.length)} with all spans, as one file. Each is fetched whole, a few at a
                time; then you choose the form and what is left out.
              </p>
              <Button
                look="primary"
                disabled={traceIds.length === 0}
                onClick={() => {
                  begin(traceIds);
                }}
              >
                Download {tracesWord(traceIds.length)}
              </Button>
            </>
          )}
          {isRunning && (
            <Waiting
              text={`${formatCount(load.done)} of ${tracesWord(load.total)}`}
              share={share}
              onCancel={cancel}
            />
          )}
          {load && !isRunning && (
            <>
              <LoadFailures load={load} />
              {load.done === load.total && <p role="status">{tracesWord(load.done)} came.</p>}
              <div className={classes['actions']}>
                {load.done < load.total && <Button onClick={retry}>Fetch the missing ones</Button>}
                {load.done > 0 && (
                  <Button onClick={save}>Export {load.done === load.total ? 'again' : 'what came'} …</Button>
                )}
                <Button look="quiet" onClick={leave}>
                  Discard
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </Popover>
  );
}
