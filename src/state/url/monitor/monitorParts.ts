import { wordPart, type AddressPart } from '../trace/AddressPart';

/** Kinds of spans whose calls are counted, as Jaeger writes them, in the order in which people need them. */
export const monitorKinds = ['server', 'client', 'consumer', 'producer', 'internal', 'unspecified'] as const;
export type MonitorKind = (typeof monitorKinds)[number];
/** Jaeger UI's parameter. */
export const kindPart = wordPart<MonitorKind>(
  'spanKind',
  monitorKinds,
  'server',
  (word) => `There is no kind of span “${word}”; calls that servers got are shown.`,
);

const minute = 60_000;
const usualTimeframe = 60 * minute;
const longestTimeframe = 31 * 24 * 60 * minute;

/** Length of the window in milliseconds: Jaeger UI's parameter, which has a few of them. */
export const timeframePart: AddressPart<number> = {
  names: ['timeframe'],
  empty: usualTimeframe,
  read: (text, fault) => {
    const stated = text('timeframe');
    if (stated === '') return usualTimeframe;
    const length = /^\d{1,11}$/.test(stated) ? Number(stated) : NaN;
    if (length >= minute && length <= longestTimeframe) return length;
    fault(`“${stated.slice(0, 40)}” is no window, as 3600000 (an hour in milliseconds) is; it is an hour.`);
    return usualTimeframe;
  },
  write: (value, put) => {
    put('timeframe', value === usualTimeframe ? '' : String(value));
  },
};

/** The beginning of the step that is looked at, in milliseconds since 1970; undefined = none. */
export const pointPart: AddressPart<number | undefined> = {
  names: ['xat'],
  empty: undefined,
  read: (text, fault) => {
    const stated = text('xat');
    if (stated === '') return undefined;
    if (/^[1-9]\d{0,14}$/.test(stated)) return Number(stated);
    fault('The point in time of this link could not be read.');
    return undefined;
  },
  write: (value, put) => {
    put('xat', value === undefined ? '' : String(value));
  },
};

/** What the window is held against: nothing, or the same so much earlier; 'before' = by its own length. */
export const comparisons = ['none', 'before', 'day', 'week'] as const;
export type Comparison = (typeof comparisons)[number];
export const againstPart = wordPart<Comparison>(
  'xagainst',
  comparisons,
  'none',
  (word) => `A window cannot be compared with “${word}”.`,
);

/** How often it is looked again. */
export const refreshes = ['off', '30s', '1m', '5m'] as const;
export type RefreshEvery = (typeof refreshes)[number];
export const refreshPart = wordPart<RefreshEvery>(
  'xevery',
  refreshes,
  'off',
  (word) => `It cannot be looked again every “${word}”.`,
);

/** Where the numbers come from; 'auto' = a metrics store where there is one. */
export const numberSources = ['auto', 'traces'] as const;
export type NumberSource = (typeof numberSources)[number];
export const numberSourcePart = wordPart<NumberSource>(
  'xby',
  numberSources,
  'auto',
  (word) => `Numbers cannot be had from “${word}”.`,
);
