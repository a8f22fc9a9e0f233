import { SpanFlag } from '../../model';
import type { TraceFormat } from '../TraceParser';
import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';
import type { ParentFindings } from './parents';
import type { PreOrder } from './preOrder';
import { counted, type ProblemList } from './ProblemList';

/** Jaeger's JSON and Zipkin's cut start and duration to whole microseconds, each on its own: an end may look this much late. */
const MICROSECOND = 1000;

const NO_SERVICE: Readonly<Record<TraceFormat, string>> = {
  jaeger: 'no process names the service',
  otlp: 'no service.name is given',
  zipkin: 'no local endpoint names the service',
};

const YEAR_2000 = 946_684_800;
const YEAR_2100 = 4_102_444_800;

/** Spans at hand by what they look like; positions, ascending. */
class Cases {
  readonly outside: number[] = [];
  readonly negative: number[] = [];
  readonly zeroRoots: number[] = [];
  readonly roots: number[] = [];
  readonly offScale: number[] = [];
  readonly foreign: number[] = [];
  readonly unknownService: number[] = [];
  readonly inNanos: number[] = [];
  readonly badStart: number[] = [];
  readonly badDuration: number[] = [];
  readonly badName: number[] = [];
  readonly badId: number[] = [];
  readonly clipped: number[] = [];
}

function sort(draft: Draft, tree: PreOrder, findings: ParentFindings, format: TraceFormat): Cases {
  const cases = new Cases();
  const { rows, raw, start, end, flags, state } = draft;
  const { unknown } = state.resources;
  const noRoots = new Set([...findings.cut, ...findings.selfParents]);
  const inMicros = format !== 'otlp';
  const rounding = inMicros ? MICROSECOND : 0;
  const bad =
    Mark.clipped | Mark.badStart | Mark.badDuration | Mark.badName | Mark.badId | Mark.noId | Mark.foreign;
  for (let i = 0; i < draft.count; i++) {
    const k = tree.order[i] ?? 0;
    const row = rows[k] ?? 0;
    const marks = raw.marks[row] ?? 0;
    const flag = flags[k] ?? 0;
    const p = tree.parent[i] ?? -1;
    const off = (flag & SpanFlag.offScale) !== 0;
    if (off) cases.offScale.push(i);
    if (p < 0) {
      if ((flag & SpanFlag.orphan) === 0 && !noRoots.has(k)) cases.roots.push(i);
      if (end[k] === start[k] && (tree.subtreeEnd[i] ?? 0) > i + 1) cases.zeroRoots.push(i);
    } else {
      const above = tree.order[p] ?? 0;
      const after = (flag & SpanFlag.followsFrom) === 0 && (end[k] ?? 0) > (end[above] ?? 0) + rounding;
      if ((start[k] ?? 0) < (start[above] ?? 0) || after) cases.outside.push(i);
    }
    if ((raw.duration[row] ?? 0) < 0) cases.negative.push(i);
    if (unknown[raw.resource[row] ?? 0] === true) cases.unknownService.push(i);
    const seconds = raw.startSeconds[row] ?? 0;
    if (inMicros && seconds / 1000 > YEAR_2000 && seconds / 1000 < YEAR_2100) cases.inNanos.push(i);
    if ((marks & bad) === 0) continue;
    if ((marks & Mark.badStart) !== 0) cases.badStart.push(i);
    if ((marks & Mark.badDuration) !== 0) cases.badDuration.push(i);
    if ((marks & Mark.badName) !== 0) cases.badName.push(i);
    if ((marks & (Mark.badId | Mark.noId)) !== 0) cases.badId.push(i);
    if ((marks & Mark.foreign) !== 0) cases.foreign.push(i);
    if ((marks & Mark.clipped) !== 0) cases.clipped.push(i);
  }
  // A root of no length is odd only when something under it has one.
  const withLength = cases.zeroRoots.filter((i) => {
    for (let j = i + 1; j < (tree.subtreeEnd[i] ?? 0); j++) {
      const k = tree.order[j] ?? 0;
      if ((end[k] ?? 0) > (end[tree.order[i] ?? 0] ?? 0)) return true;
    }
    return false;
  });
  cases.zeroRoots.length = 0;
  for (const i of withLength) cases.zeroRoots.push(i);
  return cases;
}

/** Where each span of the draft stands in the order. */
function positionsOf(order: Int32Array): Int32Array {
  const positions = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) positions[order[i] ?? 0] = i;
  return positions;
}

/** The oddities that lie in the times, ids and shape of the trace itself. */
export function findProblems(
  draft: Draft,
  tree: PreOrder,
  findings: ParentFindings,
  repeatedIds: readonly number[],
  format: TraceFormat,
  into: ProblemList,
): void {
  let positions: Int32Array | undefined;
  const at = (spans: readonly number[]): number[] => {
    if (spans.length > 0) positions ??= positionsOf(tree.order);
    return spans.map((k) => positions?.[k] ?? 0);
  };
  const cases = sort(draft, tree, findings, format);
  const some = (
    code: Parameters<ProblemList['add']>[0],
    spans: readonly number[],
    sentence: (count: string) => string,
  ): void => into.add(code, spans, spans.length, sentence(counted(spans.length, 'span')));

  some('missing-parent', at(findings.orphans), (n) => {
    const plural = findings.orphans.length !== 1;
    return `${n} ${plural ? 'name parents that are' : 'names a parent that is'} not in this trace (not sampled, lost or late); shown as ${plural ? 'roots' : 'a root'}.`;
  });
  some('cycle', at(findings.cut), () =>
    findings.cut.length === 1
      ? 'Parents form a circle; it is cut at its latest-starting span, which is shown as a root.'
      : `Parents form ${counted(findings.cut.length, 'circle')}; each is cut at its latest-starting span, which is shown as a root.`,
  );
  some('self-parent', at(findings.selfParents), (n) =>
    findings.selfParents.length === 1
      ? `${n} names itself as its parent; it is shown as a root.`
      : `${n} name themselves as their parents; they are shown as roots.`,
  );
  some(
    'duplicate-id',
    at(repeatedIds),
    (n) => `${n} share their id with another, different span; all are kept.`,
  );
  if (cases.roots.length > 1) some('several-roots', cases.roots, (n) => `${n} have no parent.`);
  some('outside-parent', cases.outside, (n) =>
    cases.outside.length === 1
      ? `${n} starts before or ends after its parent.`
      : `${n} start before or end after their parents.`,
  );
  some('negative-duration', cases.negative, (n) =>
    cases.negative.length === 1
      ? `${n} ends before it starts; its duration is shown as zero.`
      : `${n} end before they start; their durations are shown as zero.`,
  );
  some('zero-duration-root', cases.zeroRoots, (n) =>
    cases.zeroRoots.length === 1
      ? `${n} without a parent has no duration, but spans below it have.`
      : `${n} without a parent have no duration, but spans below them have.`,
  );
  some('off-scale', cases.offScale, (n) =>
    cases.offScale.length === 1
      ? `The times of ${n} lie far from all others; it is left out of the time axis. Its times are kept as they came.`
      : `The times of ${n} lie far from all others; they are left out of the time axis. Their times are kept as they came.`,
  );
  some(
    'suspicious-unit',
    cases.inNanos,
    (n) =>
      `The start of ${n}, in microseconds as it should be, is tens of thousands of years ahead; in nanoseconds it would be in this century. Shown as it came.`,
  );
  some('unknown-service', cases.unknownService, (n) => `For ${n} ${NO_SERVICE[format]}.`);
  some('foreign-span', cases.foreign, (n) =>
    cases.foreign.length === 1
      ? `${n} of this list carries the id of another trace; it is kept.`
      : `${n} of this list carry the id of another trace; they are kept.`,
  );
  some(
    'clipped',
    cases.clipped,
    (n) => `For ${n} the instrumentation says that it dropped tags, logs or links.`,
  );
  unreadableValues(cases, into);
}

function unreadableValues(cases: Cases, into: ProblemList): void {
  const parts: string[] = [];
  if (cases.badStart.length > 0) {
    parts.push(
      `the start of ${counted(cases.badStart.length, 'span')} (that of the parent, or of the trace, stands in)`,
    );
  }
  if (cases.badDuration.length > 0) {
    parts.push(`the duration or end of ${counted(cases.badDuration.length, 'span')} (zero stands in)`);
  }
  if (cases.badName.length > 0) {
    parts.push(`the name of ${counted(cases.badName.length, 'span')} (shown as the text that came)`);
  }
  if (cases.badId.length > 0) parts.push(`the id of ${counted(cases.badId.length, 'span')} (left empty)`);
  if (parts.length === 0) return;
  const spans = new Set<number>();
  for (const list of [cases.badStart, cases.badDuration, cases.badName, cases.badId])
    for (const i of list) spans.add(i);
  const count = cases.badStart.length + cases.badDuration.length + cases.badName.length + cases.badId.length;
  into.add('unreadable-value', [...spans], count, `Missing or unreadable: ${parts.join('; ')}.`);
}
