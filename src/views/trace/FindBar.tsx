import { useId, useRef, useState } from 'react';
import { formatCount } from '../../core';
import { onDemand } from '../../state/session/onDemand';
import { rememberFind } from '../../state/session/recentFinds';
import { Button, IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useShortcuts } from '../../ui/shortcuts';
import type { OpenTrace } from '../../worker/TraceEngine';
import classes from './FindBar.module.css';
import type { FindHelpKeys, FindListState } from './FindHelp';
import { modeWords, type Find } from './useFind';

const plenty = 4000;
const modeNames = { highlight: 'Highlight', only: 'Only', hide: 'Hide' } as const;
const closed: FindListState = { list: undefined, active: undefined };

const FindHelp = onDemand(async () => (await import('./FindHelp')).FindHelp);

/** Looks for spans inside the trace: text, count, next and previous. */
export function FindBar({ find, open }: { readonly find: Find; readonly open: OpenTrace }) {
  const field = useRef<HTMLInputElement>(null);
  const help = useRef<FindHelpKeys>(null);
  const noteId = useId();
  /** The help is there once somebody types or asks with an arrow, until the field is left or Escape is pressed. */
  const [helping, setHelping] = useState(false);
  const [caret, setCaret] = useState(0);
  const [list, setList] = useState<FindListState>(closed);
  const endHelp = () => {
    setHelping(false);
    setList(closed);
  };
  const put = (text: string, at: number) => {
    find.setText(text);
    setCaret(at);
    requestAnimationFrame(() => {
      field.current?.setSelectionRange(at, at);
    });
  };
  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  const clear = () => {
    find.setText('');
  };
  const group = 'Find';
  useShortcuts([
    { keys: '/', does: 'Find in this trace', group, run: focus },
    { keys: 'Ctrl+b', does: 'Find in this trace', group, run: focus },
    { keys: 'n', does: 'Next match', group, run: () => find.step(1) },
    { keys: 'Shift+N', does: 'Previous match', group, run: () => find.step(-1) },
    { keys: 'Escape', does: 'Clear the find text', group, run: clear },
  ]);
  const total = find.matches?.length;
  const count =
    find.text === ''
      ? ''
      : find.soFar !== undefined
        ? `${formatCount(find.soFar)}+ …`
        : total === undefined
          ? ''
          : find.failure
            ? 'failed'
            : find.mistake
              ? 'mistake'
              : total === 0
                ? 'no match'
                : `${formatCount(find.position)} of ${formatCount(total)}`;
  return (
    <div role="search" aria-label="Find in this trace" className={classes['find']}>
      <Icon name="search" size={14} />
      <input
        ref={field}
        className={classes['field']}
        aria-label="Find in this trace"
        placeholder="Find: text, key=value, duration>150ms"
        title="Find in this trace ( / )"
        autoComplete="off"
        spellCheck={false}
        maxLength={plenty}
        value={find.text}
        data-none={total === 0 || undefined}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={list.list !== undefined}
        aria-controls={list.list}
        aria-activedescendant={list.active}
        aria-invalid={find.mistake !== undefined}
        aria-describedby={helping ? noteId : undefined}
        onChange={(event) => {
          find.setText(event.target.value);
          setCaret(event.target.selectionStart ?? event.target.value.length);
          setHelping(true);
        }}
        onSelect={(event) => {
          setCaret(event.currentTarget.selectionStart ?? 0);
        }}
        onBlur={() => {
          endHelp();
          if (total) rememberFind(find.text);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const { key } = event;
          if (key === 'Enter' && event.altKey) find.cycleMode();
          else if (helping && help.current?.take(key) === true) {
            // The list has it.
          } else if (key === 'ArrowDown' && !helping) setHelping(true);
          else if (key === 'Enter') {
            endHelp();
            if (total) rememberFind(find.text);
            find.step(event.shiftKey ? -1 : 1);
          } else if (key === 'Escape' && find.text !== '') {
            clear();
            endHelp();
          } else if (key === 'Escape') field.current?.blur();
          else return;
          event.preventDefault();
        }}
      />
      <span className={classes['count']} title={find.failure?.message ?? find.mistake?.message}>
        {count}
      </span>
      <IconButton
        icon="chevron-up"
        label="Previous match (Shift+N)"
        className={classes['button']}
        aria-disabled={!total}
        onClick={() => {
          find.step(-1);
        }}
      />
      <IconButton
        icon="chevron-down"
        label="Next match (n)"
        className={classes['button']}
        aria-disabled={!total}
        onClick={() => {
          find.step(1);
        }}
      />
      {find.text !== '' && (
        <Button
          className={classes['mode']}
          title={`${modeWords[find.mode]} (Alt+Enter in the field)`}
          aria-label={`${modeNames[find.mode]}. ${modeWords[find.mode]}: change`}
          onClick={find.cycleMode}
        >
          {modeNames[find.mode]}
        </Button>
      )}
      {find.text !== '' && (
        <IconButton icon="close" label="Clear the find text" className={classes['button']} onClick={clear} />
      )}
      {helping && (
        <FindHelp
          handle={open.handle}
          find={find}
          spanCount={open.trace.spans.count}
          caret={caret}
          noteId={noteId}
          keys={help}
          onList={setList}
          onTake={put}
        />
      )}
    </div>
  );
}
