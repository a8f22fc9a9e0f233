import { searchableTexts, type ParsedTrace } from '../parse';
import { FindIndex } from './FindIndex';

/**
 * The find index of a parsed trace, still empty: `build(n)` takes in n more spans and says when it is done. TraceFind asks it.
 *
 * What a text hits: it is found, whatever its case, as a part of the service, the name, a key or a value of an attribute of the span, its
 * events, its links, its resource or its scope, across `key=value`, in the name of an event, a warning, the status
 * message or the trace state; or it is the span's id, with or without its leading zeros, or at least the first six digits of
 * it. Values are compared as text with their escapes decoded; JSON's own signs are never hit.
 */
export function createFindIndex(parsed: ParsedTrace): FindIndex {
  return new FindIndex(parsed.trace, searchableTexts(parsed));
}
