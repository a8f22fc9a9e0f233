import { describe, expect, it } from 'vitest';
import type { ActiveShortcut } from '../../ui/shortcuts';
import { clashOf, hiddenShortcuts, keyFault } from './keyFaults';

const shortcut = (group: string, own: string, does: string, keys = own): ActiveShortcut => ({
  group,
  does,
  keys,
  ownKeys: own,
  id: `${group}/${own || does}`,
  run: () => undefined,
});

const zoomIn = shortcut('Zoom', '+', 'Zoom in');
const zoomInToo = shortcut('Zoom', '=', 'Zoom in');
const refresh = shortcut('Refresh', 'r', 'Refresh');
const page = [zoomIn, zoomInToo, refresh, shortcut('Settings', '', 'Dark theme')];

describe('keys for a shortcut', () => {
  it.each(['x', 'Shift+X', '7', '?', 'Ctrl+k', 'Ctrl+Shift+k', 'Ctrl+j', 'ArrowLeft', 'Alt+3', 'ж', '+'])(
    'may be %s',
    (keys) => {
      expect(keyFault(keys)).toBeUndefined();
    },
  );

  it.each([
    'Tab',
    'Shift+Tab',
    'Enter',
    'Escape',
    ' ',
    'F5',
    'Ctrl+c',
    'Ctrl+Shift+t',
    'Ctrl+w',
    'Ctrl+1',
    'Ctrl+-',
    'Alt+f',
    'Alt+å',
    'Ctrl+Alt+x',
    'Home',
    'Shift',
    'Ctrl+control',
    'Dead',
  ])('are refused in words: %s', (keys) => {
    expect(keyFault(keys)).toMatch(/\.$/);
  });

  it('clash with what has them on this page, but not with another key for the same', () => {
    expect(clashOf('r', zoomIn, page)).toBe(refresh);
    expect(clashOf('=', zoomIn, page)).toBeUndefined();
    expect(clashOf('x', zoomIn, page)).toBeUndefined();
    expect(clashOf('r', refresh, page)).toBeUndefined();
    // keys that were given away are free
    const moved = { ...refresh, keys: 'Shift+X' };
    expect(clashOf('r', zoomIn, [zoomIn, moved])).toBeUndefined();
    expect(clashOf('Shift+X', zoomIn, [zoomIn, moved])).toBe(moved);
  });

  it('that two have are those of the one that the reader gave them to, else of the last', () => {
    const slim = shortcut('Views', 'Shift+H', 'Slim head');
    const back = shortcut('Problems', 'Shift+H', 'Previous problem');
    expect([...hiddenShortcuts([...page, slim, back])]).toEqual([[slim.id, back]]);
    const given = shortcut('Views', 'v', 'Slim head', 'Shift+H');
    expect([...hiddenShortcuts([given, back])]).toEqual([[back.id, given]]);
    expect(hiddenShortcuts(page).size).toBe(0);
  });
});
