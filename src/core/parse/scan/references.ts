import { normalTraceId, noSpanId, readSpanId } from './ids';
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
import { Mark, ParentKind } from './RawSpans';
import type { ScanState } from './ScanState';

const Key = { refType: 1, traceId: 2, spanId: 3 } as const;
const MEMBERS = new KeyTable({ refType: Key.refType, traceID: Key.traceId, spanID: Key.spanId });
const RefType = { unknown: 0, childOf: 1, followsFrom: 2 } as const;
const TYPES = new KeyTable({
  CHILD_OF: RefType.childOf,
  FOLLOWS_FROM: RefType.followsFrom,
  child_of: RefType.childOf,
  follows_from: RefType.followsFrom,
});

/** The references of the span being read: ranges of their ids. Reused from span to span. */
export interface References {
  count: number;
  readonly type: number[];
  /** −1: names no trace. */
  readonly traceStart: number[];
  readonly traceEnd: number[];
  /** −1: names no span. */
  readonly spanStart: number[];
  readonly spanEnd: number[];
}

export const noReferences = (): References => ({
  count: 0,
  type: [],
  traceStart: [],
  traceEnd: [],
  spanStart: [],
  spanEnd: [],
});

function readReference(bytes: Uint8Array, start: number, limit: number, into: References): number {
  const at = into.count;
  let type: number = RefType.unknown;
  let traceStart = -1;
  let traceEnd = -1;
  let spanStart = -1;
  let spanEnd = -1;
  let p = skipSpace(bytes, start + 1);
  while (bytes[p] !== CLOSE_BRACE) {
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
    const quoted = bytes[p] === QUOTE;
    const from = quoted ? p + 1 : p;
    const to = quoted ? end - 1 : end;
    switch (MEMBERS.codeOf(bytes, keyStart, keyEnd)) {
      case Key.refType:
        type = quoted ? TYPES.codeOf(bytes, from, to) : RefType.unknown;
        break;
      case Key.traceId:
        traceStart = quoted && to > from ? from : -1;
        traceEnd = to;
        break;
      case Key.spanId:
        spanStart = isScalar(bytes, p) && to > from ? from : -1;
        spanEnd = to;
        break;
    }
    p = skipSpace(bytes, end);
  }
  into.type[at] = type;
  into.traceStart[at] = traceStart;
  into.traceEnd[at] = traceEnd;
  into.spanStart[at] = spanStart;
  into.spanEnd[at] = spanEnd;
  into.count = at + 1;
  return p + 1;
}

/** {"refType":"CHILD_OF","traceID":"…","spanID":"…"} exactly; −1 when it is written otherwise. */
function readPlainReference(bytes: Uint8Array, view: DataView, start: number, into: References): number {
  // '{"re' 'fTyp' 'e":"' 'CHIL' 'D_OF' '","t' 'race' 'ID":' '"'
  if (
    view.getInt32(start, true) !== 0x6572227b ||
    view.getInt32(start + 4, true) !== 0x70795466 ||
    view.getInt32(start + 8, true) !== 0x223a2265 ||
    view.getInt32(start + 12, true) !== 0x4c494843 ||
    view.getInt32(start + 16, true) !== 0x464f5f44 ||
    view.getInt32(start + 20, true) !== 0x74222c22 ||
    view.getInt32(start + 24, true) !== 0x65636172 ||
    view.getInt32(start + 28, true) !== 0x3a224449 ||
    bytes[start + 32] !== QUOTE
  ) {
    return -1;
  }
  const traceEnd = closingQuote(bytes, start + 33);
  // '","s' 'panI' 'D":"'
  if (
    view.getInt32(traceEnd, true) !== 0x73222c22 ||
    view.getInt32(traceEnd + 4, true) !== 0x496e6170 ||
    view.getInt32(traceEnd + 8, true) !== 0x223a2244
  ) {
    return -1;
  }
  const spanStart = traceEnd + 12;
  const spanEnd = closingQuote(bytes, spanStart);
  if (bytes[spanEnd + 1] !== CLOSE_BRACE || spanEnd === spanStart || traceEnd === start + 33) return -1;
  const at = into.count++;
  into.type[at] = RefType.childOf;
  into.traceStart[at] = start + 33;
  into.traceEnd[at] = traceEnd;
  into.spanStart[at] = spanStart;
  into.spanEnd[at] = spanEnd;
  return spanEnd + 2;
}

/** Whether an id can be read from the value at `p`: a string or a number. */
export function isScalar(bytes: Uint8Array, p: number): boolean {
  const c = bytes[p] ?? 0;
  return c === QUOTE || (c >= 0x30 && c <= 0x39);
}

/** Reads the references at `p` (an array, else the value is skipped). @returns the position behind them. */
export function readReferences(
  bytes: Uint8Array,
  view: DataView,
  p: number,
  limit: number,
  into: References,
): number {
  into.count = 0;
  if (bytes[p] !== OPEN_BRACKET) return skipValue(bytes, p, limit);
  p++;
  for (;;) {
    const c = bytes[p] ?? QUOTE;
    if (c === COMMA || c <= 0x20) p++;
    else if (c === CLOSE_BRACKET) return p + 1;
    else if (p >= limit) return INCOMPLETE;
    else {
      const plain = c === OPEN_BRACE ? readPlainReference(bytes, view, p, into) : -1;
      if (plain >= 0) p = plain;
      else p = c === OPEN_BRACE ? readReference(bytes, p, limit, into) : skipValue(bytes, p, limit);
      if (p < 0) return p;
    }
  }
}

const id = noSpanId();
const { halves } = id;

function sameRange(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}

function inOwnTrace(
  bytes: Uint8Array,
  refs: References,
  r: number,
  traceStart: number,
  traceEnd: number,
): boolean {
  const start = refs.traceStart[r] ?? -1;
  const end = refs.traceEnd[r] ?? -1;
  // Who names no trace means its own.
  if (start < 0 || traceStart < 0) return true;
  if (end - start === traceEnd - traceStart && sameRange(bytes, start, traceStart, end - start)) return true;
  return normalTraceId(bytes, start, end) === normalTraceId(bytes, traceStart, traceEnd);
}

/**
 * Decides which of the references can be the parent and writes it to the columns of span `i`: CHILD_OF into this trace
 * first, in their order, then the legacy field parentSpanID, then FOLLOWS_FROM. Which of several exists is only known
 * when the trace is complete.
 */
export function writeParent(
  state: ScanState,
  i: number,
  refs: References,
  traceStart: number,
  traceEnd: number,
  legacyStart: number,
  legacyEnd: number,
): void {
  const { raw } = state;
  const bytes = state.bytes.current;
  raw.referenceCount[i] = Math.min(refs.count, 255);
  raw.parentKind[i] = ParentKind.none;
  raw.parentHigh[i] = 0;
  raw.parentLow[i] = 0;
  if (refs.count === 0 && legacyStart < 0) return;
  // Nearly all spans: one reference to the parent, or OTLP's parent id. Nothing is allocated for these.
  let onlyStart = -1;
  let onlyEnd = -1;
  if (refs.count === 0) {
    onlyStart = legacyStart;
    onlyEnd = legacyEnd;
  } else if (refs.count === 1 && legacyStart < 0 && refs.type[0] === RefType.childOf) {
    if (!inOwnTrace(bytes, refs, 0, traceStart, traceEnd)) return;
    onlyStart = refs.spanStart[0] ?? -1;
    onlyEnd = refs.spanEnd[0] ?? -1;
    if (onlyStart < 0) return;
  }
  if (onlyStart >= 0) {
    readSpanId(bytes, onlyStart, onlyEnd, id);
    if (id.odd !== undefined) {
      raw.parentHigh[i] = state.oddNumberOf(id.odd);
      raw.parentKind[i] = ParentKind.odd;
    } else {
      const high = halves[0] ?? 0;
      const low = halves[1] ?? 0;
      raw.parentHigh[i] = high;
      raw.parentLow[i] = low;
      // All zeros is how senders write "none".
      if ((high | low) !== 0) raw.parentKind[i] = ParentKind.hex;
    }
    return;
  }
  proposeParents(state, i, refs, traceStart, traceEnd, legacyStart, legacyEnd);
}

function proposeParents(
  state: ScanState,
  i: number,
  refs: References,
  traceStart: number,
  traceEnd: number,
  legacyStart: number,
  legacyEnd: number,
): void {
  const { raw, candidates } = state;
  const bytes = state.bytes.current;
  const first = candidates.high.length;
  const propose = (start: number, end: number, followsFrom: boolean): void => {
    readSpanId(bytes, start, end, id);
    const high = halves[0] ?? 0;
    const low = halves[1] ?? 0;
    if (id.odd === undefined && (high | low) === 0) return;
    candidates.high.push(id.odd === undefined ? high : state.oddNumberOf(id.odd));
    candidates.low.push(low);
    candidates.odd.push(id.odd !== undefined);
    candidates.followsFrom.push(followsFrom);
  };
  for (const wanted of [RefType.childOf, RefType.followsFrom]) {
    if (wanted === RefType.followsFrom && legacyStart >= 0) propose(legacyStart, legacyEnd, false);
    for (let r = 0; r < refs.count; r++) {
      const start = refs.spanStart[r] ?? -1;
      if (refs.type[r] !== wanted || start < 0 || !inOwnTrace(bytes, refs, r, traceStart, traceEnd)) continue;
      propose(start, refs.spanEnd[r] ?? start, wanted === RefType.followsFrom);
    }
  }
  const found = candidates.high.length - first;
  if (found === 0) return;
  if (found === 1 && candidates.followsFrom[first] === false) {
    raw.parentHigh[i] = candidates.high.pop() ?? 0;
    raw.parentLow[i] = candidates.low.pop() ?? 0;
    raw.parentKind[i] = candidates.odd.pop() === true ? ParentKind.odd : ParentKind.hex;
    candidates.followsFrom.pop();
  } else {
    raw.parentKind[i] = ParentKind.several;
    raw.parentHigh[i] = first;
    raw.parentLow[i] = found;
  }
}

/** Writes the span's own id (the range, −1: there is none) to the columns of span `i`. @returns the marks to set. */
export function writeSpanId(state: ScanState, i: number, start: number, end: number): number {
  const { raw } = state;
  raw.idHigh[i] = 0;
  raw.idLow[i] = 0;
  if (start < 0 || start === end) return Mark.noId;
  readSpanId(state.bytes.current, start, end, id);
  if (id.odd !== undefined) {
    raw.idHigh[i] = state.oddNumberOf(id.odd);
    return Mark.oddId;
  }
  raw.idHigh[i] = halves[0] ?? 0;
  raw.idLow[i] = halves[1] ?? 0;
  return 0;
}
