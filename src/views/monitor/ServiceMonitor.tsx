import { useEffect, useMemo } from 'react';
import { formatCount, kindsSeen, SpanKind } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';
import { useConnection } from '../../state/query/queries';
import { useZone } from '../../state/session/readerTimes';
import type { HistoryMode } from '../../state/url/address';
import { monitorKinds } from '../../state/url/monitor/monitorParts';
import type { MonitorAddress } from '../../state/url/monitorAddress';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FormButtons } from '../../ui/FormButtons';
import { Notice } from '../../ui/Notice';
import { Waiting } from '../../ui/Waiting';
import { exampleLinks } from './exampleLinks';
import { FigureTable } from './FigureTable';
import { figureWords, nameWords } from './figureWords';
import classes from './monitor.module.css';
import { MonitorCharts } from './MonitorCharts';
import { PointPanel } from './PointPanel';
import { PointTable } from './PointTable';
import { SamplingNote } from './SamplingNote';
import { useNumbers } from './useNumbers';
import type { useWindow } from './useWindow';

const forms = [
  { value: 'charts', text: 'Charts' },
  { value: 'table', text: 'Table', title: 'The numbers of the charts as a table' },
] as const;

/** A service over time: its charts, the numbers of a step, and its operations. */
export function ServiceMonitor({
  service,
  address,
  view,
  change,
}: {
  readonly service: string;
  readonly address: MonitorAddress;
  readonly view: ReturnType<typeof useWindow>;
  readonly change: (part: Partial<MonitorAddress>, mode: HistoryMode) => void;
}) {
  const zone = useZone();
  const source = useConnection().data?.source;
  const { window, numbers, ofService, ofOperations, isSampled, sampled, before } = useNumbers(
    address,
    view.until,
    view.turn,
  );
  const { operation, at, asTable } = address;
  const points = useMemo(() => numbers?.points ?? [], [numbers]);
  const beforePoints = before?.numbers?.points;
  const shown = beforePoints?.length === points.length ? beforePoints : undefined;
  const picked = at === undefined ? -1 : points.findIndex(({ from, to }) => from <= at && at < to);
  const onPick = (step: number) => {
    change({ at: points[step]?.from }, 'push');
  };
  const point = points[picked];
  const figures = point ?? numbers?.total;
  const rows = useMemo(
    () => numbers?.rows.map((row) => ({ name: row.name, figures: row, impact: row.impact })) ?? [],
    [numbers],
  );
  const earlier = useMemo(
    () => before?.numbers && new Map(before.numbers.rows.map((row) => [row.name, row])),
    [before?.numbers],
  );
  const { sampling } = sampled;
  const state = sampling?.state;
  const total = numbers?.total;
  useEffect(() => {
    if (state === 'done' && total)
      announce(`Sampled: ${figureWords(total, 'rate')}, errors ${figureWords(total, 'errors')}`);
  }, [state, total]);
  if (ofService.isError && address.by === 'auto')
    return (
      <FailurePanel
        failure={failureOf(ofService.error)}
        onRetry={() => void ofService.refetch()}
        actions={
          <Button
            onClick={() => {
              change({ by: 'traces' }, 'push');
            }}
          >
            Sample traces instead
          </Button>
        }
      />
    );
  if (numbers === undefined) {
    if (isSampled || ofService.isFetching || !source) return <Waiting text="Asking for the numbers…" />;
    return (
      <EmptyState title="There are no numbers">
        <Button look="primary" onClick={view.look}>
          Ask again
        </Button>
      </EmptyState>
    );
  }
  const kinds = isSampled && sampling ? kindsSeen(sampling.slices) : [];
  const others = monitorKinds.filter((kind) => kind !== address.kind && (kinds[SpanKind[kind]] ?? 0) > 0);
  const isEmpty = points.every(({ state: one, seen }) => one === 'none' || seen === 0);
  const store = ofService.data;
  const why =
    address.by === 'traces'
      ? 'You asked for numbers out of traces.'
      : source?.kind === 'demo'
        ? 'The demo has no metrics store.'
        : 'This server has no metrics store' +
          (store?.has === 'no store' && store.why?.status !== undefined
            ? ` (it answered ${String(store.why.status)}).`
            : '.');
  const place = point ?? window;
  return (
    <div className={classes['body']}>
      {isSampled ? (
        <SamplingNote
          sampling={sampling ?? sampled.earlier}
          why={why}
          onStop={sampled.stop}
          onGoOn={sampled.goOn}
          onBegin={sampled.begin}
        />
      ) : (
        <p className={classes['how']}>
          Measured by the server’s metrics store; each point is a mean over at least 10 minutes.{' '}
          <Button
            look="quiet"
            onClick={() => {
              change({ by: 'traces' }, 'push');
            }}
          >
            Sample traces instead
          </Button>
        </p>
      )}
      {address.by === 'traces' && (
        <Notice
          actions={
            <Button
              onClick={() => {
                change({ by: 'auto' }, 'push');
              }}
            >
              Ask the metrics store
            </Button>
          }
        >
          These numbers are sampled from traces, as the link says.
        </Notice>
      )}
      {before?.isSampled === true &&
        before.sampled.sampling &&
        before.sampled.sampling.state === 'asking' && (
          <p className={classes['soft']} role="status">
            Sampling the earlier window: {formatCount(before.sampled.sampling.asked)} requests
          </p>
        )}
      {operation !== '' && (
        <div className={classes['noteLine']}>
          <span>
            Only <bdi>{nameWords(operation)}</bdi>
          </span>
          <Button
            onClick={() => {
              change({ operation: '' }, 'push');
            }}
          >
            All operations
          </Button>
        </div>
      )}
      {isEmpty && (!isSampled || state === 'done') ? (
        <EmptyState title="No calls in this window">
          <p>
            {isSampled
              ? 'No span of this service and kind was found.'
              : 'The metrics store knows of no call of this service and kind.'}
          </p>
          {others.map((kind) => (
            <Button
              key={kind}
              onClick={() => {
                change({ kind }, 'push');
              }}
            >
              Show its {formatCount(kinds[SpanKind[kind]] ?? 0)} spans of kind {kind}
            </Button>
          ))}
        </EmptyState>
      ) : (
        <>
          <div className={classes['formLine']}>
            <FormButtons
              label="Form of the numbers"
              value={asTable ? 'table' : 'charts'}
              options={forms}
              onChange={(form) => {
                change({ asTable: form === 'table' }, 'replace');
              }}
            />
          </div>
          <div className={classes['split']}>
            <section className={classes['shown']} aria-label="Over time">
              {asTable ? (
                <PointTable points={points} zone={zone} picked={picked} onPick={onPick} />
              ) : (
                <MonitorCharts points={points} before={shown} zone={zone} picked={picked} onPick={onPick} />
              )}
            </section>
            {figures && (
              <PointPanel
                figures={figures}
                point={point}
                before={before && (point ? shown?.[picked] : before.numbers?.total)}
                zone={zone}
                examples={exampleLinks(
                  { service, operation, from: place.from, to: place.to },
                  figures,
                  source?.capabilities.errorTag === true,
                )}
                onClose={() => {
                  change({ at: undefined }, 'push');
                }}
              />
            )}
          </div>
          <FigureTable
            label="Operations"
            what="operation"
            rows={rows}
            before={earlier}
            address={address}
            usual="impact"
            picked={operation === '' ? undefined : operation}
            change={change}
            onPick={(name) => {
              change({ operation: name === operation ? '' : name }, 'push');
            }}
          >
            {ofOperations.isFetching || (isSampled && state === 'asking') ? (
              <Waiting text="Asking for the operations…" />
            ) : (
              <EmptyState title="No operation is left">
                <p>No operation has that in its name.</p>
              </EmptyState>
            )}
          </FigureTable>
        </>
      )}
    </div>
  );
}
