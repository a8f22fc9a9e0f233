import { useState } from 'react';

/** The same object as long as it says the same (by its JSON): the address is read anew with every change of any part of it. */
export function useSame<T>(value: T): T {
  const key = JSON.stringify(value);
  const [held, setHeld] = useState({ key, value });
  if (held.key === key) return held.value;
  setHeld({ key, value });
  return value;
}
