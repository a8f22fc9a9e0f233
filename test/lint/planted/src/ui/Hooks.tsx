import { useEffect, useState } from 'react';
export function Hooks({ on, when }: { on: boolean; when: string }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    document.title = when;
  }, []); // breaks: react-hooks/exhaustive-deps
  if (on) useState(1); // breaks: react-hooks/rules-of-hooks
  // breaks-next: jsx-a11y/click-events-have-key-events
  return <div onClick={() => setCount(count + 1)}>{count}</div>;
}
