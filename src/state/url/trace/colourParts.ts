import { listPart, textPart, type AddressPart } from './AddressPart';

/** Longest key of an attribute that an address carries. */
const longestKey = 256;
/** Columns right of the names: more would leave no room for bars. */
export const maxColumns = 12;

/** What spans are coloured by: '' = their service, else a built-in column or the key of an attribute. */
export const colourPart: AddressPart<string> = textPart('xcolour', longestKey, 'The key to colour by');
/** Extra columns of the timeline: built-in columns and keys of attributes, from left to right. */
export const timelineColumnsPart: AddressPart<readonly string[]> = listPart('xtcols', maxColumns);
/** Template of the rows' names, such as "{name} {http.route}"; '' = service and operation. */
export const labelPart: AddressPart<string> = textPart('xlabel', 200, 'The label of the rows');

/** A time zone that the sender of a link reads times in: shown while the link is open, never stored. '' = none. */
export const zonePart: AddressPart<string> = {
  names: ['xzone'],
  empty: '',
  read: (text, fault) => {
    const stated = text('xzone');
    if (stated === '') return '';
    if (isZone(stated)) return stated;
    fault(`The time zone of this link, “${stated.slice(0, 40)}”, is unknown here; times are shown in yours.`);
    return '';
  },
  write: (value, put) => {
    put('xzone', value);
  },
};

/** Whether this browser knows the zone: 'utc' or an IANA name. */
export function isZone(zone: string): boolean {
  if (zone === 'utc') return true;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
