import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatCount, typedWords } from '../../core';
import { rememberUsed } from '../../state/prefs/recents';
import { go, hrefOf } from '../../state/url/place';
import { Icon } from '../../ui/Icon';
import { shownKeys } from '../../ui/keyWords';
import { ownKeys } from '../../ui/shortcuts';
import classes from './palette.module.css';
import type { PaletteGroup } from './PaletteEntry';
import { paletteLines, type PaletteLineOf } from './paletteLines';
import { PaletteList } from './PaletteList';
import { paletteRows } from './paletteRows';
import { useEntries } from './useEntries';
import { useSpanEntries } from './useSpanEntries';

const longestTyped = 200;

/** By how many lines keys move the mark; Page up and Page down stop at the ends. */
const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 8],
  ['PageUp', -8],
]);

/**
 * Everything of the app by name (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): commands of the present page, services,
 * operations, what was saved and looked at last, spans of the trace. The browser's own modal dialog: what is chosen is done
 * after the focus went back to where it was.
 */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [activeId, setActiveId] = useState<string>();
  const [opened, setOpened] = useState<ReadonlySet<PaletteGroup>>(new Set());
  const words = useMemo(() => typedWords(typed), [typed]);
  const entries = useEntries(typed, words);
  const spans = useSpanEntries(words);
  const sections = useMemo(() => paletteRows(words, entries, spans, opened), [words, entries, spans, opened]);
  const lines = useMemo(() => paletteLines(sections), [sections]);
  const active = Math.max(
    0,
    lines.findIndex((line) => line.id === activeId),
  );
  const count = sections.reduce((sum, { entries: shown, more }) => sum + shown.length + more, 0);

  useEffect(() => {
    const { current } = dialog;
    if (!current) return;
    if (!current.open) current.showModal();
    const onPress = (event: MouseEvent) => {
      // The backdrop is the dialog itself.
      if (event.target === current) current.close();
    };
    current.addEventListener('click', onPress);
    return () => {
      current.removeEventListener('click', onPress);
    };
  }, []);

  const choose = (line: PaletteLineOf, inNewTab: boolean) => {
    const { entry } = line;
    if (entry === undefined) {
      setActiveId(lines[lines.indexOf(line) - 1]?.id);
      setOpened(new Set([...opened, line.group]));
      return;
    }
    // Gives the focus back at once, to what the command may be about.
    dialog.current?.close();
    if (entry.isPassing !== true) rememberUsed(entry.id);
    const place = entry.does();
    if (place === undefined) return;
    if (inNewTab) window.open(hrefOf(place), '_blank', 'noopener,noreferrer');
    else go(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const withControl = event.ctrlKey || event.metaKey;
    const by = steps.get(key) ?? 0;
    const line = lines[active];
    if (by !== 0 && lines.length > 0) {
      const to =
        Math.abs(by) === 1
          ? (active + by + lines.length) % lines.length
          : Math.max(0, Math.min(lines.length - 1, active + by));
      setActiveId(lines[to]?.id);
    } else if (key === 'Enter' && line) choose(line, withControl);
    else if (key.toLowerCase() === 'k' && withControl) dialog.current?.close();
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Find anything"
      className={classes['palette']}
      {...ownKeys}
      onClose={onClose}
    >
      <div className={classes['field']}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find anything by name"
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={lines.length > 0 ? `${id}-list-${String(active)}` : undefined}
          placeholder="A command, service, operation, trace or span"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestTyped}
          className={classes['input']}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActiveId(undefined);
            setOpened(new Set());
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList
        id={`${id}-list`}
        sections={sections}
        lines={lines}
        words={words}
        active={active}
        onActive={setActiveId}
        onChoose={choose}
      />
      <div className={classes['foot']}>
        <span role="status">
          {count === 0
            ? 'Nothing has that name'
            : `${formatCount(count)} ${count === 1 ? 'choice' : 'choices'}`}
        </span>
        <span aria-hidden="true" className={classes['hints']}>
          <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Enter</kbd> go · <kbd>{shownKeys('Ctrl+Enter')}</kbd> in a
          new tab · <kbd>Esc</kbd> close
        </span>
      </div>
    </dialog>
  );
}
