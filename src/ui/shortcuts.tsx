import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something that can be done on the present page, by a key or by name. */
export interface Shortcut {
  /** As shown and matched: 'f', 'Shift+W', 'Ctrl+b', '?', 'ArrowLeft', '/'. Ctrl also means ⌘ on a Mac. '' = no key of its own. */
  readonly keys: string;
  /** What it does, for the help and the palette: "Next error". What has no key of its own is known by this: it never changes. */
  readonly does: string;
  /** Heading in the help: "Timeline". */
  readonly group: string;
  readonly run: () => void;
}

/** A shortcut as it works now: `keys` are those that the reader gave it, or its own. */
export interface ActiveShortcut extends Shortcut {
  /** By what a changed key is remembered: its group with its own key, since what it does may depend on the state. */
  readonly id: string;
  readonly ownKeys: string;
}

const active = new Set<readonly Shortcut[]>();
let changedKeys: ReadonlyMap<string, string> = new Map();
let snapshot: readonly ActiveShortcut[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  snapshot = [...active].flat().map((shortcut) => {
    const id = `${shortcut.group}/${shortcut.keys || shortcut.does}`;
    return { ...shortcut, id, ownKeys: shortcut.keys, keys: changedKeys.get(id) ?? shortcut.keys };
  });
  for (const listener of listeners) listener();
}

/** Keys that the reader gave to shortcuts in place of their own, by id; '' takes a key away. */
export function changeKeys(keys: ReadonlyMap<string, string>): void {
  changedKeys = keys;
  changed();
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

/** The keys of an event as a shortcut spells them. */
export function spelled(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const letter = event.key.length === 1;
  const shift = event.shiftKey && (!letter || /[a-z]/i.test(event.key)) ? 'Shift+' : '';
  const key = letter && event.shiftKey && /[a-z]/i.test(event.key) ? event.key.toUpperCase() : event.key;
  return control + alt + shift + (control !== '' ? key.toLowerCase() : key);
}

/** What these do in a text field is the field's own. */
const editing = /^Ctrl\+(?:Shift\+)?[acvxyz]$/;

/** Where the page's keys rest: what stands before the page has keys of its own. */
export const ownKeys = { 'data-own-keys': '' } as const;

/**
 * The last registered of several shortcuts with the same keys wins: a dialog's before its page's; one that the reader gave
 * these keys wins over one whose own they are.
 */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const { target } = event;
  if (target instanceof Element && target.closest('[data-own-keys]') !== null) return;
  const keys = spelled(event);
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  // Alt with a key moves the caret or types a sign.
  if (isText(target) && ((!event.ctrlKey && !event.metaKey) || editing.test(keys))) return;
  if (!modified && !singleKeys && event.key.length === 1) return;
  // The browser closes an open popover with it, wherever the focus is.
  if (event.key === 'Escape' && document.querySelector(':popover-open') !== null) return;
  const fitting = snapshot.filter((shortcut) => shortcut.keys === keys);
  const found = fitting.findLast((shortcut) => shortcut.ownKeys !== keys) ?? fitting.at(-1);
  if (!found) return;
  event.preventDefault();
  found.run();
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
      run: () => {
        latest.current[at]?.run();
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

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** All shortcuts of the present page, for the help and the palette. */
export const useActiveShortcuts = (): readonly ActiveShortcut[] =>
  useSyncExternalStore(subscribe, () => snapshot);

/** The same text with the keys that the reader has changed in the brackets at its end: "Next match (n)", "Refresh (r)". */
function withChangedKeys(text: string): string {
  if (changedKeys.size === 0) return text;
  return text.replace(/ \((Ctrl\+)?([^()\s]+)\)$/, (hint, control: string | undefined, key: string) => {
    const own = control === undefined ? key : control + key.toLowerCase();
    const changed = snapshot.find(({ ownKeys, keys }) => ownKeys === own && keys !== own);
    return changed === undefined ? hint : changed.keys === '' ? '' : ` (${changed.keys})`;
  });
}

/** A tooltip or label that names its own keys in brackets at its end, with those that hold. */
export function useKeyHint(text: string | undefined): string | undefined {
  return useSyncExternalStore(subscribe, () => text && withChangedKeys(text));
}
