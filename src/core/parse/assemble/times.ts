import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';

const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 31_557_600;

/**
 * Seconds (since 1970) between which the starts that belong together lie: grown from the middle one outwards while the
 * next is at most a day, or ten times the extent so far, away. Everything else is off scale.
 */
export interface Core {
  readonly from: number;
  readonly to: number;
  /** Spans whose start could not be read. */
  readonly missing: number;
  /** Whether all starts that could be read lie in it. */
  readonly isWhole: boolean;
}

/** Finds the core of a trace's start times. Unreadable starts have no say. */
export function findCore(draft: Draft): Core {
  const { raw, rows, count } = draft;
  const { startSeconds, marks } = raw;
  let from = Infinity;
  let to = -Infinity;
  let readable = 0;
  for (let k = 0; k < count; k++) {
    const row = rows[k] ?? 0;
    if (((marks[row] ?? 0) & Mark.badStart) !== 0) continue;
    readable++;
    const seconds = startSeconds[row] ?? 0;
    if (seconds < from) from = seconds;
    if (seconds > to) to = seconds;
  }
  const missing = count - readable;
  if (readable === 0) return { from: 0, to: 0, missing, isWhole: true };
  if (to - from <= DAY_SECONDS) return { from, to, missing, isWhole: true };
  return grownCore(draft, readable);
}

function grownCore(draft: Draft, readable: number): Core {
  const { raw, rows, count } = draft;
  const starts = new Float64Array(readable);
  let n = 0;
  for (let k = 0; k < count; k++) {
    const row = rows[k] ?? 0;
    if (((raw.marks[row] ?? 0) & Mark.badStart) === 0) starts[n++] = raw.startSeconds[row] ?? 0;
  }
  starts.sort();
  let low = (readable - 1) >> 1;
  // Of two equally good middles the one that is not "time zero" counts.
  if (Math.abs(starts[low] ?? 0) < YEAR_SECONDS && readable % 2 === 0) low++;
  let high = low;
  for (;;) {
    const extent = (starts[high] ?? 0) - (starts[low] ?? 0);
    const reach = Math.max(DAY_SECONDS, 10 * extent);
    const before = low > 0 ? (starts[low] ?? 0) - (starts[low - 1] ?? 0) : Infinity;
    const after = high < readable - 1 ? (starts[high + 1] ?? 0) - (starts[high] ?? 0) : Infinity;
    if (Math.min(before, after) > reach) break;
    if (before <= after) low--;
    else high++;
  }
  const isWhole = low === 0 && high === readable - 1;
  return { from: starts[low] ?? 0, to: starts[high] ?? 0, missing: count - readable, isWhole };
}

/** Fills start and end, relative to the core's first second. Unreadable starts become NaN for now. */
export function fillTimes(draft: Draft, core: Core): void {
  const { raw, rows, count, start, end } = draft;
  const { startSeconds, startNanos, duration, marks } = raw;
  const base = core.from;
  draft.baseSeconds = base;
  for (let k = 0; k < count; k++) {
    const row = rows[k] ?? 0;
    const at =
      ((marks[row] ?? 0) & Mark.badStart) !== 0
        ? NaN
        : ((startSeconds[row] ?? 0) - base) * 1e9 + (startNanos[row] ?? 0);
    start[k] = at;
    end[k] = at + Math.max(0, duration[row] ?? 0);
  }
}

/** Gives spans without a readable start that of their parent, or else that of the trace's earliest. Parents are cut free of cycles. */
export function repairStarts(draft: Draft, core: Core): void {
  const { raw, count, start, end, parent } = draft;
  if (core.missing === 0) return;
  let earliest = Infinity;
  for (let k = 0; k < count; k++) {
    const at = start[k] ?? 0;
    if (at < earliest && at >= 0) earliest = at;
  }
  const fallback = Number.isFinite(earliest) ? earliest : 0;
  const climbed: number[] = [];
  for (let k = 0; k < count; k++) {
    let p = k;
    while (p >= 0 && Number.isNaN(start[p])) {
      climbed.push(p);
      p = parent[p] ?? -1;
    }
    const at = p < 0 ? fallback : (start[p] ?? 0);
    for (let member = climbed.pop(); member !== undefined; member = climbed.pop()) {
      start[member] = at;
      end[member] = at + Math.max(0, raw.duration[draft.row(member)] ?? 0);
    }
  }
}
