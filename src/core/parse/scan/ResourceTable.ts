import type { ResourceText } from '../TraceParser';
import type { ByteBlocks } from './ByteBlocks';
import {
  COMMA,
  CLOSE_BRACE,
  closingQuote,
  decodeJsonString,
  decodeText,
  QUOTE,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';
import { TokenTable } from './TokenTable';

/** Stands where the data names no service; OpenTelemetry's own default. */
export const UNKNOWN_SERVICE = 'unknown_service';

/** The distinct resources (with their scopes) of a document, merged by content. Index 0 is "nothing known". */
export class ResourceTable {
  readonly list: ResourceText[] = [{ service: UNKNOWN_SERVICE, resource: undefined, scope: undefined }];
  /** Whether the service's name is missing, by index. */
  readonly unknown: boolean[] = [true];
  private readonly texts: TokenTable;
  private readonly indexes = new Map<number, number>();

  constructor(bytes: ByteBlocks) {
    this.texts = new TokenTable(bytes);
  }

  /** Number of a range of the current block, to be used as `resource` or `scope` of `indexOf`. */
  textNumber(start: number, end: number): number {
    return this.texts.numberOf(start, end);
  }

  /** Index of the pair of texts (−1: none). `serviceOf` finds the service's name in the resource's text. */
  indexOf(resource: number, scope: number, serviceOf: (resource: Uint8Array) => string | undefined): number {
    const key = (resource + 1) * 0x4000000 + scope + 1;
    let index = this.indexes.get(key);
    if (index === undefined) {
      const text = resource < 0 ? undefined : this.texts.bytesOf(resource);
      const service = text === undefined ? undefined : serviceOf(text);
      index = this.list.length;
      this.list.push({
        service: service ?? UNKNOWN_SERVICE,
        resource: text,
        scope: scope < 0 ? undefined : this.texts.bytesOf(scope),
      });
      this.unknown.push(service === undefined);
      this.indexes.set(key, index);
    }
    return index;
  }
}

/**
 * Calls `visit` for every member of the JSON object that is the whole of `text`, with the ranges of the key (between its
 * quotes) and of the value. Stops at the first thing that is no JSON.
 */
export function forEachMember(
  text: Uint8Array,
  visit: (keyStart: number, keyEnd: number, valueStart: number, valueEnd: number) => void,
): void {
  const limit = text.length;
  let p = skipSpace(text, 0) + 1;
  for (;;) {
    p = skipSpace(text, p);
    if (text[p] === COMMA) p = skipSpace(text, p + 1);
    if (p >= limit || text[p] !== QUOTE) return;
    const keyStart = p + 1;
    const keyEnd = closingQuote(text, keyStart);
    p = keyEnd >= limit ? -1 : valueAfterKey(text, keyEnd, limit);
    if (p < 0) return;
    const valueStart = p;
    p = skipValue(text, p, limit);
    if (p < 0) return;
    visit(keyStart, keyEnd, valueStart, p);
    if (text[p] === CLOSE_BRACE) return;
  }
}

/** Calls `visit` with the range of every entry of the JSON array at `p` of `text`. */
export function forEachEntry(text: Uint8Array, p: number, visit: (start: number, end: number) => void): void {
  const limit = text.length;
  p = skipSpace(text, p + 1);
  for (;;) {
    if (text[p] === COMMA) p = skipSpace(text, p + 1);
    if (p >= limit || text[p] === 0x5d) return;
    const end = skipValue(text, p, limit);
    if (end < 0) return;
    visit(p, end);
    p = skipSpace(text, end);
  }
}

/** The text of a JSON string, or of a number; undefined for everything else (null, objects …). */
export function scalarText(text: Uint8Array, start: number, end: number): string | undefined {
  const c = text[start] ?? 0;
  if (c === QUOTE) return decodeJsonString(text, start + 1, end - 1);
  if (c === 0x2d || (c >= 0x30 && c <= 0x39)) return decodeText(text, start, end);
  return undefined;
}
