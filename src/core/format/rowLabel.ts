/** A piece of a label: a text as it stands, or the value of a key. */
export type LabelPart = { readonly text: string } | { readonly key: string };
/** What stands between two blanks. */
export type LabelWord = readonly LabelPart[];

/** What rows say where nobody chose anything else. */
export const usualLabel = '{service} {name}';

/**
 * Reads a template of row labels, such as `{service} {name} [{http.status_code}]`: a key in braces stands for its value. A
 * key that is still open at the end is left out, so that a template can be used while it is written.
 */
export function parseLabel(template: string): LabelWord[] {
  const words: LabelPart[][] = [];
  let word: LabelPart[] | undefined;
  const put = (part: LabelPart) => {
    if (word === undefined) words.push((word = []));
    word.push(part);
  };
  for (const [piece, key] of template.matchAll(/\{([^{}]*)\}|\{[^{}]*$|\s+|[^\s{}]+|[{}]/gu)) {
    if (key !== undefined) put(key.trim() === '' ? { text: piece } : { key: key.trim() });
    else if (piece.trim() === '') word = undefined;
    else if (!(piece.startsWith('{') && piece !== '{')) put({ text: piece });
  }
  return words;
}

/** The keys of a label, each once. */
export const labelKeys = (words: readonly LabelWord[]): string[] => [
  ...new Set(words.flat().flatMap((part) => ('key' in part ? [part.key] : []))),
];

/** The words that are left for values: one with keys of which none has a value ('') goes, with the texts around them. */
export const wordsWithValues = (words: readonly LabelWord[], valueOf: (key: string) => string): LabelWord[] =>
  words.filter((word) => {
    const keys = word.flatMap((part) => ('key' in part ? [part.key] : []));
    return keys.length === 0 || keys.some((key) => valueOf(key) !== '');
  });

/** The key that is being written where the caret stands: where it begins and its text so far; undefined outside of braces. */
export function openKeyAt(
  template: string,
  caret: number,
): { readonly from: number; readonly text: string } | undefined {
  const before = template.slice(0, caret);
  const from = before.lastIndexOf('{') + 1;
  return from === 0 || before.slice(from).includes('}') ? undefined : { from, text: before.slice(from) };
}
