import { parseSavedSet, savedSet, type SavedSearch, type SavedSetRead } from './savedSet';

/** Longest set that a link carries: it stays below what servers take (8 kB). */
const longest = 6000;

/** A set as one parameter of an address (base64url of its JSON); undefined when it is too long for one. */
export function packSavedSet(searches: readonly SavedSearch[]): string | undefined {
  let binary = '';
  for (const byte of new TextEncoder().encode(JSON.stringify(savedSet(searches))))
    binary += String.fromCharCode(byte);
  const packed = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return packed.length > longest ? undefined : packed;
}

/** The inverse, of any text. */
export function unpackSavedSet(packed: string): SavedSetRead {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseSavedSet(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, reason: 'The link is damaged: a part of it is missing or was changed.' };
  }
}
