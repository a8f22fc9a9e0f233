import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A key, or a key with modifiers, that does something on the present page. */
export interface Shortcut {
  /** As shown and matched: 'f', 'Shift+W', 'Ctrl+b', '?', 'ArrowLeft', '/'. Ctrl also means ⌘ on a Mac. */
  readonly keys: string;
  /** What it does, for the help: "Next error". */
  readonly does: string;
  /** Heading in the help: "Timeline". */
  readonly group: string;
  readonly run: (event: KeyboardEvent) => void;
}

const active = new Set<readonly Shortcut[]>();
let snapshot: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  snapshot = [...active].flat();
  for (const listener of listeners) listener();
}

let singleKeys = true;
/** Single keys without a modifier can be switched off (WCAG 2.1.4). */
export function allowSingleKeys(on: boolean): void {
  singleKeys = on;
}

const isText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.role === 'combobox');

function spelled(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const letter = event.key.length === 1;
  const shift = event.shiftKey && (!letter || /[a-z]/i.test(event.key)) ? 'Shift+' : '';
  const key = letter && event.shiftKey && /[a-z]/i.test(event.key) ? event.key.toUpperCase() : event.key;
  return control + alt + shift + (control !== '' ? key.toLowerCase() : key);
}

/** What these do in a text field is the field's own. */
const editing = /^Ctrl\+(?:Shift\+)?[acvxyz]$/;

/** The last registered of several shortcuts with the same keys wins: a dialog's before its page's. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = spelled(event);
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  // Alt with a key moves the caret or types a sign.
  if (isText(event.target) && ((!event.ctrlKey && !event.metaKey) || editing.test(keys))) return;
  if (!modified && !singleKeys && event.key.length === 1) return;
  // The browser closes an open popover with it, wherever the focus is.
  if (event.key === 'Escape' && document.querySelector(':popover-open') !== null) return;
  const found = snapshot.findLast((shortcut) => shortcut.keys === keys);
  if (!found) return;
  event.preventDefault();
  found.run(event);
}

/** Registers shortcuts while the component is mounted. Keys never fire inside text fields unless they carry a modifier. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts
    .map(({ keys, does, group }) => `${keys}\u0000${does}\u0000${group}`)
    .join('\u0001');
  useEffect(() => {
    const registered = latest.current.map((shortcut, at) => ({
      ...shortcut,
      run: (event: KeyboardEvent) => {
        latest.current[at]?.run(event);
      },
    }));
    if (active.size === 0) window.addEventListener('keydown', onKeyDown);
    active.add(registered);
    changed();
    return () => {
      active.delete(registered);
      if (active.size === 0) window.removeEventListener('keydown', onKeyDown);
      changed();
    };
  }, [signature]);
}

/** All shortcuts of the present page, for the help. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
}
