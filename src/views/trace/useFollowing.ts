import { useCallback, useState } from 'react';

/** Puts a value, or what becomes of the one before. */
export type Put<T> = (next: T | ((old: T) => T)) => void;

/**
 * State in the terms of `of` (span indices of a trace, nodes of a tree). When another object takes the place of `of`, `follow` says what
 * the value is in its terms, before anything is drawn with the old one.
 */
export function useFollowing<Of, T>(
  of: Of,
  first: () => T,
  follow: (value: T, before: Of, after: Of) => T,
): readonly [T, Put<T>] {
  const [held, setHeld] = useState(() => ({ of, value: first() }));
  let now = held;
  if (held.of !== of) {
    now = { of, value: follow(held.value, held.of, of) };
    setHeld(now);
  }
  const put = useCallback<Put<T>>((next) => {
    setHeld((old) => {
      // Functions are never held: a function is what makes the next value.
      const value = next instanceof Function ? next(old.value) : next;
      return Object.is(value, old.value) ? old : { of: old.of, value };
    });
  }, []);
  return [now.value, put];
}
