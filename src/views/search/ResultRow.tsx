import { memo } from 'react';
import { formatCount, visibleText, type TraceSummary } from '../../core';
import { DurationText } from '../../pieces/DurationText';
import { PageLink } from '../../state/url/PageLink';
import { ServiceChip } from '../../pieces/ServiceChip';
import { hueColour, serviceHue, serviceHues } from '../../pieces/serviceColour';
import { tracePlace } from '../../state/url/place';
import { rememberOpened } from '../../state/url/lastSearch';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import classes from './ResultList.module.css';
import { StartText } from './StartText';

const mostChips = 6;

interface ResultRowProps {
  readonly summary: TraceSummary;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Duration as a share of the longest of the list. */
  readonly share: number;
  /** Clocks were changed among the traces of the list: each start says its offset from UTC. */
  readonly hasOffset: boolean;
  readonly from: 'server' | 'files';
  readonly isTabStop: boolean;
  readonly wasOpened: boolean;
  readonly onMark: (traceId: string | undefined) => void;
}

/** One trace of the list. The link covers the whole row. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { summary, index, top, height, share, hasOffset, from, isTabStop, wasOpened, onMark } = props;
  const { traceId, rootService, rootName, duration, spanCount, errorCount, orphanCount, start } = summary;
  const mark = () => {
    onMark(traceId);
  };
  const errors = errorCount ?? 0;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={cx(classes['row'], wasOpened && classes['opened'])}
      style={{ top, height }}
      onPointerEnter={mark}
      onFocus={mark}
    >
      <div role="gridcell" className={classes['trace']}>
        <PageLink
          to={tracePlace(traceId, from === 'files' ? 'xfrom=files' : '')}
          className={classes['link']}
          tabIndex={isTabStop ? 0 : -1}
          data-row={index}
          onClick={() => {
            rememberOpened(traceId);
          }}
        >
          {rootService === undefined ? (
            <em>No root span</em>
          ) : (
            <>
              <bdi className={classes['service']}>{visibleText(rootService)}</bdi>
              <span className="visually-hidden">: </span>
              <bdi className={classes['name']} title={rootName}>
                {visibleText(rootName ?? '')}
              </bdi>
            </>
          )}
        </PageLink>
        <ServiceList summary={summary} />
      </div>
      <div role="gridcell" className={classes['duration']}>
        <DurationText value={duration} tabIndex={-1} />
        <span
          className={classes['bar']}
          style={{
            width: `${String(Math.max(0.5, share * 100))}%`,
            background: hueColour(serviceHue(rootService ?? '')),
          }}
        />
      </div>
      <div role="gridcell" className={classes['spans']}>
        {spanCount === undefined ? '–' : formatCount(spanCount)}
        <span className={classes['unit']}> {spanCount === 1 ? 'span' : 'spans'}</span>
        {orphanCount !== undefined && orphanCount > 0 && (
          <span
            className={classes['orphans']}
            title={`${formatCount(orphanCount)} spans name a parent that is not in the trace`}
          >
            <Icon name="warning" size={12} /> incomplete
          </span>
        )}
      </div>
      <div role="gridcell" className={cx(classes['errors'], errors > 0 && classes['hasErrors'])}>
        {errors > 0 ? (
          <>
            <Icon name="error" size={12} /> {formatCount(errors)} {errors === 1 ? 'error' : 'errors'}
          </>
        ) : (
          <span className={classes['none']}>{errorCount === undefined ? '–' : 'none'}</span>
        )}
      </div>
      <div role="gridcell" className={classes['start']}>
        <StartText epoch={start} hasOffset={hasOffset} />
      </div>
    </div>
  );
});

/** The services with their spans, those with errors first, so that what is cut off is what matters least. */
function ServiceList({ summary }: { readonly summary: TraceSummary }) {
  const { services } = summary;
  const hues = serviceHues(services.map(({ name }) => name));
  const ordered =
    services.length <= mostChips
      ? services
      : services.toSorted(
          (a, b) => (b.errorCount ?? 0) - (a.errorCount ?? 0) || (b.spanCount ?? 0) - (a.spanCount ?? 0),
        );
  const rest = ordered.slice(mostChips);
  return (
    <div className={classes['services']}>
      {ordered.slice(0, mostChips).map(({ name, spanCount, errorCount }) => (
        <ServiceChip key={name} name={name} hue={hues.get(name)} spans={spanCount} errors={errorCount} />
      ))}
      {rest.length > 0 && (
        <span
          className={classes['rest']}
          title={rest
            .slice(0, 40)
            .map(({ name }) => visibleText(name))
            .join(', ')}
        >
          +{rest.length}
        </span>
      )}
    </div>
  );
}
