import type { AddressPart } from '../trace/AddressPart';

/** Milliseconds of each unit of a look-back. */
const units = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** The length of a look-back like "90m", "24h", "7d" or "2w" in milliseconds; undefined for other texts. At most 9999 of a unit. */
export function lookbackLength(text: string): number | undefined {
  const match = /^([1-9]\d{0,3})([mhdw])$/.exec(text);
  const unit = units.get(match?.[2] ?? '');
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

/** Jaeger UI asks for so much. */
const usualLookback = '7d';

/** How far back calls are counted. */
export const lookbackPart: AddressPart<string> = {
  names: ['xlookback'],
  empty: usualLookback,
  read: (text, fault) => {
    const stated = text('xlookback');
    if (stated === '' || lookbackLength(stated) !== undefined) return stated || usualLookback;
    fault(`“${stated.slice(0, 40)}” is no look-back, as 90m, 24h or 7d are; it is ${usualLookback}.`);
    return usualLookback;
  },
  write: (value, put) => {
    put('xlookback', value === usualLookback ? '' : value);
  },
};

/** Until when calls are counted, in milliseconds since 1970; undefined = until now. */
export const endPart: AddressPart<number | undefined> = {
  names: ['xend'],
  empty: undefined,
  read: (text, fault) => {
    const stated = text('xend');
    if (stated === '') return undefined;
    if (/^[1-9]\d{0,14}$/.test(stated)) return Number(stated);
    fault('The end of the look-back in this link could not be read; it ends now.');
    return undefined;
  },
  write: (value, put) => {
    put('xend', value === undefined ? '' : String(value));
  },
};
