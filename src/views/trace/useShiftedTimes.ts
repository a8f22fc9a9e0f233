import { useLayoutEffect, useRef } from 'react';
import { nanos, type Trace } from '../../core';
import type { Stretch } from '../../state/url/trace/timeParts';
import type { TraceAddress } from '../../state/url/traceAddress';
import type { ChangeAddress } from './useTraceView';

const later = (stretch: Stretch | undefined, by: number): Stretch | undefined =>
  stretch && { start: nanos(stretch.start + by), end: nanos(stretch.end + by) };

/**
 * Times of an address count from the trace's start. When a newer state of the trace starts at another time, the zoom and the mark are
 * moved by as much, so that they show what they showed.
 */
export function useShiftedTimes(trace: Trace, address: TraceAddress, change: ChangeAddress): void {
  const drawn = useRef(trace);
  const { window, mark } = address;
  useLayoutEffect(() => {
    const by = Number(drawn.current.startEpoch - trace.startEpoch);
    drawn.current = trace;
    if (by !== 0 && (window ?? mark) !== undefined)
      change({ window: later(window, by), mark: later(mark, by) }, 'replace');
  }, [trace, window, mark, change]);
}
