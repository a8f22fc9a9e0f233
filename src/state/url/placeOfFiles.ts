import { searchPlace, tracePlace, type Place } from './place';

/** Where files that were opened are looked at: one trace at once, several in the list. undefined when there is none. */
export function placeOfFiles(traceIds: readonly string[]): Place | undefined {
  const [only] = traceIds;
  if (only === undefined) return undefined;
  return traceIds.length === 1 ? tracePlace(only, 'xfrom=files') : searchPlace('xfrom=files');
}
