import { GROUP_STEP, HiddenBy, NodeKind, groupFacts } from '../../../core';
import type { TraceView } from '../useTraceView';
import type { RowTree } from './useRowTree';

/** Opens what a placeholder hides: all of it, or some more members of a group. */
function openPlaceholder({ shape, openNode, showMembers }: RowTree, node: number, all: boolean): void {
  const hiddenBy = shape.hiddenBy[node] ?? 0;
  if (hiddenBy === HiddenBy.rest) {
    const group = (shape.group[node] ?? 1) - 1;
    const shown = shape.groups.shown[group] ?? 0;
    showMembers(group, all ? Infinity : shown + GROUP_STEP);
    return;
  }
  const what = hiddenBy === HiddenBy.find ? 'find' : 'window';
  openNode({ what, span: shape.span[node] ?? -1, shown: 0 }, 'push');
}

/** Opens a closed group and closes an open one. */
function toggleGroup({ shape, showMembers }: RowTree, node: number): void {
  const group = (shape.group[node] ?? 1) - 1;
  showMembers(group, (shape.groups.shown[group] ?? 0) > 0 ? 0 : GROUP_STEP);
}

/** What a key does on a group or placeholder; undefined where it means what it means on any row. */
export function nodeDeed(tree: RowTree, node: number, key: string): (() => void) | undefined {
  const { shape } = tree;
  const kind = shape.kind[node] ?? NodeKind.span;
  if (kind === NodeKind.span) return undefined;
  const enters = key === 'Enter' || key === ' ';
  if (kind === NodeKind.placeholder)
    return enters || key === 'ArrowRight'
      ? () => {
          openPlaceholder(tree, node, false);
        }
      : undefined;
  const isOpen = (shape.groups.shown[(shape.group[node] ?? 1) - 1] ?? 0) > 0;
  if (enters || (key === 'ArrowRight' && !isOpen) || (key === 'ArrowLeft' && isOpen))
    return () => {
      toggleGroup(tree, node);
    };
  return undefined;
}

/** What a press does on a group or placeholder. `act` = the data-act of what was pressed, '' for the row itself. */
export function actOnNode(view: TraceView, tree: RowTree, node: number, act: string): void {
  const { shape } = tree;
  if (shape.kind[node] === NodeKind.placeholder) {
    openPlaceholder(tree, node, act === 'all');
    return;
  }
  if (act !== 'slowest' && act !== 'failed') {
    toggleGroup(tree, node);
    return;
  }
  const { trace, facts } = view.open;
  const known = groupFacts(trace, facts, shape, (shape.group[node] ?? 1) - 1);
  const span = act === 'slowest' ? known.slowest : known.firstError;
  if (span !== undefined) view.pick(span);
}
