import type { KeyboardEvent, MouseEvent } from 'react';
import {
  keyOfNode,
  rowShowing,
  spanIndex,
  spanOfNode,
  toggleFold,
  type NodeKey,
  type SpanIndex,
} from '../../../core';
import { firstErrorBelow } from '../errors/firstErrorBelow';
import { fitSpan } from '../fitSpan';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { actOnNode, nodeDeed } from './actOnNode';
import { gridMove } from './gridKeys';
import type { RowTree } from './useRowTree';

/** What the keys and presses of the treegrid need to know and can do. */
export interface GridHands {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly tree: RowTree;
  readonly activeRow: number;
  /** Whole rows on a screen. */
  readonly pageRows: () => number;
  readonly activate: (row: number) => void;
  readonly setActive: (key: NodeKey) => void;
  readonly focusGrid: () => void;
  readonly closeDetail: (span: SpanIndex) => void;
  /** `x` = where the pointer asked for it. */
  readonly openMenu: (node: number, x?: number) => void;
}

const within = ({ target }: { readonly target: EventTarget }, selector: string): Element | null =>
  target instanceof Element ? target.closest(selector) : null;

/** The node whose row was pressed; undefined beside the rows. */
function nodeAt(event: MouseEvent): number | undefined {
  const row = within(event, '[data-node]');
  return row ? Number(row.getAttribute('data-node')) : undefined;
}

/** Escape takes away what is nearest: the detail under the row, the selection, the measured stretch. */
function close(hands: GridHands, activeSpan: SpanIndex | undefined): boolean {
  const { view, zoom } = hands;
  if (activeSpan !== undefined && view.opened.includes(activeSpan)) view.closeDetail(activeSpan);
  else if (view.selected !== undefined) view.change({ selected: undefined }, 'replace');
  else {
    if (zoom.mark.stretch) zoom.mark.keep(undefined);
    return false;
  }
  return true;
}

function press(hands: GridHands, event: KeyboardEvent): boolean {
  const { view, tree, activeRow, activate } = hands;
  const { shape, folds, rows } = tree;
  const node = rows[activeRow] ?? 0;
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
    hands.openMenu(node);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.shiftKey && event.key !== 'Enter') return false;
  const deed = nodeDeed(tree, node, event.key);
  if (deed) {
    deed();
    return true;
  }
  const move = gridMove(event.key, shape, folds, rows, activeRow, hands.pageRows());
  const span = spanOfNode(shape, node);
  if (!move) return false;
  if (move.move === 'close') return close(hands, span);
  if (move.move === 'row') activate(move.row);
  else if (move.move === 'node') activate(rowShowing(rows, move.node) ?? 0);
  else if (move.move !== 'detail') tree.setFolds(toggleFold(shape, folds, node));
  else if (span !== undefined) view.toggleDetail(span);
  return true;
}

/** Keys and presses of the treegrid, for all rows at once: rows come and go out of a pool. */
export function gridEvents(hands: GridHands) {
  const { view, zoom, tree } = hands;
  const { shape, folds } = tree;
  const { spans } = view.open.trace;
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const inDetail = within(event, '[data-detail-of]');
      if (inDetail && event.key === 'Escape' && !event.defaultPrevented) {
        event.preventDefault();
        hands.closeDetail(spanIndex(Number(inDetail.getAttribute('data-detail-of'))));
      } else if (event.target === event.currentTarget && press(hands, event)) event.preventDefault();
    },
    onClick: (event: MouseEvent) => {
      const node = nodeAt(event);
      if (node === undefined) return;
      hands.focusGrid();
      hands.setActive(keyOfNode(shape, node));
      // The second click of a double click is part of "fit this span".
      if (event.detail > 1 || window.getSelection()?.type === 'Range') return;
      const act = within(event, '[data-act]')?.getAttribute('data-act') ?? '';
      const span = spanOfNode(shape, node);
      if (act === 'menu') hands.openMenu(node, event.clientX);
      else if (span === undefined) actOnNode(view, tree, node, act);
      else if (act === 'fold') tree.setFolds(toggleFold(shape, folds, node));
      else if (act === 'errors') view.visit(firstErrorBelow(spans, span));
      else view.toggleDetail(span);
    },
    onContextMenu: (event: MouseEvent) => {
      const node = nodeAt(event);
      // Inside a detail, and where text is selected, the browser's own menu has its uses.
      if (node === undefined || window.getSelection()?.type === 'Range') return;
      event.preventDefault();
      hands.setActive(keyOfNode(shape, node));
      hands.openMenu(node, event.clientX);
    },
    onDoubleClick: (event: MouseEvent) => {
      const node = within(event, '[data-act="bar"]') ? nodeAt(event) : undefined;
      if (node !== undefined) fitSpan(zoom, spans, Math.max(0, shape.span[node] ?? 0));
    },
  };
}
