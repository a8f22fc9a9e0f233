import { formatCount, labelText, type TracedPaths } from '../../../core';
import { serviceWords } from '../words';

/** The steps of a path as texts. */
export const stepTexts = ({ labels }: TracedPaths, steps: readonly number[]): readonly string[] =>
  steps.map((label) => serviceWords(labelText(labels[label] ?? { service: '', operation: '' })));

/** More steps than these are not named one by one in a line. */
const mostNamed = 12;

/** A path in one line, with the focus in brackets: "A → [B] → C". */
export function pathLine(paths: TracedPaths, at: number): string {
  const path = paths.paths[at];
  if (path === undefined) return '';
  const texts = stepTexts(paths, path.steps).map((text, place) =>
    place === path.focus ? `[${text}]` : text,
  );
  const cut =
    texts.length <= mostNamed
      ? texts
      : [
          ...texts.slice(0, mostNamed / 2),
          `… ${formatCount(texts.length - mostNamed)} more …`,
          ...texts.slice(-mostNamed / 2),
        ];
  return cut.join(' → ');
}

/** "3 paths", and how many of them are not listed. */
export const pathCount = ({ paths, pathsLeftOut }: TracedPaths): string => {
  const all = paths.length + pathsLeftOut;
  const words = `${formatCount(all)} ${all === 1 ? 'path' : 'paths'}`;
  return pathsLeftOut === 0
    ? words
    : `${words}, of which the ${formatCount(paths.length)} of most calls are listed`;
};
