import { formatCount } from '../../../core';
import type { useSpanReading } from '../../../state/query/useSpanReading';
import { useResultKeys } from '../../../state/query/useResults';
import { Button } from '../../../ui/Button';
import { Waiting } from '../../../ui/Waiting';
import { LoadFailures } from '../download/LoadFailures';
import { tracesWord } from '../words';
import classes from './columns.module.css';

/** Where only summaries came: says so, and reads the spans of the traces when the reader wants that. Else nothing. */
export function SpanReading({
  results,
  reading,
  traceIds,
}: {
  readonly results: number | undefined;
  readonly reading: ReturnType<typeof useSpanReading>;
  /** The traces that are meant, the most wanted first. */
  readonly traceIds: readonly string[];
}) {
  const { data: about } = useResultKeys(results);
  const { load, begin, cancel, mostTraces } = reading;
  if (!about || (about.read === about.traceIds.length && load === undefined)) return null;
  const count = Math.min(mostTraces, traceIds.length);
  return (
    <div className={classes['reading']}>
      <p>
        {about.hasAttributes
          ? `Tags of ${formatCount(about.read)} of ${tracesWord(about.traceIds.length)}: the spans of the others were not read.`
          : 'This server sends summaries, and tags are not in them: they are known when the spans of the traces are read.'}
      </p>
      {load?.isRunning === true ? (
        <Waiting
          text={`${formatCount(load.done)} of ${tracesWord(load.total)} read`}
          share={(load.done + load.failures.length) / Math.max(1, load.total)}
          onCancel={cancel}
        />
      ) : (
        about.read < about.traceIds.length &&
        count > 0 && (
          <Button
            className={classes['read']}
            onClick={() => {
              void begin(traceIds);
            }}
          >
            Read the spans of {tracesWord(count)}
          </Button>
        )
      )}
      {load && !load.isRunning && <LoadFailures load={load} />}
    </div>
  );
}
