import { nameOf, nanos, serviceOf, type Cut, type SpanIndex } from '../../../core';
import type { SpanReference } from '../../../state/url/trace/spanParts';
import type { MenuAction, MenuGroup } from '../../../ui/ActionMenu';
import { lineText } from '../timeline/rowName';
import type { TraceView } from '../useTraceView';
import { addCut, cutReference } from './changeCuts';

/** The cuts that a span offers: by itself, by what is like it, by its service, and the rest. */
export interface SpanCuts {
  readonly own: MenuGroup;
  readonly alike: MenuGroup;
  readonly byService: MenuGroup;
  readonly rest: MenuGroup;
}

/** What a span can be cut by, as lines of a menu. */
export function spanCuts(view: TraceView, span: SpanIndex): SpanCuts {
  const { trace } = view.open;
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
  return {
    own: [
      action('Make this the root', 'tree', { cut: 'root', span: reference }),
      action('Hide this and all below', 'close', { cut: 'subtree', span: reference }),
      action('Hide this, keep what is below', 'minus', { cut: 'span', span: reference }),
      action('Only the way to this', 'arrow-left', { cut: 'paths', spans: [reference] }),
    ],
    alike: [
      action('Hide everything like this', 'close', { cut: 'like', service, name }, lineText(name)),
      action('Only what is like this', 'equals', { cut: 'only-like', service, name }, lineText(name)),
    ],
    byService: [
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
    ],
    rest: [
      ...(duration > 0
        ? [
            action(
              'Hide all that is shorter than this',
              'fold-all',
              { cut: 'below', by: 'duration', least: duration },
              view.durationText(duration),
            ),
          ]
        : []),
      action('Flatten recursion', 'fold-level', { cut: 'recursion' }),
    ],
  };
}
