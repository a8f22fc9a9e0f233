import { finishWork, type Trace, type TraceFacts } from '../../model';
import { applyCuts } from './applyCuts';
import { buildShape } from './buildShape';
import { GroupDraft } from './findGroups';
import { hideByFind, hideByWindow, isGone, ownersOf, type Hiding } from './hiding';
import { labelsOf } from './labels';
import { HiddenBy, identityShape, type ShapedTree } from './ShapedTree';
import { listSiblings } from './siblings';
import type { OpenNode, ShapeSteps } from './ShapeSteps';
import { orderKeys } from './siblingOrder';

/** Shows again what opened placeholders hid. */
function openPlaceholders(trace: Trace, hiding: Hiding, open: readonly OpenNode[]): void {
  const wanted = new Set<number>();
  for (const { what, span } of open) {
    if (what !== 'group') wanted.add(4 * span + (what === 'find' ? HiddenBy.find : HiddenBy.window));
  }
  if (wanted.size === 0) return;
  const owner = ownersOf(trace.spans, hiding);
  const { hidden } = hiding;
  for (let i = 0; i < hidden.length; i++) {
    const reason = hidden[i] ?? 0;
    if (reason !== 0 && wanted.has(4 * (owner[i] ?? -1) + reason)) hidden[i] = 0;
  }
}

/**
 * The tree that rows are made of. Every span is shown by one node, or hidden by exactly one group or placeholder, or cut: nothing is
 * lost without a count. Each step is linear in the spans (but for sorting siblings by time); without any of them the answer shares
 * the trace's own arrays. In steps, so that shaping a large trace need not hold the page up.
 */
export function* shapeInSteps(
  trace: Trace,
  facts: TraceFacts,
  steps: ShapeSteps,
): Generator<void, ShapedTree, void> {
  const { spans } = trace;
  const { count } = spans;
  const cuts = steps.cuts.some((cut) => cut !== undefined);
  const hides = steps.find !== undefined || steps.window !== undefined;
  const hiding: Hiding = {
    cutOf: cuts ? yield* applyCuts(trace, facts, steps.cuts) : undefined,
    hidden: new Uint8Array(count),
    thin: new Uint8Array(count),
  };
  if (steps.find) hideByFind(spans, hiding, steps.find.mode, steps.find.hit);
  if (steps.window) hideByWindow(spans, hiding, steps.window);
  if (hides) openPlaceholders(trace, hiding, steps.open);
  yield;

  const owner = cuts || hides ? ownersOf(spans, hiding) : spans.parent;
  const siblings = listSiblings(count, owner, (span) => isGone(hiding, span));
  yield;
  if (cuts || hides) siblings.sort(spans.start);
  const groups =
    steps.groupFrom === undefined ? undefined : new GroupDraft(labelsOf(trace, steps.alike), steps.groupFrom);
  yield;
  if (groups) siblings.each((list) => groups.add(list));
  if (!cuts && !hides && steps.order === 'start' && (groups === undefined || groups.period.length === 0))
    return identityShape(spans);
  yield;
  const keys = orderKeys(spans, facts, steps.order);
  return yield* buildShape(hiding, owner, siblings, groups, keys, steps.open);
}

/** shapeInSteps in one go. */
export const shapeTree = (trace: Trace, facts: TraceFacts, steps: ShapeSteps): ShapedTree =>
  finishWork(shapeInSteps(trace, facts, steps));
