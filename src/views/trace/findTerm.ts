/** Quoted where the find language would read something else than this text. */
const word = (text: string): string =>
  /^[\p{L}\p{N}_./:@-]+$/u.test(text) && !/^(and|or|not)$/i.test(text) && !text.startsWith('-')
    ? text
    : `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** The find text that is met by spans whose key has this value. */
export const findTerm = (key: string, value: string): string => `${word(key)}=${word(value)}`;

/** A find text that leaves out what `term` is met by, and keeps what was asked before. */
export const excluding = (before: string, term: string): string =>
  before.trim() === '' ? `not ${term}` : `(${before.trim()}) and not ${term}`;
