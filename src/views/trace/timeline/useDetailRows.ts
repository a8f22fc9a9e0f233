import { useCallback, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { NodeKind, rowOfSpan, type ShapedTree, type SpanIndex, type Trace } from '../../../core';
import { spansThatStay } from '../followSpans';
import { useFollowing } from '../useFollowing';
import { RowOffsets } from './RowOffsets';

/** Height of a span row: the token --row. */
export const rowHeight = 26;
/** Height of the heads, which stay on top of the rows: --head of the timeline. */
export const headHeight = 30;
/** Height that a detail is given until it was measured. */
const guess = 260;

/** A detail that is open under a row. */
export interface OpenDetail {
  readonly row: number;
  readonly span: SpanIndex;
  readonly height: number;
}

/** Where the rows stand, with the details that are open between them. */
export function useDetailRows(
  trace: Trace,
  shape: ShapedTree,
  rows: Int32Array,
  opened: readonly SpanIndex[],
) {
  const [heights, setHeights] = useFollowing<Trace, ReadonlyMap<SpanIndex, number>>(
    trace,
    () => new Map(),
    spansThatStay,
  );
  const details = useMemo(() => {
    const found: OpenDetail[] = [];
    for (const span of opened) {
      const node = shape.nodeOfSpan[span] ?? -1;
      const row = shape.kind[node] === NodeKind.span ? rowOfSpan(rows, node) : undefined;
      if (row !== undefined) found.push({ row, span, height: heights.get(span) ?? guess });
    }
    return found;
  }, [shape, rows, opened, heights]);
  const offsets = useMemo(() => new RowOffsets(rows.length, rowHeight, details), [rows, details]);
  /** Notes a measured height; answers by how much it differs from what was assumed. In the same frame, so that nothing jumps. */
  const setHeight = useCallback(
    (span: SpanIndex, height: number): number => {
      const before = heights.get(span) ?? guess;
      if (height === before || height === 0) return 0;
      flushSync(() => {
        setHeights((old) => new Map(old).set(span, height));
      });
      return height - before;
    },
    [heights, setHeights],
  );
  return { details, offsets, setHeight };
}
