import type { GroupDraft } from './findGroups';
import { NO_GROUPS, type Groups } from './ShapedTree';
import type { OpenNode } from './ShapeSteps';
import { sortSpans } from './siblingOrder';

/** The groups with their members in the order of their rows, and which of them are open. `node` is filled in later. */
export function settleGroups(
  draft: GroupDraft | undefined,
  keys: Float64Array,
  open: readonly OpenNode[],
): Groups {
  const count = draft?.period.length ?? 0;
  if (draft === undefined || count === 0) return NO_GROUPS;
  const { ofSpan } = draft;
  const offset = new Int32Array(count + 1);
  for (const group of ofSpan) if (group > 0) offset[group] = (offset[group] ?? 0) + 1;
  for (let group = 0; group < count; group++)
    offset[group + 1] = (offset[group + 1] ?? 0) + (offset[group] ?? 0);
  const members = new Int32Array(offset[count] ?? 0);
  const next = offset.slice();
  const first = new Int32Array(count).fill(-1);
  for (let i = 0; i < ofSpan.length; i++) {
    const group = (ofSpan[i] ?? 0) - 1;
    if (group < 0) continue;
    if (first[group] === -1) first[group] = i;
    const at = next[group] ?? 0;
    members[at] = i;
    next[group] = at + 1;
  }
  const sizeOf = (group: number) => (offset[group + 1] ?? 0) - (offset[group] ?? 0);
  const shown = new Int32Array(count);
  for (const { what, span, shown: wanted } of open) {
    const group = what === 'group' ? (ofSpan[span] ?? 0) - 1 : -1;
    if (group >= 0) shown[group] = Math.min(sizeOf(group), Math.max(shown[group] ?? 0, wanted));
  }
  for (let group = 0; group < count; group++)
    sortSpans(members.subarray(offset[group], offset[group + 1]), keys);
  return {
    count,
    members,
    offset,
    period: Int32Array.from(draft.period),
    first,
    shown,
    node: new Int32Array(count).fill(-1),
    ofSpan,
  };
}
