import { useEffect, useState } from 'react';

/** Whether something has held for so many milliseconds: what is over sooner need not be seen. */
export function useLate(holds: boolean, milliseconds: number): boolean {
  const [isLate, setLate] = useState(false);
  if (!holds && isLate) setLate(false);
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => {
      setLate(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [holds, milliseconds]);
  return holds && isLate;
}
