import { useEffect, useState } from 'react';
import { formatBytes, formatCount, visibleText } from '../../core';
import { clearSamples, keptSampleBytes, mostKeptBytes } from '../../state/kept/keptSamples';
import type { Sampling } from '../../state/monitor/runPlan';
import { sampleLimit } from '../../state/monitor/useSampling';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { useSecondsUntil } from '../../ui/useSecondsUntil';
import classes from './monitor.module.css';

function WaitWords({ until }: { readonly until: number }) {
  return <>The server asked for a pause: on in {useSecondsUntil(until)} s</>;
}

/** How much of the browser's storage samples take, and the way to have it back. `turn` changes when that may have changed. */
function KeptSamples({ turn, onClear }: { readonly turn: unknown; readonly onClear: () => void }) {
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    let isWanted = true;
    void keptSampleBytes().then((sum) => {
      if (isWanted) setBytes(sum);
    });
    return () => {
      isWanted = false;
    };
  }, [turn]);
  if (bytes === undefined || bytes === 0) return null;
  return (
    <span className={classes['kept']}>
      {formatBytes(bytes)} of samples are kept in this browser (at most {formatBytes(mostKeptBytes)})
      <Button
        look="quiet"
        onClick={() => {
          void clearSamples().then(() => {
            setBytes(0);
            announce('The kept samples were removed');
            onClear();
          });
        }}
      >
        Remove them
      </Button>
    </span>
  );
}

const wayWords: Readonly<Record<Sampling['state'], string>> = {
  asking: 'Sampling traces',
  hidden: 'Waiting until this tab can be seen',
  waiting: '',
  done: 'Sampled from traces',
  budget: 'The budget of requests is used up',
  stopped: 'Stopped',
  failed: 'Stopped: the server did not answer',
};

/** Says how numbers were got from traces: requests made and left, what they are worth; stops and goes on. */
export function SamplingNote({
  sampling,
  why,
  onStop,
  onGoOn,
  onBegin,
}: {
  readonly sampling: Sampling | undefined;
  /** Why there are no metrics. */
  readonly why: string;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
  /** From the beginning, after what was kept is gone. */
  readonly onBegin: () => void;
}) {
  const {
    asked = 0,
    budget = 0,
    left = 0,
    state = 'asking',
    slices = [],
    failure,
    waitsUntil,
  } = sampling ?? {};
  const isRunning = state === 'asking' || state === 'hidden' || state === 'waiting';
  const traces = slices.reduce((sum, { calls }) => sum + calls.start.length, 0);
  const full = slices.filter(({ isFull }) => isFull).length;
  const parts = slices.filter(
    (slice) => !slice.isFull && slice.to - slice.from < slice.step.to - slice.step.from,
  ).length;
  return (
    <section className={classes['note']} aria-label="How the numbers were got">
      <div className={classes['noteLine']}>
        <progress
          className={classes['meter']}
          aria-label="Requests made"
          value={asked}
          max={Math.max(1, isRunning ? Math.min(budget, asked + left) : asked)}
        />
        <span role="status">
          {waitsUntil === undefined ? wayWords[state] : <WaitWords until={waitsUntil} />}
        </span>
        <span className={classes['soft']}>
          {formatCount(asked)} of at most {formatCount(budget)} requests, one at a time; {formatCount(traces)}{' '}
          {traces === 1 ? 'call' : 'calls'} seen
          {left > 0 && `; ${formatCount(left)} ${left === 1 ? 'step is' : 'steps are'} left`}
        </span>
        {isRunning ? (
          <Button onClick={onStop}>Stop</Button>
        ) : (
          left > 0 && <Button onClick={onGoOn}>Ask on</Button>
        )}
      </div>
      {failure && (
        <p className={classes['failure']}>
          {failure.message} <bdi>{visibleText(failure.serverSaid.slice(0, 200))}</bdi> {failure.advice}
        </p>
      )}
      <details className={classes['how']}>
        <summary>How these numbers were got</summary>
        <p>
          {why} So traces are searched step by step, {formatCount(sampleLimit)} at most a request, and the
          calls in them are counted. Where all of a step came, its numbers are exact
          {parts > 0 &&
            `; of ${formatCount(parts)} ${parts === 1 ? 'step' : 'steps'} only a part was asked about, for there are many traces: their numbers (≈) stand for the whole step as long as the rest of it was like that part, and the truth lies between the stated bounds 19 of 20 times`}
          {full > 0 &&
            `; of ${formatCount(full)} ${full === 1 ? 'step' : 'steps'} the server gave only some traces: there is at least what was seen (≥), which is no rate, and durations and errors are those of the traces that came`}
          . What instrumentation did not sample, or the storage has dropped, cannot be seen.
        </p>
        <KeptSamples turn={isRunning ? undefined : slices} onClear={onBegin} />
      </details>
    </section>
  );
}
