/** Whether a character, by its UTF-16 code, is meant. */
export type CharacterTest = (code: number) => boolean;

/** A pattern as it was read. */
export type Part =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'start' | 'end' }
  | { readonly type: 'sequence' | 'choice'; readonly of: readonly Part[] }
  | { readonly type: 'repeat'; readonly of: Part; readonly least: number; readonly most: number };

/** What is wrong with a pattern, at which of its characters. */
export class PatternMistake extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}
