import { NodeKind, groupFacts, nameOf, serviceOf, spanIndex } from '../../../core';
import { ActionMenu, type MenuAction, type MenuGroup } from '../../../ui/ActionMenu';
import { fitSpan } from '../fitSpan';
import { lineText } from '../timeline/rowName';
import type { RowTree } from '../timeline/useRowTree';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { spanCuts } from './spanCuts';

/** What can be done with a row: cut the tree by it, look closer at it, and for a group where to look first. */
export function RowMenu({
  view,
  zoom,
  tree,
  node,
  anchor,
  x,
  onClose,
}: {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly tree: RowTree;
  readonly node: number;
  readonly anchor: HTMLElement;
  /** Where the pointer was, in px of the window; undefined = at the anchor's end. */
  readonly x: number | undefined;
  readonly onClose: () => void;
}) {
  const { shape } = tree;
  const { trace, facts } = view.open;
  const span = spanIndex(Math.max(0, shape.span[node] ?? 0));
  const service = serviceOf(trace, span);
  const name = nameOf(trace, span);
  const { own, alike, byService, rest: cuts } = spanCuts(view, span);
  const rest: MenuGroup = [
    ...cuts,
    {
      label: 'Fit it in the window',
      icon: 'fit',
      run: () => {
        fitSpan(zoom, trace.spans, span);
      },
    },
  ];
  const ofGroup = (): MenuGroup => {
    const group = (shape.group[node] ?? 1) - 1;
    const { slowest, firstError } = groupFacts(trace, facts, shape, group);
    const go = (label: string, icon: MenuAction['icon'], to: typeof slowest | undefined): MenuAction[] =>
      to === undefined
        ? []
        : [
            {
              label,
              icon,
              run: () => {
                view.pick(to);
              },
            },
          ];
    return [
      ...go('Go to the slowest', 'clock', slowest),
      ...go('Go to the first error', 'error', firstError),
      {
        label: 'Show all of them',
        icon: 'unfold-all',
        run: () => {
          tree.showMembers(group, Infinity);
        },
      },
    ];
  };
  const isGroup = shape.kind[node] === NodeKind.group;
  return (
    <ActionMenu
      label={`${lineText(service)}: ${lineText(name)}`}
      anchor={anchor}
      x={x}
      groups={isGroup ? [ofGroup(), alike, byService, rest] : [own, alike, byService, rest]}
      onClose={onClose}
    />
  );
}
