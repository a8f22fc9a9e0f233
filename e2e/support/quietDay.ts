import { isIncident } from '../../src/sources/demo/incident';

const HOUR_MS = 3_600_000;
/** The 400 newest traces of the demo lie within so many hours. */
const NEWEST_HOURS = 6;

/**
 * A search of the demo (as its address says it) for the 24 hours up to now, or up to the hour in which the demo's incident began when it
 * is among the newest traces: what is slow in it is slow for another reason than at all other times.
 */
export function quietDay(service: string, limit: number): string {
  let end = Date.now();
  for (let back = 0; back <= NEWEST_HOURS * 4; back++) {
    const at = Date.now() - (back * HOUR_MS) / 4;
    if (isIncident(at * 1_000)) end = at - HOUR_MS * 1.5;
  }
  const micros = (ms: number) => Math.round(ms * 1_000);
  return `search?service=${service}&lookback=custom&start=${micros(end - 24 * HOUR_MS)}&end=${micros(end)}&limit=${limit}`;
}
