import type { SpanIndex, SpanTable } from '../../model';
import { membersOf } from './nodes';
import { HiddenBy, NodeKind, type ShapedTree } from './ShapedTree';
import { GROUP_STEP, type OpenNode } from './ShapeSteps';

/**
 * What has to be opened so that a span comes nearer to a row of its own: the group or placeholder that hides it now. undefined when it
 * has its row (perhaps below a fold) or is cut. What is behind the opened one may hide it again: ask anew with the new shape.
 * Work: depth + members.
 */
export function openingFor(spans: SpanTable, shape: ShapedTree, span: SpanIndex): OpenNode | undefined {
  const node = shape.nodeOfSpan[span] ?? -1;
  if (node < 0 || shape.kind[node] === NodeKind.span) return undefined;
  const group = (shape.group[node] ?? 0) - 1;
  if (group < 0) {
    const what = shape.hiddenBy[node] === HiddenBy.find ? 'find' : 'window';
    return { what, span: shape.span[node] ?? -1, shown: 0 };
  }
  const members = membersOf(shape, group);
  let above: number = span;
  while (above >= 0 && (shape.groups.ofSpan[above] ?? 0) - 1 !== group) above = spans.parent[above] ?? -1;
  const place = members.indexOf(above);
  const steps = Math.ceil((Math.max(0, place) + 1) / GROUP_STEP);
  return { what: 'group', span: shape.groups.first[group] ?? 0, shown: steps * GROUP_STEP };
}
