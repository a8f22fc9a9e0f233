import { formatCount, visibleText, type TraceSummary } from '../../../core';
import { DurationText } from '../../../pieces/DurationText';
import { hueColour, serviceHue } from '../../../pieces/serviceColour';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { textOf, type ListColumn } from '../columns/ListColumn';
import classes from './ResultList.module.css';
import { StartText } from './StartText';

/** How the rows of the list look, the same for all of them. */
export interface ListLook {
  /** One line a trace. */
  readonly isDense: boolean;
  /** Too little room for columns: what they say stands in lines. */
  readonly isNarrow: boolean;
  /** Clocks were changed among the traces of the list: each start says its offset from UTC. */
  readonly hasOffset: boolean;
}

const longest = 300;

/** What one column says of a trace. */
export function ResultCell({
  column,
  summary,
  share,
  look,
}: {
  readonly column: ListColumn;
  readonly summary: TraceSummary;
  /** Duration as a share of the longest of the list. */
  readonly share: number;
  readonly look: ListLook;
}) {
  const { rootService, duration, spanCount, errorCount, orphanCount = 0, start, traceId } = summary;
  const errors = errorCount ?? 0;
  switch (column.key) {
    case 'duration':
      return (
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
      );
    case 'spans':
      return (
        <div role="gridcell" className={classes['spans']}>
          {spanCount === undefined ? '–' : formatCount(spanCount)}
          <span className={classes['unit']}> {spanCount === 1 ? 'span' : 'spans'}</span>
          {orphanCount > 0 && (
            <span
              className={classes['orphans']}
              title={`${formatCount(orphanCount)} spans name a parent that is not in the trace`}
            >
              <Icon name="warning" size={12} /> <span className={classes['orphansWord']}>incomplete</span>
            </span>
          )}
        </div>
      );
    case 'errors':
      return (
        <div role="gridcell" className={cx(classes['errors'], errors > 0 && classes['hasErrors'])}>
          {errors > 0 ? (
            <>
              <Icon name="error" size={12} /> {formatCount(errors)} {errors === 1 ? 'error' : 'errors'}
            </>
          ) : (
            <span className={classes['none']}>{errorCount === undefined ? '–' : 'none'}</span>
          )}
        </div>
      );
    case 'start':
      return (
        <div role="gridcell" className={classes['start']}>
          <StartText
            epoch={start}
            hasOffset={look.hasOffset}
            isShort={look.isDense || look.isNarrow}
            usual={look.isNarrow ? 'relative' : undefined}
          />
        </div>
      );
    default:
      return <ValueCell column={column} text={valueText(column, traceId)} />;
  }
}

function valueText({ key, values }: ListColumn, traceId: string): string | undefined {
  if (key === 'id') return traceId;
  return values === undefined ? '…' : textOf(values, traceId);
}

function ValueCell({ column, text }: { readonly column: ListColumn; readonly text: string | undefined }) {
  const shown = text !== undefined && visibleText(text, longest);
  return (
    <div role="gridcell" className={cx(classes['value'], column.isNumeric && classes['end'])}>
      <span className={classes['valueLabel']}>{column.label} </span>
      {shown === false ? (
        <span className={classes['none']} aria-label="none">
          –
        </span>
      ) : (
        <bdi title={shown} className={cx(column.key === 'id' && classes['id'])}>
          {shown}
        </bdi>
      )}
    </div>
  );
}
