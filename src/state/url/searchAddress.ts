import { parseDuration, toGoDuration, type Nanos } from '../../core';
import { readBox, writeBox, type Box } from './box';
import { parseTags, printTags, type Tag } from './tags';

/** By what the list of results is ordered. */
export const sortKeys = ['start', 'duration', 'spans', 'errors'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Look-back presets, in Jaeger UI's spelling, with their length in milliseconds. */
export const lookbacks: ReadonlyMap<string, number> = new Map(
  [
    ['5m', 5],
    ['15m', 15],
    ['30m', 30],
    ['1h', 60],
    ['2h', 120],
    ['3h', 180],
    ['6h', 360],
    ['12h', 720],
    ['24h', 1440],
    ['2d', 2880],
    ['3d', 4320],
    ['5d', 7200],
    ['7d', 10080],
    ['2w', 20160],
    ['3w', 30240],
    ['4w', 40320],
  ].map(([name, minutes]) => [String(name), Number(minutes) * 60_000]),
);

export const defaultLookback = '1h';
export const defaultLimit = 20;
export const maxLimit = 1500;

/** Everything that decides what the search page shows. Parameter names are Jaeger UI's; ours begin with x. */
export interface SearchAddress {
  readonly service: string | undefined;
  readonly operation: string | undefined;
  readonly tags: readonly Tag[];
  readonly minDuration: Nanos | undefined;
  readonly maxDuration: Nanos | undefined;
  /** A key of `lookbacks`, or 'custom'. */
  readonly lookback: string;
  /** The real window, in microseconds since the epoch; undefined until a search was made. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly limit: number;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** Part of the plot that narrows the list. */
  readonly box: Box | undefined;
  /** 'files' = among the files opened in this tab. */
  readonly from: 'server' | 'files';
}

export const emptySearch: SearchAddress = {
  service: undefined,
  operation: undefined,
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  lookback: defaultLookback,
  start: undefined,
  end: undefined,
  limit: defaultLimit,
  sort: 'start',
  descending: true,
  box: undefined,
  from: 'server',
};

/** A parameter that could not be used, and why; the rest of the address holds. */
export interface AddressFault {
  readonly parameter: string;
  readonly reason: string;
}

const isMicros = (text: string) => /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text));
const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Reads the search page's address. Junk is dropped parameter by parameter and named in `faults`. */
export function readSearchAddress(parameters: URLSearchParams): {
  readonly address: SearchAddress;
  readonly faults: readonly AddressFault[];
} {
  const faults: AddressFault[] = [];
  const fault = (parameter: string, reason: string) => {
    faults.push({ parameter, reason });
  };
  const text = (name: string) => parameters.get(name) || undefined;

  const duration = (name: string): Nanos | undefined => {
    const raw = text(name);
    if (raw === undefined) return undefined;
    const parsed = parseDuration(raw);
    if (parsed === undefined || parsed < 0) {
      fault(name, `“${cut(raw)}” is no duration; write for example 1.2s, 100ms or 500us`);
      return undefined;
    }
    return parsed;
  };
  const micros = (name: string): number | undefined => {
    const raw = text(name);
    if (raw === undefined) return undefined;
    if (isMicros(raw)) return Number(raw);
    fault(name, `“${cut(raw)}” is no time in microseconds since 1970`);
    return undefined;
  };

  const tagsRead = parseTags(text('tags') ?? '', parameters.getAll('tag'));
  if (tagsRead.fault !== undefined) fault('tags', tagsRead.fault);

  let limit = defaultLimit;
  const rawLimit = text('limit');
  if (rawLimit !== undefined) {
    const parsed = /^\d{1,6}$/.test(rawLimit) ? Number(rawLimit) : Number.NaN;
    if (parsed >= 1 && parsed <= maxLimit) limit = parsed;
    else fault('limit', `“${cut(rawLimit)}” is not a whole number from 1 to ${String(maxLimit)}`);
  }

  let start = micros('start');
  let end = micros('end');
  if (start !== undefined && end !== undefined && start >= end) {
    fault('start', 'the window ends before it begins');
    start = undefined;
    end = undefined;
  }

  let lookback = text('lookback') ?? (start !== undefined ? 'custom' : defaultLookback);
  if (lookback !== 'custom' && !lookbacks.has(lookback)) {
    fault('lookback', `“${cut(lookback)}” is no known look-back`);
    lookback = start !== undefined ? 'custom' : defaultLookback;
  }

  const minDuration = duration('minDuration');
  let maxDuration = duration('maxDuration');
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
    fault('maxDuration', 'the longest duration is shorter than the shortest');
    maxDuration = undefined;
  }

  const service = text('service');
  const operation = text('operation');
  const [key = 'start', direction = 'desc'] = (text('xsort') ?? '').split('.');
  const sort = sortKeys.find((known) => known === key) ?? 'start';
  const rawBox = text('xbox');
  const box = rawBox === undefined ? undefined : readBox(rawBox);
  if (rawBox !== undefined && box === undefined) fault('xbox', 'the part of the plot could not be read');

  return {
    address: {
      service: service === '__all_services__' ? undefined : service,
      // Old links say "all" for any operation, newer forms __all_operations__.
      operation: operation === 'all' || operation === '__all_operations__' ? undefined : operation,
      tags: tagsRead.tags,
      minDuration,
      maxDuration,
      lookback,
      start,
      end,
      limit,
      sort,
      descending: direction !== 'asc',
      box,
      from: text('xfrom') === 'files' ? 'files' : 'server',
    },
    faults,
  };
}

/** Every parameter that this codec owns; all others pass through unharmed. */
const owned = [
  'service',
  'operation',
  'tags',
  'tag',
  'minDuration',
  'maxDuration',
  'lookback',
  'start',
  'end',
  'limit',
  'xsort',
  'xbox',
  'xfrom',
];

/** Writes the search page's address. What `before` held of parameters unknown to us stays. */
export function writeSearchAddress(address: SearchAddress, before?: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(before);
  for (const name of owned) parameters.delete(name);
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') parameters.set(name, value);
  };
  put('service', address.service);
  put('operation', address.operation);
  put('tags', printTags(address.tags));
  put('minDuration', address.minDuration === undefined ? undefined : toGoDuration(address.minDuration));
  put('maxDuration', address.maxDuration === undefined ? undefined : toGoDuration(address.maxDuration));
  put(
    'lookback',
    address.lookback === defaultLookback && address.start === undefined ? undefined : address.lookback,
  );
  put('start', address.start === undefined ? undefined : String(address.start));
  put('end', address.end === undefined ? undefined : String(address.end));
  put(
    'limit',
    address.limit === defaultLimit && address.start === undefined ? undefined : String(address.limit),
  );
  if (address.sort !== 'start' || !address.descending)
    put('xsort', `${address.sort}.${address.descending ? 'desc' : 'asc'}`);
  put('xbox', address.box === undefined ? undefined : writeBox(address.box));
  put('xfrom', address.from === 'files' ? 'files' : undefined);
  return parameters;
}
