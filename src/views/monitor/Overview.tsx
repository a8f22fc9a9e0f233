import { useMemo } from 'react';
import {
  formatCount,
  metricTotal,
  noFigures,
  sampledTotal,
  SpanKind,
  stepFor,
  windowOfSteps,
  type CallFigures,
  type MetricLines,
} from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';
import { leastStoreStepMs, useMetrics } from '../../state/query/metrics';
import {
  overviewBudget,
  useOverviewSampling,
  type OverviewQuestion,
} from '../../state/monitor/useOverviewSampling';
import type { HistoryMode } from '../../state/url/address';
import type { MonitorAddress } from '../../state/url/monitorAddress';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Waiting } from '../../ui/Waiting';
import { FigureTable } from './FigureTable';
import classes from './monitor.module.css';

/** Steps of a sampled overview: fewer than of a service, for there are many services. */
const overviewSteps = 4;

/** The lines of one service. */
function linesOf(lines: MetricLines, service: string): MetricLines {
  const only = (kind: keyof MetricLines) => lines[kind].filter((line) => line.service === service);
  return {
    calls: only('calls'),
    errors: only('errors'),
    p50: only('p50'),
    p75: only('p75'),
    p95: only('p95'),
  };
}

/** All services with their numbers over the window: from a metrics store, or sampled when the reader asks for that. */
export function Overview({
  services,
  address,
  until,
  change,
}: {
  readonly services: readonly string[];
  readonly address: MonitorAddress;
  readonly until: number;
  readonly change: (part: Partial<MonitorAddress>, mode: HistoryMode) => void;
}) {
  const { kind, timeframe, by } = address;
  const step = Math.max(leastStoreStepMs, stepFor(timeframe));
  const window = windowOfSteps(timeframe, until, step);
  const store = useMetrics(
    by === 'auto' ? { services, kind, ...window, step, byOperation: false } : undefined,
  );
  const isSampled = by === 'traces' || store.data?.has === 'no store';
  const sampleStep = timeframe / overviewSteps;
  const { from, to } = windowOfSteps(timeframe, until, sampleStep);
  const question = useMemo(
    (): OverviewQuestion | undefined =>
      isSampled ? { services, kind: SpanKind[kind], from, to, step: sampleStep } : undefined,
    [isSampled, services, kind, from, to, sampleStep],
  );
  const { overview, begin, stop } = useOverviewSampling(question);
  const lines = store.data?.has === 'lines' && by === 'auto' ? store.data.lines : undefined;
  const rows = useMemo(
    () =>
      services.map((name) => {
        const slices = overview?.samplings.get(name)?.slices;
        const figures: CallFigures = lines
          ? metricTotal(linesOf(lines, name))
          : slices
            ? sampledTotal(slices)
            : noFigures;
        return { name, figures, impact: NaN };
      }),
    [services, lines, overview],
  );
  if (store.isError && by === 'auto')
    return <FailurePanel failure={failureOf(store.error)} onRetry={() => void store.refetch()} />;
  const left = overview ? services.length - overview.samplings.size : 0;
  return (
    <div className={classes['body']}>
      {store.isFetching && <Waiting text="Asking for the numbers…" />}
      {isSampled && (
        <section className={classes['note']} aria-label="How the numbers were got">
          <div className={classes['noteLine']}>
            {overview?.state === 'asking' ? (
              <>
                <progress
                  className={classes['meter']}
                  aria-label="Services sampled"
                  value={overview.samplings.size}
                  max={services.length}
                />
                <span role="status">Sampling traces</span>
                <span className={classes['soft']}>
                  {formatCount(overview.asked)} of at most {formatCount(overviewBudget)} requests, one at a
                  time
                </span>
                <Button onClick={stop}>Stop</Button>
              </>
            ) : (
              <>
                <span>
                  {overview
                    ? `Sampled from traces with ${formatCount(overview.asked)} requests${left > 0 ? `; ${formatCount(left)} services were not asked about` : ''}.`
                    : 'There is no metrics store here. Numbers can be sampled from traces.'}
                </span>
                <Button look={overview ? 'plain' : 'primary'} onClick={begin}>
                  {overview ? 'Sample again' : 'Sample all services'}
                </Button>
                <span className={classes['soft']}>
                  at most {formatCount(overviewBudget)} requests, one at a time, none while this tab is hidden
                </span>
              </>
            )}
          </div>
        </section>
      )}
      <FigureTable
        label="Services"
        what="service"
        rows={rows}
        before={undefined}
        address={address}
        usual="name"
        picked={undefined}
        change={change}
        onPick={(service) => {
          change({ service, find: '', sort: [] }, 'push');
        }}
      >
        <EmptyState title="No service is left">
          <p>No service has that in its name.</p>
        </EmptyState>
      </FigureTable>
    </div>
  );
}
