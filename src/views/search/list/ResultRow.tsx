import { memo } from 'react';
import { visibleText, type TraceSummary } from '../../../core';
import { rememberOpened } from '../../../state/url/lastSearch';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import { IconButton } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import type { ListColumn } from '../columns/ListColumn';
import peekClasses from '../peek/peekRow.module.css';
import { ResultCell, type ListLook } from './ResultCell';
import classes from './ResultList.module.css';
import { ServiceList } from './ServiceList';

interface ResultRowProps {
  readonly summary: TraceSummary;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly ListColumn[];
  readonly look: ListLook;
  /** Duration as a share of the longest of the list. */
  readonly share: number;
  /** What the address of the trace says. */
  readonly query: string;
  readonly isTabStop: boolean;
  readonly isTicked: boolean;
  readonly wasOpened: boolean;
  /** It is looked at beside the list. */
  readonly isPeeked: boolean;
  readonly onPeek: (traceId: string) => void;
  readonly onMark: (traceId: string | undefined) => void;
  readonly onTick: (summary: TraceSummary) => void;
}

/** One trace of the list. The link covers the whole row, but for the tick and what can be copied. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { summary, index, top, height, columns, look, share, query } = props;
  const { isTabStop, isTicked, wasOpened, isPeeked, onPeek, onMark, onTick } = props;
  const { traceId, rootService, rootName, services } = summary;
  const mark = () => {
    onMark(traceId);
  };
  const name = rootService === undefined ? traceId : `${rootService}: ${rootName ?? ''}`;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      className={cx(
        classes['row'],
        wasOpened && classes['opened'],
        isTicked && classes['ticked'],
        isPeeked && peekClasses['peeked'],
      )}
      style={{ top, height }}
      onPointerEnter={mark}
      onFocus={mark}
    >
      <div role="gridcell" className={classes['trace']}>
        <label className={classes['tick']}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isTicked}
            aria-label={`Tick ${visibleText(name).slice(0, 120)}`}
            onChange={() => {
              onTick(summary);
            }}
          />
        </label>
        <PageLink
          to={tracePlace(traceId, query)}
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
        {!look.isDense && <ServiceList services={services} />}
        <IconButton
          icon="panel"
          label={isPeeked ? 'Close the peek' : 'Peek (p)'}
          className={peekClasses['button']}
          tabIndex={-1}
          aria-expanded={isPeeked}
          onClick={() => {
            onPeek(traceId);
          }}
        />
      </div>
      {columns.map((column) => (
        <ResultCell key={column.key} column={column} summary={summary} share={share} look={look} />
      ))}
    </div>
  );
});
