import { useId, useState } from 'react';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { shownKeys } from '../../ui/keyWords';
import { spelled, type ActiveShortcut } from '../../ui/shortcuts';
import classes from './HelpDialog.module.css';
import { clashOf, keyFault } from './keyFaults';

/** Puts other keys for a shortcut into the preferences; its own ones are none to remember. */
function giveKeys({ id, ownKeys, does }: ActiveShortcut, keys: string): void {
  const { changedKeys } = usePreferences.getState();
  const others = Object.entries(changedKeys).filter(([other]) => other !== id);
  setPreferences({ changedKeys: Object.fromEntries(keys === ownKeys ? others : [...others, [id, keys]]) });
  announce(keys === '' ? `${does}: no key` : `${does}: ${shownKeys(keys)}`);
}

/** Takes the keys that are pressed for a shortcut, or says why they cannot be taken. */
export function KeyEditor({
  shortcut,
  active,
  onClose,
}: {
  readonly shortcut: ActiveShortcut;
  readonly active: readonly ActiveShortcut[];
  readonly onClose: () => void;
}) {
  const id = useId();
  const [pressed, setPressed] = useState('');
  const [fault, setFault] = useState('');
  const take = (keys: string) => {
    const clash = keys === '' ? undefined : clashOf(keys, shortcut, active);
    const reason =
      (keys === shortcut.ownKeys ? undefined : keyFault(keys)) ??
      (clash && `${shownKeys(keys)} does “${clash.does}” already: choose other keys, or change those first.`);
    setPressed(keys);
    setFault(reason ?? '');
    if (reason !== undefined) return;
    giveKeys(shortcut, keys);
    onClose();
  };
  return (
    <div className={classes['editor']}>
      <input
        // It is what the press on the key asked for.
        ref={(field) => field?.focus()}
        className={classes['pressed']}
        aria-label={`New keys for: ${shortcut.does}`}
        aria-invalid={fault !== ''}
        aria-describedby={id}
        placeholder="Press the new keys"
        value={shownKeys(pressed)}
        readOnly
        onKeyDown={(event) => {
          const { key } = event.nativeEvent;
          if (key === 'Tab' || /^(?:Control|Shift|Alt|Meta|AltGraph)$/.test(key)) return;
          event.preventDefault();
          event.stopPropagation();
          if (key === 'Escape') onClose();
          else take(spelled(event.nativeEvent));
        }}
      />
      {shortcut.keys !== '' && (
        <Button
          onClick={() => {
            take('');
          }}
        >
          No key
        </Button>
      )}
      {shortcut.keys !== shortcut.ownKeys && (
        <Button
          onClick={() => {
            take(shortcut.ownKeys);
          }}
        >
          {shortcut.ownKeys === '' ? 'As it was: none' : `As it was: ${shownKeys(shortcut.ownKeys)}`}
        </Button>
      )}
      <Button look="quiet" onClick={onClose}>
        Cancel
      </Button>
      <span id={id} role="alert" className={classes['fault']}>
        {fault}
      </span>
    </div>
  );
}
