import { useEffect, useState } from 'react';
import { beginBusy } from '../../../state/session/busy';

/** Parts of a picture that one frame may add. */
const eachFrame = 50;

/** How many of the parts of a picture are drawn: some more with every frame, so that no frame waits for all of them. */
export function useRising(count: number): number {
  const [drawn, setDrawn] = useState(eachFrame);
  const isDone = drawn >= count;
  useEffect(() => {
    if (isDone) return;
    const end = beginBusy();
    let frame = requestAnimationFrame(function more() {
      setDrawn((before) => before + eachFrame);
      frame = requestAnimationFrame(more);
    });
    return () => {
      cancelAnimationFrame(frame);
      end();
    };
  }, [isDone]);
  return drawn;
}
