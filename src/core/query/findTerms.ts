/** What a find text asks for, in its own case. */
export interface FindTerms {
  /** A span is hit when any of these is found in it. Each once. */
  readonly include: readonly string[];
  /** Attributes whose key holds one of these are not looked at. Each once. */
  readonly excludeKeys: readonly string[];
}

/**
 * Reads a find text as Jaeger UI reads `uiFind`: words between blanks, of which any may match; "a quoted phrase" is one
 * word with its blanks; `-key` leaves out attributes whose key holds the text; case does not matter. A quote that is
 * not closed reaches to the end. A lone "-" is a word like others.
 */
export function findTerms(text: string): FindTerms {
  const include = new Set<string>();
  const excludeKeys = new Set<string>();
  for (const [, minus = '', closed, open, word = ''] of text.matchAll(/(-?)(?:"([^"]*)"|"([^"]*)$)|(\S+)/g)) {
    const phrase = closed ?? open;
    if (phrase !== undefined) {
      if (phrase !== '') (minus === '' ? include : excludeKeys).add(phrase);
    } else if (word.length > 1 && word.startsWith('-')) {
      excludeKeys.add(word.slice(1));
    } else {
      include.add(word);
    }
  }
  return { include: [...include], excludeKeys: [...excludeKeys] };
}
