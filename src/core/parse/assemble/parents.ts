import { SpanFlag } from '../../model';
import { Mark, ParentKind } from '../scan/RawSpans';
import type { Draft } from './Draft';
import type { IdIndex } from './IdIndex';
import type { SharedHalves } from './SharedHalves';
import type { SpanOrder } from './SpanOrder';

/** What was odd about the parents. Spans by their number in the draft, ascending. */
export interface ParentFindings {
  readonly orphans: number[];
  /** Spans that lost their parent because parents formed a circle. */
  readonly cut: number[];
  readonly selfParents: number[];
}

/** Whether the id a parent reference names is the span's own. */
function isOwnId(draft: Draft, k: number, high: number, low: number, odd: boolean): boolean {
  const { raw, rows } = draft;
  const row = rows[k] ?? 0;
  const marks = raw.marks[row] ?? 0;
  return (
    (marks & Mark.noId) === 0 &&
    ((marks & Mark.oddId) !== 0) === odd &&
    raw.idHigh[row] === high &&
    raw.idLow[row] === low
  );
}

/**
 * Decides every span's parent and breaks circles. Sets parent, and the flags orphan, followsFrom and links. `halves`: of formats
 * in which the two sides of a call share an id.
 */
export function resolveParents(
  draft: Draft,
  ids: IdIndex,
  order: SpanOrder,
  halves: SharedHalves | undefined,
): ParentFindings {
  const { raw, rows, count, parent, flags } = draft;
  const { parentKind, parentHigh, parentLow, marks, referenceCount } = raw;
  const { candidates } = draft.state;
  const findings: ParentFindings = { orphans: [], cut: [], selfParents: [] };
  for (let k = 0; k < count; k++) {
    const row = rows[k] ?? 0;
    const kind = parentKind[row] ?? 0;
    const mark = marks[row] ?? 0;
    let flag = mark & Mark.events;
    if ((mark & (Mark.skewWarning | Mark.otherWarning)) !== 0) flag |= SpanFlag.warnings;
    // References beyond the parent are links; OTLP's links are marked as such and counted as no references.
    let references = referenceCount[row] ?? 0;
    const otherLinks = references === 0 && (mark & Mark.links) !== 0;
    const client = halves?.clientOf(k) ?? -1;
    if (client >= 0) parent[k] = client;
    else if (kind !== ParentKind.none) {
      let from = 0;
      let to = 1;
      if (kind === ParentKind.several) {
        from = parentHigh[row] ?? 0;
        to = from + (parentLow[row] ?? 0);
      }
      let named = false;
      let isSelf = false;
      for (let c = from; c < to; c++) {
        const several = kind === ParentKind.several;
        const high = several ? (candidates.high[c] ?? 0) : (parentHigh[row] ?? 0);
        const low = several ? (candidates.low[c] ?? 0) : (parentLow[row] ?? 0);
        const odd = several ? candidates.odd[c] === true : kind === ParentKind.odd;
        const follows = several && candidates.followsFrom[c] === true;
        if (!follows) named = true;
        if (isOwnId(draft, k, high, low, odd)) {
          if (!follows) isSelf = true;
          continue;
        }
        const head = ids.find(high, low, odd);
        if (head < 0) continue;
        const half = halves?.parentFor(head, k) ?? -1;
        parent[k] = half >= 0 && half !== k ? half : ids.best(head, k);
        if (follows) flag |= SpanFlag.followsFrom;
        break;
      }
      if ((parent[k] ?? -1) >= 0) references--;
      else if (isSelf) {
        findings.selfParents.push(k);
        references--;
      } else if (named) {
        flag |= SpanFlag.orphan;
        findings.orphans.push(k);
        references--;
      }
    }
    if (references > 0 || otherLinks) flag |= SpanFlag.links;
    flags[k] = flag;
  }
  cutCycles(draft, order, findings);
  return findings;
}

/**
 * Every span has at most one parent, so circles do not touch: walking up from each span and painting the way finds each
 * circle once. A circle that a FOLLOWS_FROM closes is cut there, and the reference stays a link; any other one is cut at
 * its latest-starting span.
 */
function cutCycles(draft: Draft, order: SpanOrder, findings: ParentFindings): void {
  const { count, parent, flags } = draft;
  const painted = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    if (painted[k] !== 0 || (parent[k] ?? -1) < 0) continue;
    const colour = k + 1;
    let p = k;
    while (p >= 0 && painted[p] === 0) {
      painted[p] = colour;
      p = parent[p] ?? -1;
    }
    if (p < 0 || painted[p] !== colour) continue;
    let cut = p;
    let follower = -1;
    let member = p;
    do {
      if (order.compare(member, cut) > 0) cut = member;
      const isFollower = ((flags[member] ?? 0) & SpanFlag.followsFrom) !== 0;
      if (isFollower && (follower < 0 || order.compare(member, follower) > 0)) follower = member;
      member = parent[member] ?? -1;
    } while (member !== p && member >= 0);
    if (follower >= 0) {
      parent[follower] = -1;
      flags[follower] = ((flags[follower] ?? 0) & ~SpanFlag.followsFrom) | SpanFlag.links;
    } else {
      parent[cut] = -1;
      findings.cut.push(cut);
    }
  }
  findings.cut.sort((a, b) => a - b);
}
