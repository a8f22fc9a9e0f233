const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

const shownNames = new Map([
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['Escape', 'Esc'],
  [' ', 'Space'],
  ['Ctrl', isMac ? '⌘' : 'Ctrl'],
  ['Alt', isMac ? '⌥' : 'Alt'],
  ['Shift', '⇧'],
]);

/** Keys as they stand on a key cap: "Ctrl + K", "⇧ + W", "←". */
export function shownKeys(keys: string): string {
  // The plus itself may be the key.
  const parts = keys.split(/\+(?=.)/);
  return parts
    .map(
      (part) =>
        shownNames.get(part) ?? (parts.includes('Ctrl') && part.length === 1 ? part.toUpperCase() : part),
    )
    .join(' + ');
}

/** Whether keys need no modifier but shift: those that can be switched off together. */
export const isSingleKey = (keys: string): boolean => keys.replace(/^Shift\+/, '').length === 1;
