import { NO_SPAN, type EpochNanos, type Trace } from '../model';
import { rootSpan } from './rootSpan';

const second = 1_000_000_000n;
/** Spans are sent within seconds after their end, by most senders. */
const recent = 60n * second;
/** What is missing after an hour will not come. */
const settled = 3600n * second;

/** Why more spans of a trace may be on their way. */
export interface MayGrow {
  readonly isRecent: boolean;
  readonly lacksRoot: boolean;
  /** Spans whose parent is not there. */
  readonly orphans: number;
}

/** What speaks for a trace that is still arriving; undefined where nothing does, or it is too old for that. */
export function mayStillGrow(trace: Trace, now: EpochNanos): MayGrow | undefined {
  const age = now - trace.startEpoch - BigInt(Math.round(trace.duration));
  // A clock that is far behind says nothing about what is missing.
  if (trace.spans.count === 0 || age > settled || age < -settled) return undefined;
  const orphans = trace.problems.find(({ code }) => code === 'missing-parent')?.count ?? 0;
  const found = { isRecent: age < recent, lacksRoot: rootSpan(trace) === NO_SPAN, orphans };
  return found.isRecent || found.lacksRoot || orphans > 0 ? found : undefined;
}
