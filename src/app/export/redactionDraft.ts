import { create } from 'zustand';
import {
  personKeys,
  readPattern,
  secretKeys,
  type Redaction,
  type RedactionAction,
  type TextKind,
} from '../../core';

/** What the reader chose to leave out; it stays while the tab is open. */
export interface RedactionDraft {
  readonly secrets: boolean;
  readonly persons: boolean;
  /** More words of keys, parted by commas. */
  readonly keys: string;
  /** A pattern; a text that it hits is replaced as a whole. */
  readonly pattern: string;
  readonly action: RedactionAction;
}

export const useRedactionDraft = create<RedactionDraft>(() => ({
  secrets: true,
  persons: false,
  keys: '',
  pattern: '',
  action: 'hash',
}));

const secretKinds: readonly TextKind[] = ['bearer', 'jwt', 'userinfo'];
const personKinds: readonly TextKind[] = ['email', 'address', 'card'];

/** Why the pattern cannot be used; undefined where it can. */
export function patternFault(pattern: string): string | undefined {
  if (pattern === '') return undefined;
  const read = readPattern(pattern);
  return read.ok ? undefined : read.message;
}

const newSalt = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** What the draft says, with a salt of its own: hashes of two exports have nothing in common. */
export function redactionOf({ secrets, persons, keys, pattern, action }: RedactionDraft): Redaction {
  const own = keys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  return {
    keys: [...(secrets ? secretKeys : []), ...(persons ? personKeys : []), ...own],
    kinds: [...(secrets ? secretKinds : []), ...(persons ? personKinds : [])],
    patterns: pattern === '' || patternFault(pattern) !== undefined ? [] : [pattern],
    action,
    salt: newSalt(),
  };
}
