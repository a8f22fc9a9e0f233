import {
  formatCount,
  formatTimestamp,
  zoneName,
  zoneOffset,
  zoneOffsets,
  type EpochNanos,
  type TimeZoneChoice,
  type TraceSummary,
} from '../../core';
import type { SearchAddress } from '../../state/url/searchAddress';
import { lookbackWords } from '../../pieces/lookbackWords';

/** "20 traces", "1 trace". */
export const tracesWord = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'trace' : 'traces'}`;

/** "3 with errors", "none with errors"; '' where the server does not say. */
export function errorWords(summaries: readonly TraceSummary[]): string {
  if (summaries.length === 0 || summaries.every(({ errorCount }) => errorCount === undefined)) return '';
  const count = summaries.filter(({ errorCount }) => (errorCount ?? 0) > 0).length;
  return count === 0 ? 'none with errors' : `${formatCount(count)} with errors`;
}

/** "the last hour", or the two ends of a custom window with the zone. */
export function windowWords({ lookback, start, end, traces }: SearchAddress, zone: TimeZoneChoice): string {
  if (traces.length > 0 || start === undefined || end === undefined) return 'all times';
  if (lookback !== 'custom') return lookbackWords(lookback);
  const [from, to] = [BigInt(start) * 1000n, BigInt(end) * 1000n];
  const text = (epoch: EpochNanos) => formatTimestamp(epoch, { zone, precision: 'seconds' });
  const [before, after] = [zoneOffset(from, zone), zoneOffset(to, zone)];
  return `${text(from)}${before === after ? '' : ` ${before}`} to ${text(to)} ${after}`;
}

/** What is looked for: "A · GET /checkout", "All services", "3 traces by their ids". */
export function questionWords(address: SearchAddress, isFiles: boolean): string {
  const { service, operation, moreServices, allServices, moreOperations, where, traces } = address;
  if (traces.length > 0)
    return `${tracesWord(traces.length)} by ${traces.length === 1 ? 'its id' : 'their ids'}`;
  const any = isFiles ? 'Opened files' : 'All services';
  const first = allServices ? undefined : service;
  const services = allServices ? [] : moreServices;
  return [
    first === undefined ? services.join(', ') || any : [first, ...services].join(', '),
    [...(operation === undefined ? [] : [operation]), ...moreOperations].join(', '),
    where,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The zone with its offset between two moments: "Europe/Berlin (UTC+01:00)", "Europe/Berlin (UTC+02:00 to UTC+01:00)", "UTC". */
export function zoneWords(from: EpochNanos, to: EpochNanos, zone: TimeZoneChoice): string {
  const [name, offset] = [zoneName(zone), zoneOffsets(from, to, zone)];
  return name === offset ? name : `${name} (${offset})`;
}

/** "of the 200 newest loaded" where there may be more, "of 200 loaded" where those need not be the newest, "of all 13 loaded". */
export const coverageWords = (loaded: number, hasMore: boolean, areNewest = true): string =>
  !hasMore
    ? `of all ${formatCount(loaded)} loaded`
    : `of ${areNewest ? 'the ' : ''}${formatCount(loaded)}${areNewest ? ' newest' : ''} loaded`;
