import { NO_SPAN, SpanFlag, type ProblemCode, type Trace, type TraceFacts } from '../model';
import { criticalRoot } from './criticalPath';
import { rootSpan } from './rootSpan';
import { whySlow, type WhySlow } from './whySlow';

/** One thing that keeps the picture of a trace from being right or whole, or that one has to know to read it. */
export type Finding =
  | {
      readonly kind: ProblemCode | 'missing-root' | 'zero-duration';
      /** SpanIndex values, ascending. */
      readonly spans: Int32Array;
      /** How many cases there are; at least spans.length. */
      readonly count: number;
      /** What the parser found and did about it, in words; '' where the kind says all. */
      readonly detail: string;
    }
  | {
      readonly kind: 'critical-path';
      /** Spans, with all below them, that have no say in the critical path. */
      readonly spans: Int32Array;
      readonly count: number;
      readonly why: WhySlow;
    };

/** The top of each subtree that the critical path does not look at. */
function outsidePath(trace: Trace): Int32Array {
  const { count, flags, subtreeEnd } = trace.spans;
  const root = criticalRoot(trace.spans);
  const rootEnd = root < 0 ? 0 : (subtreeEnd[root] ?? 0);
  const tops: number[] = [];
  for (let i = 0; i < count;) {
    const isInside = i >= root && i < rootEnd;
    const isFollowed = i !== root && ((flags[i] ?? 0) & (SpanFlag.followsFrom | SpanFlag.offScale)) !== 0;
    if (isInside && !isFollowed) {
      i++;
      continue;
    }
    tops.push(i);
    i = Math.max(i + 1, subtreeEnd[i] ?? 0);
  }
  return Int32Array.from(tops);
}

/** Spans that end when they begin, and are no problem for other reasons. */
function withoutDuration(trace: Trace): Int32Array {
  const { count, start, end, flags } = trace.spans;
  const found: number[] = [];
  for (let i = 0; i < count; i++)
    if (start[i] === end[i] && ((flags[i] ?? 0) & SpanFlag.problem) === 0) found.push(i);
  return Int32Array.from(found);
}

/** What is wrong with a trace's data, and how many cases of all that there are. Cheap. */
export function problemFindings(trace: Trace): {
  readonly problems: readonly Finding[];
  readonly count: number;
} {
  const problems: Finding[] = [];
  if (trace.spans.count > 0 && rootSpan(trace) === NO_SPAN)
    problems.push({ kind: 'missing-root', spans: new Int32Array(), count: 1, detail: '' });
  for (const { code, spans, count, detail } of trace.problems)
    problems.push({ kind: code, spans, count, detail });
  return { problems, count: problems.reduce((sum, { count }) => sum + count, 0) };
}

/** What is not wrong, but has to be known before trusting the picture. Linear, apart from whySlow. */
export function noteFindings(trace: Trace, facts: TraceFacts): readonly Finding[] {
  const notes: Finding[] = [];
  const instant = withoutDuration(trace);
  if (instant.length > 0)
    notes.push({ kind: 'zero-duration', spans: instant, count: instant.length, detail: '' });
  const why = whySlow(trace, facts, 'service');
  const { followed, elsewhere, offScale } = why.leftOut;
  const leftOut = followed + elsewhere + offScale;
  if (leftOut > 0 || why.parts.some(({ kind }) => kind === 'unknown'))
    notes.push({ kind: 'critical-path', spans: outsidePath(trace), count: leftOut, why });
  return notes;
}
