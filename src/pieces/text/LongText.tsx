import { useState } from 'react';
import { formatBytes } from '../../core';
import { cx } from '../../ui/cx';
import classes from './text.module.css';
import { cutPosition, lineCount, visibleLines, type TextLimit } from './textSlices';

const firstLook: TextLimit = { length: 2000, lines: 12 };
/** What one press adds: as much as is laid out without a pause that anybody feels. */
const step = 100_000;

const sizeOf = (text: string): string =>
  text.length < 20_000 ? `all ${String(lineCount(text))} lines` : `all ${formatBytes(new Blob([text]).size)}`;

function wordsForAll(text: string, end: number): string {
  return lineCount(text) > 1 || text.length >= 20_000
    ? `Show ${sizeOf(text)}`
    : `Show ${String(text.length - end)} characters more`;
}

/**
 * A text out of a trace over as many lines as it has, as text and nothing else. What is long is cut, says so, and is
 * shown on demand: all of it, or 100 kB more at a time.
 */
export function LongText({ text, limit = firstLook }: { readonly text: string; readonly limit?: TextLimit }) {
  const [opened, setOpened] = useState({ text, length: 0 });
  const more = opened.text === text ? opened.length : 0;
  const end = more === 0 ? cutPosition(text, limit) : cutPosition(text, { length: more, lines: Infinity });
  const lines = lineCount(text) > 1;
  const show = (length: number) => {
    setOpened({ text, length });
  };
  return (
    <>
      <span className={cx(classes['text'], (lines || end < text.length) && classes['mono'])} dir="auto">
        {visibleLines(end < text.length ? text.slice(0, end) : text)}
        {end < text.length && '…'}
      </span>
      {(end < text.length || more > 0) && (
        <span className={classes['more']}>
          {text.length - end > 2 * step && (
            <button
              type="button"
              className={classes['moreButton']}
              onClick={() => {
                show(Math.max(end, more) + step);
              }}
            >
              Show 100 kB more
            </button>
          )}
          {end < text.length && (
            <button
              type="button"
              className={classes['moreButton']}
              onClick={() => {
                show(text.length);
              }}
            >
              {wordsForAll(text, end)}
            </button>
          )}
          {more > 0 && (
            <button
              type="button"
              className={classes['moreButton']}
              onClick={() => {
                show(0);
              }}
            >
              Show less
            </button>
          )}
        </span>
      )}
    </>
  );
}
