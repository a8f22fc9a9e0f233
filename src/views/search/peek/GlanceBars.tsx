import { useMemo } from 'react';
import {
  nameOf,
  nanos,
  serviceOf,
  SpanStatus,
  visibleText,
  type GlanceSpan,
  type Trace,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { hueColour, serviceHues } from '../../../pieces/serviceColour';
import { rememberOpened } from '../../../state/url/lastSearch';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import { Icon } from '../../../ui/Icon';
import { cx } from '../../../ui/cx';
import classes from './peek.module.css';
import { hitQuery } from './hitQuery';

const percent = (share: number) => `${String(Math.min(100, Math.max(0, share * 100)))}%`;

/** Some spans of a trace as bars against its whole time; each leads to its span in the trace. */
export function GlanceBars({
  trace,
  spans,
  query,
}: {
  readonly trace: Trace;
  readonly spans: readonly GlanceSpan[];
  readonly query: string;
}) {
  const durationText = useDurationText();
  const hues = useMemo(() => serviceHues(trace.services), [trace]);
  const whole = Math.max(1, trace.duration);
  const { start, end, status } = trace.spans;
  return (
    <ul className={classes['bars']} aria-label="Spans at a glance">
      {spans.map(({ span, depth }) => {
        const [from, to] = [start[span] ?? 0, end[span] ?? 0];
        const isFailed = status[span] === SpanStatus.error;
        const service = serviceOf(trace, span);
        return (
          <li key={span} className={classes['span']}>
            <PageLink
              to={tracePlace(trace.traceId, hitQuery(query, trace, span))}
              className={classes['name']}
              style={{ paddingLeft: `${String(4 + Math.min(depth, 6) * 8)}px` }}
              title={visibleText(`${service}: ${nameOf(trace, span)}`.slice(0, 500))}
              onClick={() => {
                rememberOpened(trace.traceId);
              }}
            >
              {isFailed && (
                <span className={classes['failed']}>
                  <Icon name="error" size={12} />
                  <span className="visually-hidden">Failed: </span>
                </span>
              )}
              <bdi className={classes['service']}>{visibleText(service.slice(0, 80))}</bdi>{' '}
              <bdi>{visibleText(nameOf(trace, span).slice(0, 200))}</bdi>
            </PageLink>
            <span className={classes['track']}>
              <span
                className={cx(classes['bar'], isFailed && classes['failedBar'])}
                style={{
                  left: percent(from / whole),
                  width: percent((to - Math.max(0, from)) / whole),
                  background: hueColour(hues.get(service) ?? 0),
                }}
              />
            </span>
            <span className={classes['length']}>{durationText(nanos(to - from))}</span>
          </li>
        );
      })}
    </ul>
  );
}
