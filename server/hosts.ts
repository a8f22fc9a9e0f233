import { isIP } from 'node:net';

/** A DNS name: letters, digits, dots, hyphens (and underscores, which container names have). */
export function isHostName(text: string): boolean {
  return /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i.test(
    text,
  );
}

/** The name in a Host header, lower case, without port, brackets and final dot; undefined when it is none. */
export function hostNameOf(header: string | undefined): string | undefined {
  const parts = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(:\d{1,5})?$/i.exec(header ?? '');
  const name = parts?.[1]
    ?.replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
  if (name === undefined) return undefined;
  return isIP(name) !== 0 || isHostName(name) ? name : undefined;
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const WILDCARDS = new Set(['0.0.0.0', '::']);

/**
 * Decides by the Host header whether a request is meant for this server. A foreign page can make the browser resolve
 * its own name to this machine (DNS rebinding) and would then count as same-origin; but the Host header still carries
 * its name. Ports are not compared: they may differ behind a tunnel, and a foreign page cannot use them for the attack.
 */
export function createHostCheck(
  host: string,
  allowHosts: readonly string[],
): (header: string | undefined, localAddress: string | undefined) => boolean {
  const names = new Set([...LOOPBACK, ...allowHosts.map((name) => name.replace(/\.$/, ''))]);
  const wildcard = WILDCARDS.has(host);
  if (!wildcard) names.add(host);
  return (header, localAddress) => {
    const name = hostNameOf(header);
    if (name === undefined) return false;
    if (names.has(name)) return true;
    // Listening everywhere: the literal address over which the request came cannot be a name in disguise.
    return wildcard && isIP(name) !== 0 && name === localAddress?.replace(/^::ffff:/, '').toLowerCase();
  };
}
