import { useEffect, useId, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { formatCount, recogniseTraces, type PasteReading } from '../../core';
import { readingWords } from '../../pieces/readingWords';
import { announce } from '../../ui/announce';
import { cx } from '../../ui/cx';
import classes from './PasteHelp.module.css';

/** What the box asks of the help below it. */
export interface PasteHelpKeys {
  /** The reading that is marked; undefined where none is. */
  readonly marked: PasteReading | undefined;
  /** Marks the next or the reading before. */
  readonly step: (by: 1 | -1) => void;
}

/** What the box says of the list. */
export interface PasteListState {
  readonly list: string | undefined;
  readonly active: string | undefined;
}

const mostShown = 12;

/** Below the box: as what its text was recognised, and the ways to read it where there are several. */
export function PasteHelp({
  text,
  noteId,
  keys,
  onList,
  onOpen,
}: {
  readonly text: string;
  /** Id of the sentence that describes the box. */
  readonly noteId: string;
  readonly keys: Ref<PasteHelpKeys>;
  readonly onList: (state: PasteListState) => void;
  readonly onOpen: (reading: PasteReading) => void;
}) {
  const list = useId();
  const { readings, note } = useMemo(() => recogniseTraces(text), [text]);
  const [active, setActive] = useState<{ readonly of: string; readonly at: number }>();
  const shown = readings.slice(0, mostShown);
  const count = shown.length;
  // Enter takes the first: it is marked from the beginning.
  const at = active?.of === text && active.at < count ? active.at : 0;
  useImperativeHandle(keys, () => ({
    marked: shown[at],
    step: (by) => {
      if (count > 0) setActive({ of: text, at: (at + by + count) % count });
    },
  }));
  useEffect(() => {
    onList(
      count === 0
        ? { list: undefined, active: undefined }
        : { list, active: count > 1 ? `${list}-${String(at)}` : undefined },
    );
  }, [onList, list, count, at]);

  const [first] = shown;
  const words = first && readingWords(first);
  const said =
    words === undefined
      ? note
      : count === 1
        ? `Enter opens it. ${note}`
        : `${formatCount(readings.length)} ways to read this: arrows choose, Enter opens. ${note}`;
  const spoken = words === undefined ? '' : `Recognised: ${words.as === '' ? words.what : words.as}. ${said}`;
  useEffect(() => {
    if (spoken !== '') announce(spoken);
  }, [spoken]);

  return (
    <div className={classes['help']}>
      {count > 0 && (
        <ul id={list} role="listbox" aria-label="Recognised" className={classes['list']}>
          {shown.map((reading, position) => {
            const { what, as } = readingWords(reading);
            return (
              <li
                key={position}
                id={`${list}-${String(position)}`}
                role="option"
                aria-selected={position === at}
                className={cx(classes['option'], position === at && classes['active'])}
                // The box keeps the focus.
                onPointerDown={(event) => {
                  event.preventDefault();
                  onOpen(reading);
                }}
              >
                <span className={classes['what']}>Open {what}</span>
                <span className={classes['as']}>{as}</span>
              </li>
            );
          })}
        </ul>
      )}
      <p id={noteId} className={classes['note']} data-fault={count === 0 || undefined}>
        {said}
      </p>
    </div>
  );
}
