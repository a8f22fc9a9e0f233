import type { ByteBlocks } from './ByteBlocks';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  closingQuote,
  COLON,
  COMMA,
  decodeText,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipBare,
  skipSpace,
} from './json';

/** A place of the text where something could not be read. */
export interface Fault {
  readonly block: number;
  readonly position: number;
}

/** Before a fault so many bytes are looked through for the field that it is in. */
const FIELD_BYTES = 2048;
const FIELD_CHARACTERS = 60;

/**
 * Position of the first thing in the object or array that opens at `start` and ends at `end` that is no JSON; `start` where
 * nothing is found wrong.
 */
export function faultWithin(bytes: Uint8Array, start: number, end: number): number {
  const open: number[] = [];
  /** What has to come: a value (or the end of an array that just opened), a key, or what stands between members. */
  let wanted: 'value' | 'key' | 'next' = 'value';
  for (let p = skipSpace(bytes, start); p < end; p = skipSpace(bytes, p)) {
    const c = bytes[p];
    if (c === CLOSE_BRACE || c === CLOSE_BRACKET) {
      const opening = open.pop();
      if (opening === undefined || opening + 2 !== c) return p;
      if (wanted === 'value' && c === CLOSE_BRACE) return p;
      wanted = 'next';
      p++;
    } else if (wanted === 'next') {
      if (c !== COMMA) return p;
      wanted = open.at(-1) === OPEN_BRACE ? 'key' : 'value';
      p++;
    } else if (wanted === 'key') {
      if (c !== QUOTE) return p;
      p = skipSpace(bytes, closingQuote(bytes, p + 1) + 1);
      if (bytes[p] !== COLON) return p;
      wanted = 'value';
      p++;
    } else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
      open.push(c);
      wanted = c === OPEN_BRACE ? 'key' : 'value';
      p++;
    } else {
      const behind = c === QUOTE ? closingQuote(bytes, p + 1) + 1 : skipBare(bytes, p, end);
      if (behind <= p) return p;
      p = behind;
      wanted = 'next';
    }
  }
  return start;
}

/** Position behind what stands before `p` and is no white space. */
export function behindLast(bytes: Uint8Array, p: number): number {
  while (p > 0 && (bytes[p - 1] ?? 0) <= 0x20) p--;
  return p;
}

/** The key whose value the position is in; '' where there is none, or it stands too far before. */
function fieldBefore(bytes: Uint8Array, position: number): string {
  const text = decodeText(bytes, Math.max(0, position - FIELD_BYTES), position);
  const around: string[] = [];
  let field = '';
  for (const [token, , key] of text.matchAll(/("((?:[^"\\]|\\.)*)"\s*:)|"(?:[^"\\]|\\.)*"|[{}[\],]/gsu)) {
    if (key !== undefined) field = key;
    else if (token === '{' || token === '[') {
      around.push(field);
      field = '';
    } else if (token === '}' || token === ']') field = around.pop() ?? '';
    else if (token === ',') field = '';
  }
  for (let k = around.length - 1; field === '' && k >= 0; k--) field = around[k] ?? '';
  return field.length > FIELD_CHARACTERS ? `${field.slice(0, FIELD_CHARACTERS)}…` : field;
}

/** "line 3, column 7, at “tags”" for each; `faults` stand in the order of the text. */
export function faultPlaces(faults: readonly Fault[], bytes: ByteBlocks): string[] {
  let line = 1;
  /** Bytes of the line before the block. */
  let before = 0;
  let at = 0;
  const places: string[] = [];
  for (let index = 0; at < faults.length && index <= bytes.index; index++) {
    const block = bytes.block(index);
    const end = index === bytes.index ? bytes.limit : block.length;
    let lineStart = -before;
    let newline = block.indexOf(NEWLINE);
    for (let fault = faults[at]; fault !== undefined && fault.block === index; fault = faults[++at]) {
      for (
        ;
        newline >= 0 && newline < fault.position && newline < end;
        newline = block.indexOf(NEWLINE, lineStart)
      ) {
        line++;
        lineStart = newline + 1;
      }
      const field = fieldBefore(block, fault.position);
      const column = fault.position - lineStart + 1;
      places.push(`line ${line}, column ${column}${field === '' ? '' : `, at “${field}”`}`);
    }
    for (; newline >= 0 && newline < end; newline = block.indexOf(NEWLINE, lineStart)) {
      line++;
      lineStart = newline + 1;
    }
    before = end - lineStart;
  }
  return places;
}
