import {
  NodeKind,
  formatDuration,
  groupFacts,
  nameOf,
  nanos,
  serviceOf,
  spanIndex,
  type Cut,
} from '../../../core';
import type { SpanReference } from '../../../state/url/trace/spanParts';
import { ActionMenu, type MenuAction, type MenuGroup } from '../../../ui/ActionMenu';
import { fitSpan } from '../fitSpan';
import { lineText } from '../timeline/rowName';
import type { RowTree } from '../timeline/useRowTree';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { addCut, cutReference } from './changeCuts';

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
  const reference = cutReference(view, span);
  const duration = nanos((trace.spans.end[span] ?? 0) - (trace.spans.start[span] ?? 0));
  const action = (
    label: string,
    icon: MenuAction['icon'],
    cut: Cut<SpanReference>,
    hint?: string,
  ): MenuAction => ({
    label,
    icon,
    hint,
    run: () => {
      addCut(view, cut);
    },
  });
  const own: MenuGroup = [
    action('Make this the root', 'tree', { cut: 'root', span: reference }),
    action('Hide this and all below', 'close', { cut: 'subtree', span: reference }),
    action('Hide this, keep what is below', 'minus', { cut: 'span', span: reference }),
    action('Only the way to this', 'arrow-left', { cut: 'paths', spans: [reference] }),
  ];
  const alike: MenuGroup = [
    action('Hide everything like this', 'close', { cut: 'like', service, name }, lineText(name)),
    action('Only what is like this', 'equals', { cut: 'only-like', service, name }, lineText(name)),
  ];
  const byService: MenuGroup = [
    action('Only this service', 'equals', { cut: 'only-service', service }, lineText(service)),
    action(
      'Hide this service and below',
      'close',
      { cut: 'service', service, subtree: true },
      lineText(service),
    ),
    action(
      'Hide this service, keep what is below',
      'minus',
      { cut: 'service', service, subtree: false },
      lineText(service),
    ),
  ];
  const rest: MenuGroup = [
    ...(duration > 0
      ? [
          action(
            'Hide all that is shorter than this',
            'fold-all',
            { cut: 'below', by: 'duration', least: duration },
            formatDuration(duration),
          ),
        ]
      : []),
    action('Flatten recursion', 'fold-level', { cut: 'recursion' }),
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
