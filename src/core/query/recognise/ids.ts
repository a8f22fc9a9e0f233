import { normalSpanId, normalTraceId } from '../../parse';
import { normaliseTraceId } from '../../model';
import type { PasteForm } from './Reading';

/** One way in which a word is a trace id. */
export interface IdReading {
  readonly form: PasteForm;
  readonly traceId: string;
}

const isZero = (id: string): boolean => /^0*$/.test(id);

/** A decimal number of at most 128 bits as 32 hexadecimal digits. */
function fromDecimal(word: string): string | undefined {
  const digits = BigInt(word).toString(16);
  return digits.length <= 32 ? digits.padStart(32, '0') : undefined;
}

const bytesOf = (word: string) => new TextEncoder().encode(word);

/** 16 bytes in base64 as 32 digits. Without its padding a word counts only where it is no plain word: it mixes capitals, small letters and digits. */
function fromBase64(word: string, isSure: boolean): string | undefined {
  const isMixed = /[A-Z]/.test(word) && /[a-z]/.test(word) && /[0-9+/]/.test(word);
  if (!/^[\w+/-]{22}(==)?$/.test(word) || !(isSure || isMixed || word.endsWith('=='))) return undefined;
  const bytes = bytesOf(word);
  const id = normalTraceId(bytes, 0, bytes.length);
  return /^[0-9a-f]{32}$/.test(id) ? id : undefined;
}

/**
 * The trace ids that one word can be, the likeliest first: hexadecimal in any case, with `0x` or dashes, with leading zeros cut; base64
 * of 16 bytes; a decimal number of 17 digits or more (Datadog's). `isSure`: a label says that it is one.
 */
export function traceIdReadings(word: string, isSure = false): readonly IdReading[] {
  const found: IdReading[] = [];
  const hex = /^[0-9a-fx-]+$/i.test(word) ? normaliseTraceId(word) : undefined;
  if (hex !== undefined && !isZero(hex))
    found.push({ form: word.includes('-') ? 'dashes' : 'id', traceId: hex });
  const decimal = /^[1-9]\d{16,38}$/.test(word) ? fromDecimal(word) : undefined;
  if (decimal !== undefined) found.push({ form: 'decimal', traceId: decimal });
  const base64 = hex === undefined ? fromBase64(word, isSure) : undefined;
  if (base64 !== undefined && !isZero(base64)) found.push({ form: 'base64', traceId: base64 });
  return found;
}

/** A span id as 16 lower-case digits: 1 to 16 hexadecimal digits, or base64 of eight bytes. undefined for others and for zeros only. */
export function readSpanIdText(word: string): string | undefined {
  const digits = word.replace(/^0x/i, '');
  if (!/^[\w+/=-]{1,16}$/.test(digits)) return undefined;
  const bytes = bytesOf(digits);
  const id = normalSpanId(bytes, 0, bytes.length);
  return /^[0-9a-f]{16}$/.test(id) && !isZero(id) ? id : undefined;
}
