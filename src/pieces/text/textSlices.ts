import { visibleText } from '../../core';

/** How much of a text is shown before the reader asks for more, in UTF-16 units and in lines. */
export interface TextLimit {
  readonly length: number;
  readonly lines: number;
}

/** True where `at` would cut a surrogate pair in two. */
const splitsPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** Where to cut a text so that it keeps to the limit and no character is cut in two. Equal to its length when it fits. */
export function cutPosition(text: string, limit: TextLimit): number {
  let end = Math.min(text.length, limit.length);
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    lines++;
    if (lines > limit.lines) return at;
  }
  // A cut that would save only a few characters is not worth a button.
  if (text.length - end < limit.length / 20) end = text.length;
  return end < text.length && splitsPair(text, end) ? end - 1 : end;
}

/** The text in slices of about `size` units, no character cut in two; joined they are the text. */
export function textSlices(text: string, size: number): string[] {
  const slices: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + size);
    if (to < text.length && splitsPair(text, to)) to--;
    if (to <= from) to = from + 1;
    slices.push(text.slice(from, to));
    from = to;
  }
  return slices;
}

/** Lines of a text, without building them: 1 for a text without a line break. */
export function lineCount(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** As visibleText, but line breaks and tabs stay what they are: for texts that are shown over several lines. */
export function visibleLines(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .split(/([\n\t]+)/)
    .map((part, at) => (at % 2 === 1 ? part : visibleText(part)))
    .join('');
}
