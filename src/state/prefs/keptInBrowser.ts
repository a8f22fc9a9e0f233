import { create } from 'zustand';
import * as v from 'valibot';

/** Longer texts under our key are nobody's list. */
const longest = 1_000_000;

/** Members of a list that are what they should be, at most `most`; the rest is dropped. */
export function goodMembers<T>(
  schema: v.GenericSchema<unknown, T>,
  list: unknown,
  most: number,
): readonly T[] {
  if (!Array.isArray(list)) return [];
  const good: T[] = [];
  for (const member of list) {
    const parsed = v.safeParse(schema, member);
    if (parsed.success) good.push(parsed.output);
    if (good.length === most) break;
  }
  return good;
}

/**
 * A value that is kept in this browser and is the same in all of its tabs. `read` makes it of whatever is stored, null where
 * nothing is. Storage may be blocked or full: then the value lasts as long as the page, and `change` answers false.
 */
export function keptInBrowser<T extends object>(key: string, read: (stored: unknown) => T) {
  let isStored = true;
  const load = (): T => {
    try {
      const text = localStorage.getItem(key) ?? 'null';
      return read(text.length > longest ? null : JSON.parse(text));
    } catch {
      return read(null);
    }
  };
  const useKept = create<T>(load);
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) useKept.setState(load(), true);
  });
  const change = (next: (present: T) => T): boolean => {
    // Another tab may have changed it a moment ago.
    const value = next(isStored ? load() : useKept.getState());
    try {
      localStorage.setItem(key, JSON.stringify(value));
      isStored = true;
    } catch {
      isStored = false;
    }
    useKept.setState(value, true);
    return isStored;
  };
  return { useKept, change };
}
