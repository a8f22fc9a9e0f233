import { use } from 'react';
import { zoneOffset, type EpochNanos, type TimestampStyle } from '../../../core';
import { TimesContext } from '../../../pieces/times/TimesContext';
import { TimestampText, TimestampWords } from '../../../pieces/TimestampText';
import { usePreferences } from '../../../state/prefs/preferences';
import classes from './ResultList.module.css';

/** When a trace of the list began: as the reader wants it, and below it (where there is room) the other way. */
export function StartText({
  epoch,
  hasOffset,
  isShort,
  usual,
}: {
  readonly epoch: EpochNanos;
  readonly hasOffset: boolean;
  /** One line only. */
  readonly isShort: boolean;
  /** The style where the reader has no wish about this list; undefined = that of all times. */
  readonly usual?: TimestampStyle | undefined;
}) {
  const { zone, style } = use(TimesContext);
  const wanted = usePreferences((preferences) => preferences.resultStart);
  const clock = style === 'relative' ? 'iso' : style;
  const first = wanted === 'style' ? (usual ?? style) : wanted === 'ago' ? 'relative' : clock;
  const below = first === 'relative' ? clock : 'relative';
  const offset = hasOffset ? ` · ${zoneOffset(epoch, zone)}` : '';
  return (
    <>
      <TimestampText epoch={epoch} precision="millis" hasOffset={false} style={first} tabIndex={-1} />
      {isShort ? (
        offset !== '' && <span className={classes['relative']}>{offset}</span>
      ) : (
        <span className={classes['relative']}>
          <TimestampWords epoch={epoch} precision="millis" hasOffset={false} style={below} />
          {offset}
        </span>
      )}
    </>
  );
}
