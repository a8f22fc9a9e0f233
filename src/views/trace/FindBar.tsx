import { useRef } from 'react';
import { formatCount } from '../../core';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useShortcuts } from '../../ui/shortcuts';
import classes from './FindBar.module.css';
import type { Find } from './useFind';

const plenty = 200;

/** Looks for spans inside the trace: text, count, next and previous. */
export function FindBar({ find }: { readonly find: Find }) {
  const field = useRef<HTMLInputElement>(null);
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
    find.text === '' || total === undefined
      ? ''
      : find.failure
        ? 'failed'
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
        placeholder="Find: service, operation, tag, log, span ID"
        title="Find in this trace ( / )"
        autoComplete="off"
        spellCheck={false}
        maxLength={plenty}
        value={find.text}
        data-none={total === 0 || undefined}
        onChange={(event) => {
          find.setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape' && find.text !== '') clear();
          else if (event.key === 'Escape') field.current?.blur();
          else return;
          event.preventDefault();
        }}
      />
      <span className={classes['count']} title={find.failure?.message}>
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
        <IconButton icon="close" label="Clear the find text" className={classes['button']} onClick={clear} />
      )}
    </div>
  );
}
