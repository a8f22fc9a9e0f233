import type { TimeZoneChoice } from './timestamp';

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

/** Whether the runtime knows an IANA zone of this name, old names included. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The names of all IANA zones that the runtime lists, by alphabet; without UTC, which is a choice of its own. */
export function timeZoneNames(): readonly TimeZoneChoice[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), ...renamed.filter(isTimeZone)]);
  names.delete('UTC');
  return [...names].sort();
}
