import { use } from 'react';
import {
  formatRelative,
  styledTimestamp,
  zoneOffset,
  type EpochNanos,
  type TimestampPrecision,
} from '../core';
import { useNow } from '../ui/useNow';
import { FormedText } from './times/FormedText';
import { TimesContext, type ReaderTimes } from './times/TimesContext';

interface TimestampProps {
  readonly epoch: EpochNanos;
  /** Of the style that is like ISO 8601. */
  readonly precision?: TimestampPrecision;
  /** The offset from UTC follows; left out where the place around names it. */
  readonly hasOffset?: boolean;
}

/** How long ago it was, kept up to date. */
function Ago({ epoch }: { readonly epoch: EpochNanos }) {
  const now = useNow();
  return <>{formatRelative(epoch, BigInt(now) * 1_000_000n)}</>;
}

/** A point in time in the reader's zone and style, as plain text. `style` overrides the reader's. */
export function TimestampWords({
  epoch,
  precision = 'micros',
  hasOffset = true,
  style: stated,
}: TimestampProps & { readonly style?: ReaderTimes['style'] }) {
  const { zone, style: preferred } = use(TimesContext);
  const style = stated ?? preferred;
  if (style === 'relative') return <Ago epoch={epoch} />;
  const text = styledTimestamp(epoch, { style, zone, precision });
  return <>{hasOffset ? `${text} ${zoneOffset(epoch, zone)}` : text}</>;
}

/** A point in time in the reader's zone and style, or in another `style`; all its forms on demand. */
export function TimestampText({
  tabIndex,
  ...time
}: TimestampProps & { readonly tabIndex?: number | undefined; readonly style?: ReaderTimes['style'] }) {
  return (
    <FormedText value={{ kind: 'moment', epoch: time.epoch }} tabIndex={tabIndex}>
      <TimestampWords {...time} />
    </FormedText>
  );
}
