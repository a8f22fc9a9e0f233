import { parseDuration, toGoDuration, type Nanos } from '../../../core';
import { parseTags, printTags, type Tag } from '../tags';
import type { AddressPart } from '../trace/AddressPart';

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

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A name in the parameter `name`; `any` are the words by which Jaeger UI writes that there is none. */
const namePart = (name: string, ...any: readonly string[]): AddressPart<string | undefined> => ({
  names: [name],
  empty: undefined,
  read: (text) => (text(name) === '' || any.includes(text(name)) ? undefined : text(name)),
  write: (value, put) => {
    put(name, value ?? '');
  },
});

export const servicePart = namePart('service', '__all_services__');
/** Old links say "all" for any operation, newer forms __all_operations__. */
export const operationPart = namePart('operation', 'all', '__all_operations__');

/** Tags that have to hold on one span. Old links repeat `tag`, today's have one `tags`. */
export const tagsPart: AddressPart<readonly Tag[]> = {
  names: ['tags', 'tag'],
  empty: [],
  read: (text, fault, all) => {
    const { tags, fault: reason } = parseTags(text('tags'), all?.('tag') ?? []);
    if (reason !== undefined) fault(reason, 'tags');
    return tags;
  },
  write: (tags, put) => {
    put('tags', printTags(tags));
  },
};

/** Least and greatest duration; undefined = any. */
export interface DurationBounds {
  readonly minDuration: Nanos | undefined;
  readonly maxDuration: Nanos | undefined;
}

export const durationsPart: AddressPart<DurationBounds> = {
  names: ['minDuration', 'maxDuration'],
  empty: { minDuration: undefined, maxDuration: undefined },
  read: (text, fault) => {
    const duration = (name: string): Nanos | undefined => {
      const raw = text(name);
      if (raw === '') return undefined;
      const parsed = parseDuration(raw);
      if (parsed !== undefined && parsed >= 0) return parsed;
      fault(`“${cut(raw)}” is no duration; write for example 1.2s, 100ms or 500us`, name);
      return undefined;
    };
    const minDuration = duration('minDuration');
    const maxDuration = duration('maxDuration');
    if (minDuration === undefined || maxDuration === undefined || minDuration <= maxDuration)
      return { minDuration, maxDuration };
    fault('the longest duration is shorter than the shortest', 'maxDuration');
    return { minDuration, maxDuration: undefined };
  },
  write: ({ minDuration, maxDuration }, put) => {
    put('minDuration', minDuration === undefined ? '' : toGoDuration(minDuration));
    put('maxDuration', maxDuration === undefined ? '' : toGoDuration(maxDuration));
  },
};

/** When to look, and for how many: together, since a window that is in the address takes its limit along. */
export interface SearchWindow {
  /** A key of `lookbacks`, or 'custom'. */
  readonly lookback: string;
  /** The real window, in microseconds since the epoch; undefined until a search was made. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly limit: number;
}

type Fault = (sentence: string, name: string) => void;

function readLimit(raw: string, fault: Fault): number {
  if (raw === '') return defaultLimit;
  const parsed = /^\d{1,6}$/.test(raw) ? Number(raw) : Number.NaN;
  if (parsed >= 1 && parsed <= maxLimit) return parsed;
  fault(`“${cut(raw)}” is not a whole number from 1 to ${String(maxLimit)}`, 'limit');
  return defaultLimit;
}

function readMicros(raw: string, name: string, fault: Fault): number | undefined {
  if (raw === '') return undefined;
  if (/^\d{1,16}$/.test(raw) && Number.isSafeInteger(Number(raw))) return Number(raw);
  fault(`“${cut(raw)}” is no time in microseconds since 1970`, name);
  return undefined;
}

export const searchWindowPart: AddressPart<SearchWindow> = {
  names: ['lookback', 'start', 'end', 'limit'],
  empty: { lookback: defaultLookback, start: undefined, end: undefined, limit: defaultLimit },
  read: (text, fault) => {
    let start = readMicros(text('start'), 'start', fault);
    let end = readMicros(text('end'), 'end', fault);
    if (start !== undefined && end !== undefined && start >= end) {
      fault('the window ends before it begins', 'start');
      start = undefined;
      end = undefined;
    }
    const usual = start !== undefined ? 'custom' : defaultLookback;
    let lookback = text('lookback') || usual;
    if (lookback !== 'custom' && !lookbacks.has(lookback)) {
      fault(`“${cut(lookback)}” is no known look-back`, 'lookback');
      lookback = usual;
    }
    return { lookback, start, end, limit: readLimit(text('limit'), fault) };
  },
  write: ({ lookback, start, end, limit }, put) => {
    put('lookback', lookback === defaultLookback && start === undefined ? '' : lookback);
    put('start', start === undefined ? '' : String(start));
    put('end', end === undefined ? '' : String(end));
    put('limit', limit === defaultLimit && start === undefined ? '' : String(limit));
  },
};
