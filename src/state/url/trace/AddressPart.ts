/** One thing that an address says: the parameters that carry it, and how they are read and written. */
export interface AddressPart<T> {
  /** Names of the parameters, as they stand in the address. No two parts share one. */
  readonly names: readonly string[];
  /** What holds when none of them is there. It is written as nothing. */
  readonly empty: T;
  /**
   * `text` gives a parameter, '' where it is absent; `all` its values, on pages where one may stand several times. What cannot be
   * read is `empty`, and named by `fault` in one sentence, with the parameter it is about where the part has several.
   */
  readonly read: (
    text: (name: string) => string,
    fault: (sentence: string, name?: string) => void,
    all?: (name: string) => readonly string[],
  ) => T;
  /** Puts the parameters that are needed; '' leaves one out. */
  readonly write: (value: T, put: (name: string, value: string) => void) => void;
}

/** A part that is one of a few words; `empty` is left out. An unknown word is a fault: `unknown` makes its sentence. */
export function wordPart<T extends string>(
  name: string,
  words: readonly T[],
  empty: T,
  unknown: (word: string) => string,
): AddressPart<T> {
  return {
    names: [name],
    empty,
    read: (text, fault) => {
      const stated = text(name);
      if (stated === '') return empty;
      const known = words.find((word) => word === stated);
      if (known === undefined) fault(unknown(stated.slice(0, 40)));
      return known ?? empty;
    },
    write: (value, put) => {
      put(name, value === empty ? '' : value);
    },
  };
}

/** A part that is on or off; off is left out. */
export const switchPart = (name: string): AddressPart<boolean> => ({
  names: [name],
  empty: false,
  read: (text) => text(name) === '1',
  write: (value, put) => {
    put(name, value ? '1' : '');
  },
});

/** A part that is a text, '' when there is none; longer ones are cut with a word about it. */
export const textPart = (name: string, longest: number, what: string): AddressPart<string> => ({
  names: [name],
  empty: '',
  read: (text, fault) => {
    const stated = text(name);
    if (stated.length > longest)
      fault(`${what} of this link is longer than ${String(longest)} characters and was cut.`);
    return stated.slice(0, longest).toWellFormed();
  },
  write: (value, put) => {
    put(name, value);
  },
});

/**
 * A part that is a list of texts, [] when there is none: joined by dots; dots, blanks and % inside a text travel
 * percent-encoded within the value. At most `most` members.
 */
export const listPart = (name: string, most: number): AddressPart<readonly string[]> => ({
  names: [name],
  empty: [],
  read: (text) => (text(name) === '' ? [] : splitList(text(name)).slice(0, most)),
  write: (value, put) => {
    put(name, joinList(value.slice(0, most)));
  },
});

/** Texts as one value of an address. */
export const joinList = (texts: readonly string[]): string => texts.map(encodeMember).join('.');

/** The inverse of joinList; members that are empty or longer than 256 characters are left out. */
export const splitList = (text: string): string[] =>
  text
    .split('.')
    .map(decodeMember)
    .filter((member) => member !== '' && member.length <= 256);

export const encodeMember = (text: string): string =>
  text.replace(/[%.\s]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
export const decodeMember = (text: string): string =>
  text.replace(/%([0-9a-f]{4})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
