import { useMemo, useRef, useState } from 'react';
import { rankByWords, typedWords } from '../../core';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { useActiveShortcuts, type ActiveShortcut } from '../../ui/shortcuts';
import { SingleKeysBox } from '../settings/SingleKeysBox';
import classes from './HelpDialog.module.css';
import { hiddenShortcuts } from './keyFaults';
import { KeyEditor } from './KeyEditor';
import { KeyLine } from './KeyLine';

/** Shortcuts that do the same, one line of the help. */
interface Line {
  readonly texts: readonly string[];
  readonly lately: number;
  readonly alike: readonly ActiveShortcut[];
}

const linesOf = (shortcuts: readonly ActiveShortcut[]): readonly Line[] =>
  [...Map.groupBy(shortcuts, ({ group, does }) => `${group}\n${does}`).values()].map((alike) => ({
    texts: [alike[0]?.does ?? '', alike[0]?.group ?? '', ...alike.map(({ keys }) => keys)],
    lately: 0,
    alike,
  }));

const hasKeys = ({ alike }: Line) => alike.some(({ keys, ownKeys }) => keys !== '' || ownKeys !== '');

/** Everything that keys do on the present page, and what could have a key: searched, changed, switched off. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = useActiveShortcuts();
  const changedKeys = usePreferences((preferences) => preferences.changedKeys);
  const [typed, setTyped] = useState('');
  const [edited, setEdited] = useState<string>();
  const groups = useRef<HTMLDivElement>(null);
  const words = useMemo(() => typedWords(typed), [typed]);
  const hidden = useMemo(() => hiddenShortcuts(shortcuts), [shortcuts]);
  const lines = useMemo(() => {
    const all = linesOf(shortcuts);
    if (words.length === 0) return all;
    const fitting = new Set(rankByWords(words, all).map(({ thing }) => thing));
    return all.filter((line) => fitting.has(line));
  }, [shortcuts, words]);
  const endEdit = () => {
    // Before the field goes: the dialog would take the focus.
    const buttons = groups.current?.querySelectorAll<HTMLElement>('[data-shortcut]') ?? [];
    [...buttons].find((button) => button.dataset['shortcut'] === edited)?.focus();
    setEdited(undefined);
  };
  const section = ([group, members]: readonly [string, readonly Line[]]) => (
    <section key={group} className={classes['group']} aria-label={group}>
      <h3 className={classes['heading']}>{group}</h3>
      {members.map(({ texts, alike }) => {
        const one = alike.find(({ id }) => id === edited);
        return (
          <div key={texts[0]}>
            <KeyLine alike={alike} hidden={hidden} onEdit={setEdited} />
            {one && <KeyEditor shortcut={one} active={shortcuts} onClose={endEdit} />}
          </div>
        );
      })}
    </section>
  );
  const grouped = (some: readonly Line[]) =>
    [...Map.groupBy(some, ({ texts }) => texts[1] ?? '')].map(section);
  const withKeys = words.length === 0 ? lines.filter(hasKeys) : lines;
  const without = words.length === 0 ? lines.filter((line) => !hasKeys(line)) : [];
  return (
    <Dialog title="Keys on this page" open onClose={onClose}>
      <TextField
        label="Find a key or what it does"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setEdited(undefined);
        }}
      />
      <p className={classes['note']}>Press a key of the list to change it.</p>
      <div ref={groups}>
        <div className={classes['groups']}>{grouped(withKeys)}</div>
        {lines.length === 0 && <p className={classes['note']}>Nothing on this page is called that.</p>}
        {without.length > 0 && (
          <details className={classes['without']}>
            <summary>{without.length} commands without a key</summary>
            <div className={classes['groups']}>{grouped(without)}</div>
          </details>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {words.length > 0 && `${String(lines.length)} found`}
      </p>
      <div className={classes['foot']}>
        <SingleKeysBox />
        {Object.keys(changedKeys).length > 0 && (
          <Button
            onClick={() => {
              setPreferences({ changedKeys: {} });
              setEdited(undefined);
            }}
          >
            All keys as they were
          </Button>
        )}
      </div>
    </Dialog>
  );
}
