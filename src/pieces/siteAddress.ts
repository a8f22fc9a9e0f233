import { safeAddress } from './safeAddress';

/**
 * The address of a link that the site configured: as any other, or a path on this host ("/grafana/…"), which is given its origin.
 * undefined where it may not be followed.
 */
export const siteAddress = (text: string, origin: string): string | undefined =>
  safeAddress(/^\/(?![/\\])/.test(text) ? origin + text : text);
