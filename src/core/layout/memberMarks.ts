import { nanos, type SpanTable, type TraceFacts } from '../model';
import type { Stretch } from './criticalMarks';
import type { TimeAxis } from './timeAxis';

/** Where many spans lie on an axis, as stretches in px: ascending, joined where less than a pixel is between them. */
export interface MemberMarks {
  readonly running: readonly Stretch[];
  /** Where those run that are in error or have an error below them. Each in the window has at least a pixel. */
  readonly failed: readonly Stretch[];
  /** Where the critical path leads through them or what is below them. */
  readonly critical: readonly Stretch[];
}

/** Joins stretches that come in the order of their starts. */
class Joined {
  readonly stretches: { from: number; to: number }[] = [];
  readonly #axis: TimeAxis;

  constructor(axis: TimeAxis) {
    this.#axis = axis;
  }

  put(start: number, end: number): void {
    const { window, width } = this.#axis;
    if (end < window.start || start > window.end) return;
    const from = Math.max(0, Math.min(width - 1, this.#axis.px(nanos(start))));
    const to = Math.min(width, Math.max(from + 1, this.#axis.px(nanos(end))));
    const last = this.stretches.at(-1);
    if (last !== undefined && from - last.to < 1) last.to = Math.max(last.to, to);
    else this.stretches.push({ from, to });
  }
}

/**
 * The marks of a list of spans in the order of their starts, and of the subtrees below them. Work: the spans; the answer has at most
 * as many members as the axis has px.
 */
export function memberMarks(
  spans: SpanTable,
  facts: TraceFacts,
  members: Int32Array,
  axis: TimeAxis,
): MemberMarks {
  const { start, end, subtreeEnd } = spans;
  const { criticalStart, criticalEnd, criticalOffset, errorsBefore } = facts;
  const running = new Joined(axis);
  const failed = new Joined(axis);
  const critical = new Joined(axis);
  for (const span of members) {
    const from = start[span] ?? 0;
    const to = end[span] ?? 0;
    running.put(from, to);
    const below = Math.max(span + 1, subtreeEnd[span] ?? 0);
    if ((errorsBefore[below] ?? 0) > (errorsBefore[span] ?? 0)) failed.put(from, to);
    const first = criticalOffset[span] ?? 0;
    const stop = criticalOffset[below] ?? first;
    if (stop <= first) continue;
    // The path through a subtree has no gap: one stretch.
    let earliest = Infinity;
    let latest = -Infinity;
    for (let k = first; k < stop; k++) {
      earliest = Math.min(earliest, criticalStart[k] ?? Infinity);
      latest = Math.max(latest, criticalEnd[k] ?? -Infinity);
    }
    critical.put(earliest, latest);
  }
  return { running: running.stretches, failed: failed.stretches, critical: critical.stretches };
}
