import { use } from 'react';
import { zoneOffset, type EpochNanos } from '../../core';
import { TimesContext } from '../../pieces/times/TimesContext';
import { TimestampText, TimestampWords } from '../../pieces/TimestampText';
import classes from './ResultList.module.css';

/** When a trace of the list began: in the reader's style, and below it how long ago, or the clock's time where that is the style. */
export function StartText({ epoch, hasOffset }: { readonly epoch: EpochNanos; readonly hasOffset: boolean }) {
  const { zone, style } = use(TimesContext);
  const below = style === 'relative' ? 'iso' : 'relative';
  return (
    <>
      <TimestampText epoch={epoch} precision="millis" hasOffset={false} tabIndex={-1} />
      <span className={classes['relative']}>
        <TimestampWords epoch={epoch} precision="millis" hasOffset={false} style={below} />
        {hasOffset && ` · ${zoneOffset(epoch, zone)}`}
      </span>
    </>
  );
}
