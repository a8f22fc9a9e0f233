import type { GroupDraft } from './findGroups';
import { isGone, type Hiding } from './hiding';
import { makePlaceholders, type Placeholders } from './placeholders';
import { settleGroups } from './settleGroups';
import { HiddenBy, NodeKind, type Groups, type ShapedTree } from './ShapedTree';
import type { OpenNode } from './ShapeSteps';
import type { Siblings } from './siblings';

/** What will be a row, as one number: a span's index; after those the groups; the placeholders; the rest of each group. */
class Entries {
  readonly firstGroup: number;
  readonly firstPlaceholder: number;
  readonly firstRest: number;

  constructor(spans: number, groups: number, placeholders: number) {
    this.firstGroup = spans;
    this.firstPlaceholder = spans + groups;
    this.firstRest = spans + groups + placeholders;
  }
}

/** What a list of siblings is ordered by when groups stand among them: a group weighs what its heaviest member does. */
function entryKeys(entries: Entries, groups: Groups, keys: Float64Array): (entry: number) => number {
  return (entry) => {
    if (entry < entries.firstGroup) return keys[entry] ?? 0;
    // Members are sorted already: the first one comes first.
    return keys[groups.members[groups.offset[entry - entries.firstGroup] ?? 0] ?? 0] ?? 0;
  };
}

/** Columns that grow while nodes are put out. */
class NodeDraft {
  count = 0;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly span: Int32Array;
  readonly kind: Uint8Array;
  readonly hiddenBy: Uint8Array;
  readonly thin: Uint8Array;
  readonly group: Int32Array;

  constructor(most: number) {
    this.parent = new Int32Array(most);
    this.depth = new Int32Array(most);
    this.span = new Int32Array(most);
    this.kind = new Uint8Array(most);
    this.hiddenBy = new Uint8Array(most);
    this.thin = new Uint8Array(most);
    this.group = new Int32Array(most);
  }

  put(parent: number, span: number, kind: number): number {
    const node = this.count++;
    this.parent[node] = parent;
    this.depth[node] = parent < 0 ? 0 : (this.depth[parent] ?? 0) + 1;
    this.span[node] = span;
    this.kind[node] = kind;
    return node;
  }

  finish() {
    const { count } = this;
    const parent = this.parent.subarray(0, count);
    const subtreeEnd = new Int32Array(count);
    for (let i = count - 1; i >= 0; i--) {
      if (subtreeEnd[i] === 0) subtreeEnd[i] = i + 1;
      const above = parent[i] ?? -1;
      if (above >= 0 && (subtreeEnd[above] ?? 0) < (subtreeEnd[i] ?? 0))
        subtreeEnd[above] = subtreeEnd[i] ?? 0;
    }
    return {
      count,
      parent,
      subtreeEnd,
      depth: this.depth.subarray(0, count),
      span: this.span.subarray(0, count),
      kind: this.kind.subarray(0, count),
      hiddenBy: this.hiddenBy.subarray(0, count),
      thin: this.thin.subarray(0, count),
      group: this.group.subarray(0, count),
    };
  }
}

/** Nodes that are put out in one step. */
const stepNodes = 16_384;

/** Puts the nodes in pre-order. `siblings` in the order of their start; `keys` say what they are to be ordered by. */
export function* buildShape(
  hiding: Hiding,
  owner: Int32Array,
  siblings: Siblings,
  draft: GroupDraft | undefined,
  keys: Float64Array,
  open: readonly OpenNode[],
): Generator<void, ShapedTree, void> {
  const spanTotal = hiding.hidden.length;
  const groups = settleGroups(draft, keys, open);
  const placeholders = makePlaceholders(hiding, owner);
  const entries = new Entries(spanTotal, groups.count, placeholders.count);
  const keyOf = entryKeys(entries, groups, keys);
  const most = siblings.list.length + 2 * groups.count + placeholders.count;
  const nodes = new NodeDraft(most);
  const nodeOfSpan = new Int32Array(spanTotal).fill(-1);
  const nodeOfPlaceholder = new Int32Array(placeholders.count).fill(-1);
  const nodeOfRest = new Int32Array(groups.count).fill(-1);

  // What is still to be put out, the next on top, with the node that it hangs on.
  const waiting = new Int32Array(most);
  const hangsOn = new Int32Array(most);
  let height = 0;
  const push = (entry: number, parent: number) => {
    waiting[height] = entry;
    hangsOn[height++] = parent;
  };
  const list = new Int32Array(siblings.list.length);
  const began = new Uint8Array(groups.count);
  const pushSiblings = (slot: number, parent: number) => {
    const { byFind, byWindow } = placeholders;
    // Placeholders come last, so they are pushed first.
    for (const held of [byWindow[slot] ?? 0, byFind[slot] ?? 0])
      if (held > 0) push(entries.firstPlaceholder + held - 1, parent);
    let length = 0;
    const stop = siblings.offset[slot + 1] ?? 0;
    for (let at = siblings.offset[slot] ?? 0; at < stop; at++) {
      const span = siblings.list[at] ?? 0;
      const group = (groups.ofSpan[span] ?? 0) - 1;
      if (group < 0) list[length++] = span;
      else if (began[group] === 0) {
        began[group] = 1;
        list[length++] = entries.firstGroup + group;
      }
    }
    const run = list.subarray(0, length);
    if (length > 1) sortEntries(run, keyOf);
    for (let at = length - 1; at >= 0; at--) push(run[at] ?? 0, parent);
  };
  const pushMembers = (group: number, node: number) => {
    const shown = groups.shown[group] ?? 0;
    if (shown === 0) return;
    const from = groups.offset[group] ?? 0;
    if (from + shown < (groups.offset[group + 1] ?? 0)) push(entries.firstRest + group, node);
    for (let at = from + shown - 1; at >= from; at--) push(groups.members[at] ?? 0, node);
  };

  pushSiblings(0, -1);
  let nextStep = stepNodes;
  while (height > 0) {
    if (nodes.count >= nextStep) {
      nextStep = nodes.count + stepNodes;
      yield;
    }
    const entry = waiting[--height] ?? 0;
    const parent = hangsOn[height] ?? -1;
    if (entry < entries.firstGroup) {
      const node = nodes.put(parent, entry, NodeKind.span);
      nodes.thin[node] = hiding.thin[entry] ?? 0;
      nodeOfSpan[entry] = node;
      pushSiblings(entry + 1, node);
    } else if (entry < entries.firstPlaceholder) {
      const group = entry - entries.firstGroup;
      const node = nodes.put(parent, groups.first[group] ?? 0, NodeKind.group);
      nodes.group[node] = group + 1;
      groups.node[group] = node;
      pushMembers(group, node);
    } else if (entry < entries.firstRest) {
      const held = entry - entries.firstPlaceholder;
      const node = nodes.put(parent, placeholders.owner[held] ?? -1, NodeKind.placeholder);
      nodes.hiddenBy[node] = placeholders.reason[held] ?? 0;
      nodeOfPlaceholder[held] = node;
    } else {
      const group = entry - entries.firstRest;
      const node = nodes.put(parent, groups.first[group] ?? 0, NodeKind.placeholder);
      nodes.hiddenBy[node] = HiddenBy.rest;
      nodes.group[node] = group + 1;
      nodeOfRest[group] = node;
    }
  }

  yield;
  const spanCount = new Int32Array(nodes.count);
  placeHidden(hiding, owner, groups, placeholders, nodeOfSpan, nodeOfPlaceholder, nodeOfRest);
  for (const node of nodeOfSpan) if (node >= 0) spanCount[node] = (spanCount[node] ?? 0) + 1;
  return { ...nodes.finish(), spanCount, nodeOfSpan, groups, cutOf: hiding.cutOf };
}

function sortEntries(run: Int32Array, keyOf: (entry: number) => number): void {
  for (let i = 1; i < run.length; i++) {
    if (keyOf(run[i - 1] ?? 0) <= keyOf(run[i] ?? 0)) continue;
    run.sort((a, b) => keyOf(a) - keyOf(b) || a - b);
    return;
  }
}

/** Gives every span that has no node of its own the node that hides it. Parents stand before their children, so one pass is enough. */
function placeHidden(
  hiding: Hiding,
  owner: Int32Array,
  groups: Groups,
  placeholders: Placeholders,
  nodeOfSpan: Int32Array,
  nodeOfPlaceholder: Int32Array,
  nodeOfRest: Int32Array,
): void {
  const { cutOf } = hiding;
  for (let i = 0; i < nodeOfSpan.length; i++) {
    if (nodeOfSpan[i] !== -1 || (cutOf !== undefined && cutOf[i] !== -1)) continue;
    let node = -1;
    if (isGone(hiding, i)) node = nodeOfPlaceholder[(placeholders.ofSpan[i] ?? 0) - 1] ?? -1;
    else {
      const group = (groups.ofSpan[i] ?? 0) - 1;
      if (group >= 0)
        node = (groups.shown[group] ?? 0) > 0 ? (nodeOfRest[group] ?? -1) : (groups.node[group] ?? -1);
    }
    // Else it lies inside a group that hides all of it.
    nodeOfSpan[i] = node >= 0 ? node : (nodeOfSpan[owner[i] ?? -1] ?? -1);
  }
}
