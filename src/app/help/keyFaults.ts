import { shownKeys } from '../../ui/keyWords';
import type { ActiveShortcut } from '../../ui/shortcuts';

/** Keys that browsers, screen readers or the controls of every page need, and for whom. */
const taken: readonly (readonly [keys: RegExp, whose: string])[] = [
  [
    /^(?:Ctrl\+|Alt\+|Shift\+)*(?:Tab|Enter|Escape| |Backspace|Delete|ContextMenu|CapsLock|Insert)$/,
    'every page’s',
  ],
  [/^(?:Ctrl\+|Alt\+|Shift\+)*F\d{1,2}$/, 'the browser’s'],
  [/^(?:PageUp|PageDown|Home|End)$/, 'every page’s'],
  [/^Ctrl\+(?:Shift\+)?(?:[acvxyzfpsrlntwq0-9+=-]|arrow.*|home|end|page.*)$/, 'the browser’s'],
  // The Option key types signs on a Mac, the Alt key opens menus elsewhere, both together are VoiceOver’s.
  [/^(?:Ctrl\+)?Alt\+(?![0-9]$)/, 'the system’s'],
];

/** Why keys cannot be given to a shortcut, in words; undefined if they can. */
export function keyFault(keys: string): string | undefined {
  const whose = taken.find(([pattern]) => pattern.test(keys))?.[1];
  if (whose !== undefined) return `${shownKeys(keys)} is ${whose} own: choose other keys.`;
  // Letters of another layout come as typed; what has no sign of its own cannot be pressed alone.
  if (/^(?:Dead|Process|Unidentified|Control|Shift|Alt|Meta|AltGraph)$/i.test(keys.replace(/.*\+(?=.)/, '')))
    return 'That alone is no key.';
  return undefined;
}

/** What of the present page has these keys already; what only shares the name of the one that is changed is the same. */
export function clashOf(
  keys: string,
  changed: ActiveShortcut,
  active: readonly ActiveShortcut[],
): ActiveShortcut | undefined {
  return active.find((other) => other.keys === keys && other.id !== changed.id && !isSame(other, changed));
}

const isSame = (one: ActiveShortcut, other: ActiveShortcut) =>
  one.group === other.group && one.does === other.does;

/** Shortcuts whose keys do something else: another one of the page has them, and wins. */
export function hiddenShortcuts(active: readonly ActiveShortcut[]): ReadonlyMap<string, ActiveShortcut> {
  const winners = new Map<string, ActiveShortcut>();
  for (const one of active) {
    const isGiven = one.keys !== one.ownKeys;
    const before = winners.get(one.keys);
    if (one.keys !== '' && (isGiven || before === undefined || before.keys === before.ownKeys))
      winners.set(one.keys, one);
  }
  const hidden = new Map<string, ActiveShortcut>();
  for (const one of active) {
    const winner = winners.get(one.keys);
    if (winner && winner.id !== one.id && !isSame(one, winner)) hidden.set(one.id, winner);
  }
  return hidden;
}
