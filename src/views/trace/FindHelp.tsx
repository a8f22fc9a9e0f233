import { useEffect, useId, useImperativeHandle, useState, type Ref } from 'react';
import { formatCount, visibleText, type Completion } from '../../core';
import { getEngine } from '../../state/query/connection';
import { whileBusy } from '../../state/session/busy';
import { useRecentFinds } from '../../state/session/recentFinds';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import classes from './FindHelp.module.css';
import type { Find } from './useFind';

/** What the find field asks of the help below it. */
export interface FindHelpKeys {
  /** Takes a key of the field; whether it was the list's. */
  readonly take: (key: string) => boolean;
}

/** What the find field says of the list. */
export interface FindListState {
  readonly list: string | undefined;
  readonly active: string | undefined;
}

interface Suggested {
  readonly of: string;
  readonly completions: readonly Completion[];
}

/** Below the find field: how the text can go on, how it was read, what is wrong with it. */
export function FindHelp({
  handle,
  find,
  spanCount,
  caret,
  noteId,
  keys,
  onList,
  onTake,
}: {
  readonly handle: number;
  readonly find: Find;
  readonly spanCount: number;
  readonly caret: number;
  /** Id of the sentence that describes the field. */
  readonly noteId: string;
  readonly keys: Ref<FindHelpKeys>;
  readonly onList: (state: FindListState) => void;
  /** Puts a text into the field with the caret at a position. */
  readonly onTake: (text: string, caret: number) => void;
}) {
  const list = useId();
  const { text } = find;
  const asked = `${String(caret)} ${text}`;
  const recent = useRecentFinds((state) => state.texts);
  const [suggested, setSuggested] = useState<Suggested>();
  const [active, setActive] = useState<{ readonly of: string; readonly at: number }>();
  useEffect(() => {
    const abort = new AbortController();
    void whileBusy(getEngine().complete(handle, text, caret, abort.signal)).then((answer) => {
      if (!abort.signal.aborted && answer.ok) setSuggested({ of: asked, completions: answer.value });
    });
    return () => {
      abort.abort();
    };
  }, [handle, text, caret, asked]);

  const again = text === '' ? recent : [];
  const completions = suggested?.of === asked ? suggested.completions : [];
  const count = again.length + completions.length;
  const at = active?.of === asked && active.at < count ? active.at : -1;
  const optionId = (position: number) => `${list}-${String(position)}`;

  const take = (position: number): void => {
    const before = again[position];
    if (before !== undefined) {
      onTake(before, before.length);
      return;
    }
    const chosen = completions[position - again.length];
    if (!chosen) return;
    onTake(
      text.slice(0, chosen.start) + chosen.insert + text.slice(chosen.end),
      chosen.start + chosen.insert.length,
    );
  };
  useImperativeHandle(keys, () => ({
    take: (key) => {
      if (count === 0) return false;
      if (key === 'ArrowDown') setActive({ of: asked, at: at + 1 < count ? at + 1 : -1 });
      else if (key === 'ArrowUp') setActive({ of: asked, at: at < 0 ? count - 1 : at - 1 });
      else if (key === 'Enter' && at >= 0) take(at);
      else return false;
      return true;
    },
  }));
  useEffect(() => {
    onList({ list: count > 0 ? list : undefined, active: at < 0 ? undefined : `${list}-${String(at)}` });
  }, [onList, list, count, at]);

  const option = (position: number, label: string, detail: string) => (
    <li
      key={position}
      id={optionId(position)}
      role="option"
      aria-selected={position === at}
      className={cx(classes['option'], position === at && classes['active'])}
      // The field keeps the focus.
      onPointerDown={(event) => {
        event.preventDefault();
        take(position);
      }}
    >
      <bdi className={classes['label']}>{visibleText(label)}</bdi>
      <span className={classes['detail']}>{detail}</span>
    </li>
  );
  return (
    <div className={classes['help']}>
      {count > 0 && (
        <ul id={list} role="listbox" aria-label="Suggestions" className={classes['list']}>
          {again.map((each, position) => option(position, each, 'recent'))}
          {completions.map(({ label, detail, spans }, position) =>
            option(
              again.length + position,
              label,
              [detail, spans === undefined ? '' : spansText(spans)].filter((part) => part !== '').join(' · '),
            ),
          )}
        </ul>
      )}
      <div id={noteId} className={classes['note']}>
        <FindNote find={find} spanCount={spanCount} onTake={onTake} />
      </div>
    </div>
  );
}

const spansText = (spans: number) => `${formatCount(spans)} ${spans === 1 ? 'span' : 'spans'}`;

function FindNote({
  find,
  spanCount,
  onTake,
}: {
  readonly find: Find;
  readonly spanCount: number;
  readonly onTake: (text: string, caret: number) => void;
}) {
  const { text, mistake, nearest, echo, matches } = find;
  if (text === '')
    return (
      <>
        Text, key=value, duration&gt;150ms, key? (is there), ~pattern, -not, or, brackets;{' '}
        {'{service=A} > {error?}'}
        for children, &gt;&gt; for all below, count({'{error?}'})&gt;3.
      </>
    );
  if (mistake)
    return (
      <>
        <code className={classes['text']}>
          <bdi>{visibleText(text.slice(Math.max(0, mistake.start - 40), mistake.start))}</bdi>
          <mark className={classes['mark']}>
            {visibleText(text.slice(mistake.start, mistake.end)) || '\u2038'}
          </mark>
          <bdi>{visibleText(text.slice(mistake.end, mistake.end + 40))}</bdi>
        </code>{' '}
        Character {mistake.start + 1}: {visibleText(mistake.message)}
        {matches !== undefined && matches.length > 0 && ' The matches before stay.'}
      </>
    );
  if (nearest) {
    const next = text.replace(nearest.wanted, nearest.key);
    return (
      <>
        0 of {spansText(spanCount)}. Nearest: <bdi>{visibleText(nearest.wanted)}</bdi> (did you mean{' '}
        <Button
          onPointerDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onTake(next, next.length);
          }}
        >
          {visibleText(nearest.key)}
        </Button>
        , {spansText(nearest.spans)})
      </>
    );
  }
  return <bdi>{visibleText(echo)}</bdi>;
}
