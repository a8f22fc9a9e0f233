import { formatRelative, formatTimestamp, zoneName, zoneOffset, type EpochNanos } from '../core';

/** The present as nanoseconds since 1970. */
const now = (): EpochNanos => BigInt(Date.now()) * 1_000_000n;

/** A point in time to the microsecond with its zone; how long ago it was, and the zone's name, in its tooltip. */
export function TimestampText({ epoch, zone }: { readonly epoch: EpochNanos; readonly zone: string }) {
  return (
    <span title={`${formatRelative(epoch, now())} · ${zoneName(zone)}`}>
      {formatTimestamp(epoch, { zone, precision: 'micros' })} {zoneOffset(epoch, zone)}
    </span>
  );
}
