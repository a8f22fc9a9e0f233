import { wordRanges } from '../../core';
import classes from './palette.module.css';

/** A text with what was typed in it marked. */
export function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const ranges = wordRanges(words, text);
  return (
    <bdi>
      {ranges.map(([from, to], at) => (
        <span key={from}>
          {text.slice(ranges[at - 1]?.[1] ?? 0, from)}
          <mark className={classes['mark']}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </bdi>
  );
}
