import { SpanStatus } from '../../model';
import {
  CLOSE_BRACE,
  closingQuote,
  COMMA,
  INCOMPLETE,
  MALFORMED,
  OPEN_BRACE,
  QUOTE,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';
import { KeyTable } from './KeyTable';
import { scalarText } from './visit';

const Tag = { error: 1, statusCode: 2 } as const;
const TAGS = new KeyTable({ error: Tag.error, 'otel.status_code': Tag.statusCode });
const CODES: ReadonlyMap<string, number> = new Map([
  ['OK', SpanStatus.ok],
  ['ERROR', SpanStatus.error],
  ['STATUS_CODE_OK', SpanStatus.ok],
  ['STATUS_CODE_ERROR', SpanStatus.error],
]);

/** What tags say of a span's status. Written again and again. */
export interface StatusFindings {
  isError: boolean;
  code: number;
}

/** The status of a span by what was found in its tags. */
export const statusOf = ({ isError, code }: StatusFindings): number => (isError ? SpanStatus.error : code);

/** In Zipkin an error is a tag of that name with whatever message; "false" is what some senders write for "none". */
export function noteZipkinTag(
  bytes: Uint8Array,
  keyStart: number,
  keyEnd: number,
  start: number,
  end: number,
  found: StatusFindings,
): void {
  const tag = TAGS.codeOf(bytes, keyStart, keyEnd);
  if (tag === 0) return;
  if (tag === Tag.error) {
    const c = bytes[start] ?? 0;
    const from = c === QUOTE ? start + 1 : start;
    const isNo =
      c === 0x6e ||
      (bytes[from] === 0x66 &&
        bytes[from + 1] === 0x61 &&
        bytes[from + 2] === 0x6c &&
        bytes[from + 3] === 0x73);
    found.isError = !isNo;
  } else found.code = CODES.get((scalarText(bytes, start, end) ?? '').toUpperCase()) ?? SpanStatus.unset;
}

/** Looks through the tags at `p` (an object, else the value is skipped). @returns the position behind them. */
export function readZipkinTags(bytes: Uint8Array, p: number, limit: number, found: StatusFindings): number {
  found.isError = false;
  found.code = SpanStatus.unset;
  if (bytes[p] !== OPEN_BRACE) return skipValue(bytes, p, limit);
  p++;
  for (;;) {
    let c = bytes[p] ?? QUOTE;
    if (c <= 0x20 || c === COMMA) {
      p = skipSpace(bytes, c === COMMA ? p + 1 : p);
      c = bytes[p] ?? QUOTE;
    }
    if (c === CLOSE_BRACE) return p + 1;
    if (p >= limit) return INCOMPLETE;
    if (c !== QUOTE) return MALFORMED;
    const keyStart = p + 1;
    const keyEnd = closingQuote(bytes, keyStart);
    if (keyEnd >= limit) return INCOMPLETE;
    p = valueAfterKey(bytes, keyEnd, limit);
    if (p < 0) return p;
    const end = skipValue(bytes, p, limit);
    if (end < 0) return end;
    noteZipkinTag(bytes, keyStart, keyEnd, p, end, found);
    p = end;
  }
}
