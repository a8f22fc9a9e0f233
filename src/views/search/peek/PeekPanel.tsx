import { useEffect, useRef, useState } from 'react';
import { formatCount, visibleText, type TraceSummary } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { DurationText } from '../../../pieces/DurationText';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { TimestampText } from '../../../pieces/TimestampText';
import { beginBusy } from '../../../state/session/busy';
import { rememberOpened } from '../../../state/url/lastSearch';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import { announce } from '../../../ui/announce';
import { IconButton } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import classes from './peek.module.css';
import { PeekTrace } from './PeekTrace';

/** Who runs down the list is not asking for every trace on the way. */
const restMs = 150;
const mostServices = 12;

/** The value once it has rested; at once at first. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (value === rested) return;
    const end = beginBusy();
    const timer = setTimeout(() => {
      setRested(value);
      end();
    }, restMs);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [value, rested]);
  return rested;
}

const count = (number: number, one: string, many: string) =>
  `${formatCount(number)} ${number === 1 ? one : many}`;

function titleOf({ rootService, rootName }: TraceSummary): string {
  if (rootService === undefined) return 'No root span';
  return visibleText(`${rootService.slice(0, 200)}: ${(rootName ?? '').slice(0, 300)}`);
}

/** What the list knows of the trace: there at once, while the trace itself comes. */
function Facts({ summary }: { readonly summary: TraceSummary }) {
  const { start, duration, spanCount, errorCount, services } = summary;
  return (
    <>
      <dl className={classes['facts']}>
        <div>
          <dt>Start</dt>
          <dd>
            <TimestampText epoch={start} precision="millis" />
          </dd>
        </div>
        <div>
          <dt>Duration</dt>
          <dd>
            <DurationText value={duration} />
          </dd>
        </div>
        {spanCount !== undefined && (
          <div>
            <dt>Spans</dt>
            <dd>{formatCount(spanCount)}</dd>
          </div>
        )}
        {errorCount !== undefined && (
          <div data-error={errorCount > 0 || undefined}>
            <dt>Errors</dt>
            <dd>{errorCount === 0 ? 'none' : formatCount(errorCount)}</dd>
          </div>
        )}
      </dl>
      <div className={classes['services']}>
        {services.slice(0, mostServices).map(({ name, spanCount: spans, errorCount: errors }) => (
          <ServiceChip key={name} name={name} spans={spans} errors={errors} />
        ))}
        {services.length > mostServices && (
          <span>and {formatCount(services.length - mostServices)} more</span>
        )}
      </div>
    </>
  );
}

/** A trace beside the list: what it is, where its time went and what failed, without leaving the list. */
export function PeekPanel({
  traceId,
  from,
  query,
  summary,
  position,
  onNext,
  onBefore,
  onClose,
}: {
  readonly traceId: string;
  readonly from: 'server' | 'files';
  /** What the address of the trace says. */
  readonly query: string;
  /** What the list knows of it; undefined where it is not in the list. */
  readonly summary: TraceSummary | undefined;
  /** "7 of 50"; '' where it is not in the list. */
  readonly position: string;
  /** Looks at the next row's trace, or the one before; undefined where there is none. */
  readonly onNext: (() => void) | undefined;
  readonly onBefore: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const durationText = useDurationText();
  const panel = useRef<HTMLElement>(null);
  const rested = useRested(traceId);
  const title = summary && titleOf(summary);
  useEffect(() => {
    if (summary)
      announce(
        [
          `Peek: ${titleOf(summary)}`,
          durationText(summary.duration),
          summary.spanCount === undefined ? '' : count(summary.spanCount, 'span', 'spans'),
          summary.errorCount === undefined ? '' : count(summary.errorCount, 'error', 'errors'),
        ]
          .filter((part) => part !== '')
          .join(', '),
      );
  }, [summary, durationText]);
  const close = () => {
    const hadFocus = panel.current?.contains(document.activeElement) === true;
    onClose();
    // Back to the row that it was about.
    if (hadFocus)
      requestAnimationFrame(() => {
        document.querySelector<HTMLElement>('#main [role=grid] [role=gridcell] [tabindex="0"]')?.focus();
      });
  };
  useShortcuts([{ keys: 'Escape', does: 'Close the peek', group: 'Search', run: close }]);
  const step = (onStep: (() => void) | undefined, icon: 'chevron-down' | 'chevron-up', label: string) => (
    <IconButton icon={icon} label={label} aria-disabled={onStep === undefined} onClick={onStep} />
  );
  return (
    <aside ref={panel} className={classes['panel']} aria-label="Peek at a trace">
      <div className={classes['head']}>
        <PageLink
          to={tracePlace(traceId, query)}
          className={classes['open']}
          onClick={() => {
            rememberOpened(traceId);
          }}
        >
          Open the trace
        </PageLink>
        <span className={classes['position']}>{position}</span>
        {step(onBefore, 'chevron-up', 'Peek at the trace before (k)')}
        {step(onNext, 'chevron-down', 'Peek at the next trace (j)')}
        <IconButton icon="close" label="Close the peek (Escape)" onClick={close} />
      </div>
      <h2 className={classes['title']} title={title}>
        <bdi>{title ?? `Trace ${visibleText(traceId.slice(0, 40))}`}</bdi>
      </h2>
      {summary && <Facts summary={summary} />}
      {rested === traceId && (
        <PeekTrace
          key={traceId}
          traceId={traceId}
          from={from}
          query={query}
          isListed={summary !== undefined}
        />
      )}
    </aside>
  );
}
