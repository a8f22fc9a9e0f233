import { isTimeZone, type TimeZoneChoice } from './timestamp';

/** Today's names of zones that some runtimes list under an older one only. */
const renamed = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
];

/** The names of all IANA zones that the runtime lists, by alphabet; without UTC, which is a choice of its own. */
export function timeZoneNames(): readonly TimeZoneChoice[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), ...renamed.filter(isTimeZone)]);
  names.delete('UTC');
  return [...names].sort();
}
