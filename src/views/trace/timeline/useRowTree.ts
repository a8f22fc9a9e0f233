import { useCallback, useMemo } from 'react';
import {
  SpanStatus,
  foldAll,
  foldsOfNodes,
  foldsOfSpans,
  isPlainShape,
  markedBefore,
  membersOf,
  siblingPlaces,
  spanIndex,
  visibleRows,
  type AttributeColumn,
  type Folds,
  type OpenNode,
  type ShapeSteps,
  type ShapedTree,
  type Trace,
} from '../../../core';
import type { HistoryMode } from '../../../state/url/address';
import type { OpenRow } from '../../../state/url/trace/rowParts';
import { resolveCuts } from '../cuts/resolveCuts';
import { referenceTo, resolveReference, resolveReferences } from '../spanReference';
import type { Find } from '../useFind';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { useSame } from '../useSame';
import { useAlike } from './useAlike';
import { useShape } from './useShape';

/** The tree that the timeline's rows are made of, what stands where in it, and the ways to open and fold its nodes. */
export interface RowTree {
  readonly shape: ShapedTree;
  /** Folds of nodes. */
  readonly folds: Folds;
  readonly setFolds: (folds: Folds) => void;
  /** Folds everything and closes all groups. */
  readonly collapseAll: () => void;
  /** Nodes that have a row, from the top. */
  readonly rows: Int32Array;
  readonly places: { readonly position: Int32Array; readonly setSize: Int32Array };
  /** Spans, spans in error and matches before each node, what it hides included: count + 1 members (see core's markedIn). */
  readonly spansBefore: Int32Array;
  readonly errorsBefore: Int32Array;
  readonly matchesBefore: Int32Array | undefined;
  /** Opens a group or placeholder. `replace` when the page does so to show something, `push` when the reader did. */
  readonly openNode: (node: OpenNode, mode: HistoryMode) => void;
  /** Shows members of a group, more of them, or none (0). */
  readonly showMembers: (group: number, shown: number) => void;
  /** Tags that the members of a group share, beside service and operation. */
  readonly alike: readonly AttributeColumn[];
  /** Cuts whose span the trace does not have. */
  readonly lostCuts: number;
}

/** What the address asks of the tree, in spans of this trace. */
function useSteps({ open, address }: TraceView, find: Find, zoom: Zoom) {
  const { trace } = open;
  const { order, groupFrom, findMode, inWindow } = address;
  const statedCuts = useSame(address.cuts);
  const statedRows = useSame(address.openRows);
  const alike = useAlike(open, useSame(address.alikeKeys));
  const { cuts, lost } = useMemo(() => resolveCuts(trace, statedCuts), [trace, statedCuts]);
  const opened = useMemo(() => resolveOpenRows(trace, statedRows), [trace, statedRows]);
  const { hit } = find;
  const { window, whole } = zoom;
  const hides = findMode !== 'highlight' && find.text !== '' ? hit : undefined;
  const dropsBeyond = inWindow && !whole ? window : undefined;
  const steps = useMemo<ShapeSteps>(
    () => ({
      cuts,
      find: hides === undefined || findMode === 'highlight' ? undefined : { mode: findMode, hit: hides },
      window: dropsBeyond,
      order,
      groupFrom: groupFrom === 0 ? undefined : groupFrom,
      alike: alike.map(({ of }) => of),
      open: opened,
    }),
    [cuts, hides, findMode, dropsBeyond, order, groupFrom, alike, opened],
  );
  return { steps, alike, lost };
}

/** The rows that an address opens; those of spans that the trace does not have are left out. */
function resolveOpenRows(trace: Trace, stated: readonly OpenRow[]): OpenNode[] {
  const spans = resolveReferences(
    trace,
    stated.map(({ span }) => span ?? ''),
  );
  return stated.flatMap(({ what, span: reference, shown }, at) => {
    const span = reference === undefined ? -1 : spans[at];
    return span === undefined ? [] : [{ what, span, shown }];
  });
}

function plainCounts(count: number): Int32Array {
  const counts = new Int32Array(count + 1);
  for (let at = 1; at <= count; at++) counts[at] = at;
  return counts;
}

/** Makes the timeline's rows out of the trace and what the address asks of its tree. */
export function useRowTree(view: TraceView, find: Find, zoom: Zoom): RowTree {
  const { open, folds: spanFolds, setFolds: setSpanFolds, change } = view;
  const { trace, facts } = open;
  const { spans } = trace;
  const { steps, alike, lost } = useSteps(view, find, zoom);
  const shape = useShape(open, steps);
  const folds = useMemo(() => foldsOfNodes(shape, spanFolds), [shape, spanFolds]);
  const rows = useMemo(() => visibleRows(shape, folds), [shape, folds]);
  const places = useMemo(() => siblingPlaces(shape), [shape]);
  const counts = useMemo(
    () =>
      isPlainShape(shape)
        ? { spansBefore: plainCounts(shape.count), errorsBefore: facts.errorsBefore }
        : {
            spansBefore: markedBefore(shape, () => true),
            errorsBefore: markedBefore(shape, (span) => spans.status[span] === SpanStatus.error),
          },
    [shape, facts, spans],
  );
  const { hit } = find;
  const matchesBefore = useMemo(
    () => (hit === undefined ? undefined : markedBefore(shape, (span) => hit[span] === 1)),
    [shape, hit],
  );
  const opened = useSame(view.address.openRows);
  const openNode = useCallback(
    ({ what, span, shown }: OpenNode, mode: HistoryMode) => {
      const row = { what, span: span < 0 ? undefined : referenceTo(trace, spanIndex(span)), shown };
      const others = opened.filter((other) => other.what !== what || other.span !== row.span);
      change({ openRows: [...others, row] }, mode);
    },
    [trace, opened, change],
  );
  const showMembers = useCallback(
    (group: number, shown: number) => {
      const first = shape.groups.first[group] ?? 0;
      if (shown > 0) {
        const size = membersOf(shape, group).length;
        openNode({ what: 'group', span: first, shown: Math.min(size, shown) }, 'replace');
        return;
      }
      // An address may name the group by any of its members.
      const others = opened.filter(({ what, span }) => {
        const named = what === 'group' ? resolveReference(trace, span) : undefined;
        return named === undefined || (shape.groups.ofSpan[named] ?? 0) - 1 !== group;
      });
      change({ openRows: others }, 'replace');
    },
    [shape, trace, opened, openNode, change],
  );
  return useMemo(
    () => ({
      shape,
      folds,
      setFolds: (next) => {
        setSpanFolds(foldsOfSpans(shape, next, spanFolds));
      },
      collapseAll: () => {
        setSpanFolds(foldAll(), { openRows: [] });
      },
      rows,
      places,
      ...counts,
      matchesBefore,
      openNode,
      showMembers,
      alike,
      lostCuts: lost,
    }),
    [
      shape,
      folds,
      setSpanFolds,
      spanFolds,
      rows,
      places,
      counts,
      matchesBefore,
      openNode,
      showMembers,
      alike,
      lost,
    ],
  );
}

/** Spans below folded rows. Those of closed groups and placeholders are counted in their own rows. Work: the rows. */
export function foldedAway({ shape, rows, spansBefore }: RowTree): number {
  let left = 0;
  for (const node of rows) left += shape.spanCount[node] ?? 0;
  return (spansBefore[shape.count] ?? 0) - left;
}
