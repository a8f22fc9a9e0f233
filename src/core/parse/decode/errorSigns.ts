import { errorLevels, errorNames, exceptionKeys, type Attribute } from '../../model';
import { BACKSLASH, decodeJsonString, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachEntry, forEachMember } from '../scan/visit';
import { readPlainPair, type PairRanges } from './plainPair';

const Sign = { exception: 1, level: 2, name: 3 } as const;
const exceptions = Object.fromEntries(exceptionKeys.map((key) => [key, Sign.exception]));
const OTLP_KEYS = new KeyTable({ ...exceptions, level: Sign.level });
const JAEGER_KEYS = new KeyTable({ ...exceptions, level: Sign.level, event: Sign.name });
const PAIR = new KeyTable({ key: 1 });

/** Longest JSON spelling of a name of an error: nine characters of six bytes. */
const LONGEST_NAME = 54;

const plain: PairRanges = { keyStart: 0, keyEnd: 0, valueStart: 0, valueEnd: 0 };

/** Whether a JSON string, between its quotes, is the name of an error. */
export function isErrorName(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  // Both names begin with an e.
  if ((first | 0x20) !== 0x65 && first !== BACKSLASH) return false;
  return end - start <= LONGEST_NAME && errorNames.has(decodeJsonString(bytes, start, end).toLowerCase());
}

const textIn = ({ value }: Attribute, texts: ReadonlySet<string>): boolean =>
  value.type === 'string' && texts.has(value.value.toLowerCase());

/** Whether a plain text can be one of the levels of errors: most logs are passed over by the first letter of theirs. */
function mayBeErrorLevel(first: number): boolean {
  const letter = first | 0x20;
  return letter === 0x65 || letter === 0x66 || letter === 0x63 || letter === 0x70 || first === BACKSLASH;
}

/** What isErrorEvent says of the attributes in the range, without decoding more than the few that can tell. */
function hasErrorSign(
  bytes: Uint8Array,
  start: number,
  end: number,
  keys: KeyTable,
  read: (bytes: Uint8Array, start: number, end: number) => Attribute,
): boolean {
  if (bytes[start] !== OPEN_BRACKET) return false;
  let isError = false;
  // Only the first name counts, as in decoding; those that are harmless by their letters are decoded only if another follows.
  let isNamed = false;
  let passed: number[] | undefined;
  forEachEntry(bytes, start, end, (from, to) => {
    if (isError || bytes[from] !== OPEN_BRACE) return;
    let sign = 0;
    // Position of the first letter of a plain text; −1 where the value has to be decoded to know what it is.
    let textAt = -1;
    if (readPlainPair(bytes, from, end, plain) >= 0) {
      sign = keys.codeOf(bytes, plain.keyStart, plain.keyEnd);
      if (bytes[plain.valueStart - 1] === QUOTE) textAt = plain.valueStart;
    } else {
      forEachMember(bytes, from, to, (nameStart, nameEnd, a, b) => {
        if (PAIR.codeOf(bytes, nameStart, nameEnd) === 1)
          sign = bytes[a] === QUOTE ? keys.codeOf(bytes, a + 1, b - 1) : 0;
      });
    }
    if (sign === 0) return;
    if (sign === Sign.exception) isError = true;
    else if (sign === Sign.level) {
      if (textAt < 0 || mayBeErrorLevel(bytes[textAt] ?? 0))
        isError = textIn(read(bytes, from, to), errorLevels);
    } else if (!isNamed) {
      if (textAt >= 0 && !isErrorName(bytes, plain.valueStart, plain.valueEnd)) {
        (passed ??= []).push(from, to);
        return;
      }
      while (passed !== undefined && passed.length > 0 && !isNamed) {
        const passedTo = passed.pop() ?? 0;
        isNamed = read(bytes, passed.pop() ?? 0, passedTo).value.type === 'string';
      }
      if (isNamed) return;
      const attribute = read(bytes, from, to);
      isNamed = attribute.value.type === 'string';
      isError = textIn(attribute, errorNames);
    }
  });
  return isError;
}

/** The fields of a Jaeger log, of which the first text called “event” is its name. */
export const fieldsTellOfError = (
  bytes: Uint8Array,
  start: number,
  end: number,
  read: (bytes: Uint8Array, start: number, end: number) => Attribute,
): boolean => hasErrorSign(bytes, start, end, JAEGER_KEYS, read);

/** The attributes of an OTLP event. */
export const attributesTellOfError = (
  bytes: Uint8Array,
  start: number,
  end: number,
  read: (bytes: Uint8Array, start: number, end: number) => Attribute,
): boolean => hasErrorSign(bytes, start, end, OTLP_KEYS, read);
