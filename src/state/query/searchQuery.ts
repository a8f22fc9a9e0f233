import type { SourceCapabilities, TraceQuery, TraceSource } from '../../sources/TraceSource';
import { lookbacks } from '../url/search/questionParts';
import type { SearchAddress } from '../url/searchAddress';
import type { WideSearch } from './wideSearch';

/** Before and after every time that a trace can hold. */
const allTime = { start: -(2n ** 63n), end: 2n ** 63n - 1n };

/**
 * The question that an address asks; undefined while it asks none: with a list of traces, without a window, or without a service where the
 * source cannot search them all. Opened files are asked without window and limit unless the address names a window.
 */
export function toTraceQuery(
  address: SearchAddress,
  capabilities: SourceCapabilities,
): TraceQuery | undefined {
  // Traces that are listed by their ids are not searched.
  if (address.traces.length > 0) return undefined;
  const { service, operation, tags, minDuration, maxDuration, start, end } = address;
  const terms = { service, operation, tags, minDuration, maxDuration };
  if (address.from === 'files') {
    return {
      ...terms,
      start: start === undefined ? allTime.start : BigInt(start) * 1000n,
      end: end === undefined ? allTime.end : BigInt(end) * 1000n,
      limit: capabilities.maxLimit,
    };
  }
  if (start === undefined || end === undefined) return undefined;
  if (service === undefined && !capabilities.searchWithoutService && !isWide(address)) return undefined;
  return {
    ...terms,
    start: BigInt(start) * 1000n,
    end: BigInt(end) * 1000n,
    limit: Math.min(address.limit, capabilities.maxLimit),
  };
}

/** Whether an address asks for more than one request can say. */
export const isWide = (
  address: Pick<SearchAddress, 'moreServices' | 'allServices' | 'moreOperations' | 'where'>,
): boolean =>
  address.allServices ||
  address.moreServices.length > 0 ||
  address.moreOperations.length > 0 ||
  address.where.trim() !== '';

/** The wide question of an address, beside what Jaeger's own parameters say; undefined where they say it all. */
export function toWideSearch(address: SearchAddress, query: TraceQuery | undefined): WideSearch | undefined {
  if (!query || !isWide(address)) return undefined;
  const { service, operation, ...rest } = query;
  const names = (first: string | undefined, more: readonly string[]) => [
    ...new Set([...(first === undefined ? [] : [first]), ...more]),
  ];
  return {
    question: {
      ...rest,
      services: address.allServices ? 'all' : names(service, address.moreServices),
      operations: names(operation, address.moreOperations),
      where: address.where,
      budget: address.budget,
    },
    atOnce: address.oneAtATime ? 1 : 2,
  };
}

/**
 * Whether what was before the traces of an answer can be asked for by time: of one question to a server that gives the newest first. A live
 * search is merged with what comes later instead.
 */
export const canGoBack = (address: SearchAddress, picksAny: boolean | undefined): boolean =>
  address.from === 'server' &&
  address.traces.length === 0 &&
  picksAny !== true &&
  address.windowMode !== 'live' &&
  !isWide(address);

/** Whether all spans are asked for: what is found in the traces themselves needs them, and API v3 sends them only when asked to. */
export const wantsWhole = (
  kind: TraceSource['kind'] | undefined,
  { find, where }: Pick<SearchAddress, 'find' | 'where'>,
): boolean => kind === 'jaeger-v3' && (find !== '' || where !== '');

/** The window of a look-back that ends now, or what stands in the address of it. `now` in microseconds. */
export function windowOf(
  { start, end, lookback }: Pick<SearchAddress, 'start' | 'end' | 'lookback'>,
  now: number,
): { readonly start: number; readonly end: number } {
  const length = (lookbacks.get(lookback) ?? 3_600_000) * 1000;
  if (start !== undefined && end !== undefined) return { start, end };
  if (start !== undefined) return { start, end: start < now ? now : start + length };
  const last = end ?? now;
  return { start: Math.max(0, last - length), end: Math.max(1, last) };
}

/** Whether the question of an address differs from another's; order, box and the like are no part of the question. */
export function questionKey({
  service,
  operation,
  tags,
  minDuration,
  maxDuration,
  lookback,
  start,
  end,
  limit,
  from,
  moreServices,
  allServices,
  moreOperations,
  where,
  budget,
  traces,
}: SearchAddress): string {
  const tagTexts = tags.map(({ key, value }) => [key, value]);
  return JSON.stringify([
    service,
    operation,
    tagTexts,
    minDuration,
    maxDuration,
    lookback,
    start,
    end,
    limit,
    from,
    moreServices,
    allServices,
    moreOperations,
    where,
    budget,
    traces.map(({ traceId }) => traceId),
  ]);
}
