import { visibleText, type FindMistake } from '../../../core';
import classes from './find.module.css';

/** Characters before and after a mistake that are shown of the text. */
const around = 40;

/** What is wrong with a text of the find language, marked at its place. */
export function MistakeText({ text, mistake }: { readonly text: string; readonly mistake: FindMistake }) {
  const { start, end, message } = mistake;
  return (
    <>
      <code className={classes['text']}>
        <bdi>{visibleText(text.slice(Math.max(0, start - around), start))}</bdi>
        <mark className={classes['mark']}>{visibleText(text.slice(start, end)) || '\u2038'}</mark>
        <bdi>{visibleText(text.slice(end, end + around))}</bdi>
      </code>{' '}
      Character {start + 1}: {visibleText(message)}
    </>
  );
}
