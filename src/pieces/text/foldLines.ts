/** A text of indented lines (as prettyJson makes them) in which blocks can be folded. */
export interface FoldLines {
  readonly lines: readonly string[];
  /** Per line the first line after the block that it opens; its own number + 1 where it opens none. */
  readonly blockEnd: Int32Array;
}

/** Splits a text into lines and pairs each opening bracket at a line's end with the line that closes it. One pass. */
export function foldLines(text: string): FoldLines {
  const lines = text.split('\n');
  const blockEnd = new Int32Array(lines.length);
  const open: number[] = [];
  lines.forEach((line, at) => {
    blockEnd[at] = at + 1;
    if (/^\s*[\]}],?$/.test(line)) {
      const start = open.pop();
      if (start !== undefined) blockEnd[start] = at;
    } else if (/[[{]$/.test(line)) open.push(at);
  });
  return { lines, blockEnd };
}

/** The lines that are not folded away, ascending, at most `most`. Work: what is shown. */
export function shownLines(
  { lines, blockEnd }: FoldLines,
  folded: ReadonlySet<number>,
  most: number,
): { readonly shown: readonly number[]; readonly more: boolean } {
  const shown: number[] = [];
  let at = 0;
  while (at < lines.length && shown.length < most) {
    shown.push(at);
    at = folded.has(at) ? (blockEnd[at] ?? at + 1) : at + 1;
  }
  return { shown, more: at < lines.length };
}
