import type { Draft } from './Draft';
import type { SpanOrder } from './SpanOrder';

/** The shape of the span tree. `order[i]` is the draft's number of the span at position i; the rest is indexed by position. */
export interface PreOrder {
  readonly order: Int32Array;
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  readonly depth: Int32Array;
}

/** Puts the spans in pre-order, siblings sorted. Parents must be free of cycles. Without recursion. */
export function preOrder(draft: Draft, siblings: SpanOrder): PreOrder {
  const { count, parent } = draft;
  // Children of each span as runs of one array; the roots are the last run.
  const runStart = new Int32Array(count + 2);
  for (let k = 0; k < count; k++) {
    const p = parent[k] ?? -1;
    const run = p < 0 ? count : p;
    runStart[run + 1] = (runStart[run + 1] ?? 0) + 1;
  }
  for (let run = 0; run <= count; run++) runStart[run + 1] = (runStart[run + 1] ?? 0) + (runStart[run] ?? 0);
  const children = new Int32Array(count);
  const filled = runStart.slice(0, count + 1);
  for (let k = 0; k < count; k++) {
    const p = parent[k] ?? -1;
    const run = p < 0 ? count : p;
    const at = filled[run] ?? 0;
    children[at] = k;
    filled[run] = at + 1;
  }
  for (let run = 0; run <= count; run++) {
    const from = runStart[run] ?? 0;
    const to = runStart[run + 1] ?? 0;
    if (to - from > 1) siblings.sortRun(children, from, to);
  }
  const order = new Int32Array(count);
  const parentAt = new Int32Array(count);
  const depth = new Int32Array(count);
  // `filled` becomes the cursor into each run; `positions` is the path from a root to the span being visited.
  filled.set(runStart.subarray(0, count + 1));
  let position = 0;
  let open = -1;
  for (;;) {
    const run = open < 0 ? count : (order[open] ?? 0);
    const at = filled[run] ?? 0;
    if (at < (runStart[run + 1] ?? 0)) {
      filled[run] = at + 1;
      order[position] = children[at] ?? 0;
      parentAt[position] = open;
      depth[position] = open < 0 ? 0 : (depth[open] ?? 0) + 1;
      open = position++;
    } else if (open < 0) break;
    else open = parentAt[open] ?? -1;
  }
  const subtreeEnd = new Int32Array(count);
  for (let i = count - 1; i >= 0; i--) {
    const end = Math.max(subtreeEnd[i] ?? 0, i + 1);
    subtreeEnd[i] = end;
    const p = parentAt[i] ?? -1;
    if (p >= 0 && (subtreeEnd[p] ?? 0) < end) subtreeEnd[p] = end;
  }
  return { order, parent: parentAt, subtreeEnd, depth };
}
