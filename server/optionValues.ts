import { isIP } from 'node:net';
import { isHostName } from './hosts';

/** Why an option is refused, in one line. Thrown while options are read, and caught where that ends. */
export class Refused extends Error {}

/** A port number, 0 = any free one. Throws Refused. */
export function portOf(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Refused(`${option} takes a number from 0 to 65535, not '${text}'`);
  return port;
}

/** A host name or address, lower case and without brackets. Throws Refused. */
export function hostOf(option: string, text: string): string {
  const bare = text.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(bare) === 0 && !isHostName(bare)) {
    throw new Refused(`${option} takes a host name or an IP address without port or path, not '${text}'`);
  }
  return bare;
}

/** A whole number of at least 1. Throws Refused. */
export function countOf(option: string, text: string, most: number): number {
  const count = Number(text);
  if (!/^\d{1,12}$/.test(text) || count < 1 || count > most)
    throw new Refused(`${option} takes a number from 1 to ${String(most)}, not '${text}'`);
  return count;
}
