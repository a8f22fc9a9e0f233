import { useMemo } from 'react';
import {
  linkedOnScreen,
  linkedRows,
  type LinkedOnScreen,
  type RowIndex,
  type SpanIndex,
} from '../../../core';
import { useSpanLinks } from '../../../state/query/useSpanLinks';
import { usePointedLink } from '../../../state/session/pointedLink';
import type { TraceView } from '../useTraceView';
import { rowStandingFor } from './rowStandingFor';
import type { RowsInView } from './useRowsInView';
import type { RowTree } from './useRowTree';

/** Where the links of a span lead to. */
export interface Linked extends LinkedOnScreen {
  readonly span: SpanIndex;
  /** Its row, or that of what hides it. */
  readonly own: RowIndex;
  /** The other end of the link that is pointed at. */
  readonly pointed: SpanIndex | undefined;
}

/** Where the links lead to of the span whose link is pointed at, else of the selected one; undefined where it has none. */
export function useLinkedRows(
  { open, selected }: TraceView,
  tree: RowTree,
  { first, end }: RowsInView,
): Linked | undefined {
  const { data: index } = useSpanLinks(open);
  const link = usePointedLink((state) => state.link);
  const span = link?.span ?? selected;
  const linked = useMemo(
    () =>
      index === undefined || span === undefined
        ? []
        : linkedRows(index, span, (of) => rowStandingFor(tree, of)),
    [index, span, tree],
  );
  const own = span === undefined ? undefined : rowStandingFor(tree, span);
  if (span === undefined || own === undefined || linked.length === 0) return undefined;
  return { span, own, pointed: link?.other, ...linkedOnScreen(linked, first, end) };
}
