import type { SpanIndex } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { KeyTable } from '../scan/KeyTable';
import { searchableTexts } from './searchableTexts';

/** Longest value that is read, in bytes; what is longer is cut. */
const longest = 400;

/**
 * A reader of a few attributes of single spans: for each span the text of its own attributes among `keys` (at most 255), by
 * their keys. Of one that repeats, or has several values, the first. Nothing else of the span is decoded.
 */
export function attributeTexts(
  parsed: ParsedTrace,
  keys: readonly string[],
): (span: SpanIndex) => ReadonlyMap<string, string> {
  const texts = searchableTexts(parsed);
  const table = new KeyTable(Object.fromEntries(keys.map((key, at) => [key, at + 1])));
  return (span) => {
    const found = new Map<string, string>();
    texts.forEachOwnPair(span, (bytes, keyStart, keyEnd, valueStart, valueEnd) => {
      const key = keys[table.codeOf(bytes, keyStart, keyEnd) - 1];
      if (key === undefined || found.has(key)) return;
      found.set(key, texts.decode(bytes, valueStart, Math.min(valueEnd, valueStart + longest)));
    });
    return found;
  };
}
