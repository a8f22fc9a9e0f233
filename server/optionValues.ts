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

/** An origin of http or https as browsers write it: scheme, host, port, and no more. Throws Refused. */
export function originOf(option: string, text: string): string {
  const shown = text.replace(/\/\/[^/@]*@/, '//…@');
  const refused = new Refused(`${option} takes an origin like https://files.example, not '${shown}'`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refused;
  }
  // What stands in a policy and in a list must be one word.
  if (!/^https?:\/\/[^\s;,*'"/]+$/.test(url.origin) || `${url.origin}/` !== url.href) throw refused;
  return url.origin;
}

/** A whole number of at least 1. Throws Refused. */
export function countOf(option: string, text: string, most: number): number {
  const count = Number(text);
  if (!/^\d{1,12}$/.test(text) || count < 1 || count > most)
    throw new Refused(`${option} takes a number from 1 to ${String(most)}, not '${text}'`);
  return count;
}
