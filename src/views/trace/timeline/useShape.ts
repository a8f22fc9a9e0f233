import { useEffect, useState } from 'react';
import { shapeInSteps, shapeTree, type ShapedTree, type ShapeSteps } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** Traces from this size on are shaped anew in slices, so that no frame waits for it: the rows of before stay meanwhile. */
const large = 20_000;

interface Made {
  readonly open: OpenTrace;
  readonly steps: ShapeSteps;
  readonly shape: ShapedTree;
}

/** A trace's tree after the steps. The first time at once; `steps` must stay the same object while they say the same. */
export function useShape(open: OpenTrace, steps: ShapeSteps): ShapedTree {
  const { trace, facts } = open;
  const [made, setMade] = useState<Made>(() => ({ open, steps, shape: shapeTree(trace, facts, steps) }));
  const isStale = made.open !== open || made.steps !== steps;
  const atOnce = made.open !== open || trace.spans.count < large;
  if (isStale && atOnce) setMade({ open, steps, shape: shapeTree(trace, facts, steps) });
  useEffect(() => {
    if (!isStale || atOnce) return;
    const abort = new AbortController();
    void whileBusy(inSlices(shapeInSteps(trace, facts, steps), abort.signal)).then((shape) => {
      if (shape) setMade({ open, steps, shape });
    });
    return () => {
      abort.abort();
    };
  }, [isStale, atOnce, open, trace, facts, steps]);
  return made.shape;
}
