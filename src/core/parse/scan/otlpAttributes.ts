import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  closingQuote,
  COMMA,
  INCOMPLETE,
  MALFORMED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';
import { KeyTable } from './KeyTable';
import { Mark } from './RawSpans';
import { forEachEntry, forEachMember, scalarText } from './visit';
import { warningMarks } from './warnings';

const Key = { key: 1, value: 2 } as const;
const MEMBERS = new KeyTable({ key: Key.key, value: Key.value });
const Name = { error: 1, warnings: 2, kind: 3, statusCode: 4 } as const;
const NAMES = new KeyTable({
  error: Name.error,
  '@jaeger@warnings': Name.warnings,
  'span.kind': Name.kind,
  'otel.status_code': Name.statusCode,
});
const SCALARS = new KeyTable({ stringValue: 1, string_value: 1, boolValue: 2, bool_value: 2 });
const ATTRIBUTES = new KeyTable({ attributes: 1 });
const SERVICE_NAME = new KeyTable({ 'service.name': 1 });

/** What the columns need of a span's attributes. Written again and again. */
export interface AttributeFindings {
  error: boolean;
  /** Jaeger's own attributes for what OTLP has fields for; '' where they are not. They count where the fields are unset. */
  kind: string;
  statusCode: string;
  /** Marks. */
  warnings: number;
}

/** Text of the string, number or bool that an OTLP value holds; undefined for all else. */
function plainValue(bytes: Uint8Array, start: number, end: number): string | undefined {
  let value: string | undefined;
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const scalar = SCALARS.codeOf(bytes, keyStart, keyEnd);
    if (scalar !== 0) value = scalarText(bytes, from, to) ?? (bytes[from] === 0x74 ? 'true' : undefined);
  });
  return value;
}

/** The service's name in the text of an OTLP resource; undefined when there is none. */
export function serviceOfResource(resource: Uint8Array): string | undefined {
  let service: string | undefined;
  const lookAt = (start: number, end: number): void => {
    let name = 0;
    let value: string | undefined;
    forEachMember(resource, start, end, (keyStart, keyEnd, from, to) => {
      const member = MEMBERS.codeOf(resource, keyStart, keyEnd);
      if (member === Key.key && resource[from] === QUOTE) {
        name = SERVICE_NAME.codeOf(resource, from + 1, to - 1);
      } else if (member === Key.value) value = plainValue(resource, from, to);
    });
    // Of repeated attributes the first counts, as on Jaeger's server.
    if (name === 1 && service === undefined) service = value;
  };
  forEachMember(resource, 0, resource.length, (keyStart, keyEnd, start, end) => {
    if (ATTRIBUTES.codeOf(resource, keyStart, keyEnd) === 1) forEachEntry(resource, start, end, lookAt);
  });
  return service;
}

function note(bytes: Uint8Array, name: number, start: number, end: number, found: AttributeFindings): void {
  if (name === Name.error) {
    if (plainValue(bytes, start, end) === 'true') found.error = true;
  } else if (name === Name.kind) found.kind = plainValue(bytes, start, end) ?? '';
  else if (name === Name.statusCode) found.statusCode = plainValue(bytes, start, end) ?? '';
  else if (name === Name.warnings) {
    // {"arrayValue":{"values":[…]}}: from the bracket on, or a single string.
    const bracket = bytes.indexOf(OPEN_BRACKET, start);
    if (bracket >= 0 && bracket < end) found.warnings |= warningMarks(bytes, bracket, end);
    else if (plainValue(bytes, start, end) !== undefined) found.warnings |= Mark.otherWarning;
  }
}

function readAttribute(bytes: Uint8Array, start: number, limit: number, found: AttributeFindings): number {
  let p = skipSpace(bytes, start + 1);
  let name = 0;
  let valueStart = -1;
  let valueEnd = -1;
  for (;;) {
    if (bytes[p] === CLOSE_BRACE) break;
    if (bytes[p] === COMMA) p = skipSpace(bytes, p + 1);
    if (p >= limit) return INCOMPLETE;
    if (bytes[p] !== QUOTE) return MALFORMED;
    const keyStart = p + 1;
    const keyEnd = closingQuote(bytes, keyStart);
    if (keyEnd >= limit) return INCOMPLETE;
    p = valueAfterKey(bytes, keyEnd, limit);
    if (p < 0) return p;
    const end = skipValue(bytes, p, limit);
    if (end < 0) return end;
    const member = MEMBERS.codeOf(bytes, keyStart, keyEnd);
    if (member === Key.key) name = bytes[p] === QUOTE ? NAMES.codeOf(bytes, p + 1, end - 1) : 0;
    else if (member === Key.value) {
      valueStart = p;
      valueEnd = end;
    }
    p = skipSpace(bytes, end);
  }
  if (name !== 0 && valueStart >= 0) note(bytes, name, valueStart, valueEnd, found);
  return p + 1;
}

/** {"key":"…","value":{"stringValue":"…"}} exactly; −1 when it is written otherwise or its key may count. */
function readPlainAttribute(bytes: Uint8Array, view: DataView, start: number): number {
  // '{"ke' 'y":"'
  if (view.getInt32(start, true) !== 0x656b227b || view.getInt32(start + 4, true) !== 0x223a2279) return -1;
  const keyEnd = closingQuote(bytes, start + 8);
  const keyLength = keyEnd - start - 8;
  // Names that count, and what may be an escaped spelling of one, go the careful way.
  if (keyLength === 5 || keyLength === 9 || keyLength >= 10) {
    const first = bytes[start + 8];
    const suspect = first === 0x65 || first === 0x40 || first === 0x5c || first === 0x73 || first === 0x6f;
    if (suspect && NAMES.codeOf(bytes, start + 8, keyEnd) !== 0) return -1;
  }
  // '","v' 'alue' '":{"' 'stri' 'ngVa' 'lue"' ':"'
  if (
    view.getInt32(keyEnd, true) !== 0x76222c22 ||
    view.getInt32(keyEnd + 4, true) !== 0x65756c61 ||
    view.getInt32(keyEnd + 8, true) !== 0x227b3a22 ||
    view.getInt32(keyEnd + 12, true) !== 0x69727473 ||
    view.getInt32(keyEnd + 16, true) !== 0x6156676e ||
    view.getInt32(keyEnd + 20, true) !== 0x2265756c ||
    view.getInt16(keyEnd + 24, true) !== 0x223a
  ) {
    return -1;
  }
  const end = closingQuote(bytes, keyEnd + 26);
  return bytes[end + 1] === CLOSE_BRACE && bytes[end + 2] === CLOSE_BRACE ? end + 3 : -1;
}

/** Looks through the attributes at `p` (an array, else the value is skipped). @returns the position behind them. */
export function readOtlpAttributes(
  bytes: Uint8Array,
  view: DataView,
  p: number,
  limit: number,
  found: AttributeFindings,
): number {
  found.error = false;
  found.kind = '';
  found.statusCode = '';
  found.warnings = 0;
  if (bytes[p] !== OPEN_BRACKET) return skipValue(bytes, p, limit);
  p++;
  for (;;) {
    const c = bytes[p] ?? QUOTE;
    if (c === COMMA || c <= 0x20) {
      p++;
      continue;
    }
    if (c === CLOSE_BRACKET) return p + 1;
    if (p >= limit) return INCOMPLETE;
    let end = -1;
    if (c === OPEN_BRACE) {
      end = readPlainAttribute(bytes, view, p);
      if (end < 0 || end > limit) end = readAttribute(bytes, p, limit, found);
    } else end = skipValue(bytes, p, limit);
    if (end < 0) return end;
    p = end;
  }
}
