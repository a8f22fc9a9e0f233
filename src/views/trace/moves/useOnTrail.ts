import { useEffect } from 'react';
import { arrived, useTrail } from '../../../state/session/trail';

/** Notes that the reader is at a trace; answers whether a trail of links led here. */
export function useOnTrail(traceId: string): boolean {
  useEffect(() => {
    useTrail.setState(arrived(useTrail.getState(), traceId));
  }, [traceId]);
  return useTrail(({ steps, at }) => at > 0 && steps[at]?.traceId === traceId);
}
