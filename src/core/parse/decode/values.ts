import type { Attribute, AttributeValue } from '../../model';
import { decodeJsonString, decodeText, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachEntry, forEachMember } from '../scan/visit';

/** Values nested deeper than this are shown as their JSON text. */
const MAX_DEPTH = 48;

const INTEGER = /^-?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^(?:NaN|[+-]?Inf(?:inity)?)$/i;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

export const EMPTY: AttributeValue = { type: 'empty' };
export const stringValue = (value: string): AttributeValue => ({ type: 'string', value });

/** A number as it was written, or a text that is one: digits stay as they are. undefined when it is none. */
export function numberValue(text: string): AttributeValue | undefined {
  if (INTEGER.test(text)) return { type: 'int', digits: text };
  return NUMBER.test(text) || NOT_FINITE.test(text) ? { type: 'double', text } : undefined;
}

/** A text as a double, also when it has no point. undefined when it is no number. */
export function doubleValue(text: string): AttributeValue | undefined {
  return NUMBER.test(text) || NOT_FINITE.test(text) ? { type: 'double', text } : undefined;
}

/** Bytes in base64; what cannot be base64 stays text. */
export function bytesValue(text: string): AttributeValue {
  return BASE64.test(text) ? { type: 'bytes', base64: text } : stringValue(text);
}

/** Any JSON value as what it is, without a type beside it. */
export function plainJsonValue(bytes: Uint8Array, start: number, end: number, depth = 0): AttributeValue {
  const c = bytes[start] ?? 0;
  if (c === QUOTE) return stringValue(decodeJsonString(bytes, start + 1, end - 1));
  if (c === OPEN_BRACKET && depth < MAX_DEPTH) {
    const values: AttributeValue[] = [];
    if (
      forEachEntry(bytes, start, end, (from, to) => values.push(plainJsonValue(bytes, from, to, depth + 1)))
    ) {
      return { type: 'array', values };
    }
  } else if (c === OPEN_BRACE && depth < MAX_DEPTH) {
    const entries: Attribute[] = [];
    const whole = forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) =>
      entries.push({
        key: decodeJsonString(bytes, keyStart, keyEnd),
        value: plainJsonValue(bytes, from, to, depth + 1),
      }),
    );
    if (whole) return { type: 'map', entries };
  }
  const text = decodeText(bytes, start, end);
  if (text === 'true' || text === 'false') return { type: 'bool', value: text === 'true' };
  if (text === 'null') return EMPTY;
  return numberValue(text) ?? stringValue(text);
}

const Jaeger = { bool: 1, int: 2, double: 3, binary: 4 } as const;
const JAEGER_TYPES = new KeyTable({
  bool: Jaeger.bool,
  boolean: Jaeger.bool,
  int64: Jaeger.int,
  int: Jaeger.int,
  integer: Jaeger.int,
  long: Jaeger.int,
  float64: Jaeger.double,
  double: Jaeger.double,
  float: Jaeger.double,
  binary: Jaeger.binary,
});

/** Number of a Jaeger tag's type (the range between its quotes), for `jaegerValue`. 0: string and everything unknown. */
export const jaegerType = (bytes: Uint8Array, start: number, end: number): number =>
  JAEGER_TYPES.codeOf(bytes, start, end);

function bytesOfNumbers(bytes: Uint8Array, start: number, end: number): AttributeValue | undefined {
  const codes: number[] = [];
  let invalid = 0;
  const whole = forEachEntry(bytes, start, end, (from, to) => {
    const code = Number(decodeText(bytes, from, to));
    if (Number.isInteger(code) && code >= -128 && code <= 255) codes.push(code & 255);
    else invalid++;
  });
  return whole && invalid === 0 ? { type: 'bytes', base64: toBase64(codes) } : undefined;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(codes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 3) {
    const [a = 0, b, c] = codes.slice(i, i + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += (DIGITS[bits >> 18] ?? '') + (DIGITS[(bits >> 12) & 63] ?? '');
    text += b === undefined ? '=' : (DIGITS[(bits >> 6) & 63] ?? '');
    text += c === undefined ? '=' : (DIGITS[bits & 63] ?? '');
  }
  return text;
}

/** The value of a Jaeger tag of the given type. What does not fit its type is shown as what it is. */
export function jaegerValue(bytes: Uint8Array, start: number, end: number, type: number): AttributeValue {
  const value = plainJsonValue(bytes, start, end);
  switch (type) {
    case Jaeger.bool:
      return value.type === 'string' && (value.value === 'true' || value.value === 'false')
        ? { type: 'bool', value: value.value === 'true' }
        : value;
    case Jaeger.int:
      return value.type === 'string' && INTEGER.test(value.value)
        ? { type: 'int', digits: value.value }
        : value;
    case Jaeger.double:
      if (value.type === 'string') return doubleValue(value.value) ?? value;
      return value.type === 'int' ? { type: 'double', text: value.digits } : value;
    case Jaeger.binary:
      if (value.type === 'string') return bytesValue(value.value);
      if (value.type === 'empty') return { type: 'bytes', base64: '' };
      return value.type === 'array' ? (bytesOfNumbers(bytes, start, end) ?? value) : value;
    default:
      return value;
  }
}

const Otlp = { string: 1, bool: 2, int: 3, double: 4, bytes: 5, array: 6, map: 7 } as const;
const OTLP_TYPES = new KeyTable({
  stringValue: Otlp.string,
  string_value: Otlp.string,
  boolValue: Otlp.bool,
  bool_value: Otlp.bool,
  intValue: Otlp.int,
  int_value: Otlp.int,
  doubleValue: Otlp.double,
  double_value: Otlp.double,
  bytesValue: Otlp.bytes,
  bytes_value: Otlp.bytes,
  arrayValue: Otlp.array,
  array_value: Otlp.array,
  kvlistValue: Otlp.map,
  kvlist_value: Otlp.map,
});
const VALUES = new KeyTable({ values: 1 });
const PAIR = new KeyTable({ key: 1, value: 2 });

/** An OTLP AnyValue ({"stringValue":"…"} and its kind). {} is "no value". */
export function otlpValue(bytes: Uint8Array, start: number, end: number, depth = 0): AttributeValue {
  if (bytes[start] !== OPEN_BRACE || depth > MAX_DEPTH) return plainJsonValue(bytes, start, end, depth);
  let value: AttributeValue | undefined;
  let members = 0;
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    members++;
    const type = OTLP_TYPES.codeOf(bytes, keyStart, keyEnd);
    if (type !== 0) value = otlpTyped(bytes, from, to, type, depth);
  });
  return value ?? (members === 0 ? EMPTY : plainJsonValue(bytes, start, end, depth));
}

function otlpTyped(
  bytes: Uint8Array,
  start: number,
  end: number,
  type: number,
  depth: number,
): AttributeValue {
  if (type === Otlp.array || type === Otlp.map) {
    const values: AttributeValue[] = [];
    const entries: Attribute[] = [];
    forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
      if (VALUES.codeOf(bytes, keyStart, keyEnd) !== 1) return;
      forEachEntry(bytes, from, to, (entryStart, entryEnd) => {
        if (type === Otlp.array) values.push(otlpValue(bytes, entryStart, entryEnd, depth + 1));
        else entries.push(otlpAttribute(bytes, entryStart, entryEnd, depth + 1));
      });
    });
    return type === Otlp.array ? { type: 'array', values } : { type: 'map', entries };
  }
  const value = plainJsonValue(bytes, start, end, depth);
  if (type === Otlp.double && value.type === 'int') return { type: 'double', text: value.digits };
  if (value.type !== 'string') return value;
  switch (type) {
    case Otlp.bool:
      return value.value === 'true' || value.value === 'false'
        ? { type: 'bool', value: value.value === 'true' }
        : value;
    case Otlp.int:
      return numberValue(value.value) ?? value;
    case Otlp.double:
      return doubleValue(value.value) ?? value;
    case Otlp.bytes:
      return bytesValue(value.value);
    default:
      return value;
  }
}

/** An OTLP KeyValue. Absent members are empty, as proto3 has it. */
export function otlpAttribute(bytes: Uint8Array, start: number, end: number, depth = 0): Attribute {
  let key = '';
  let value = EMPTY;
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const member = PAIR.codeOf(bytes, keyStart, keyEnd);
    if (member === 1) {
      key = bytes[from] === QUOTE ? decodeJsonString(bytes, from + 1, to - 1) : decodeText(bytes, from, to);
    } else if (member === 2) value = otlpValue(bytes, from, to, depth);
  });
  return { key, value };
}
