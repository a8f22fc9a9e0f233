import type { RefObject } from 'react';
import {
  GROUP_FROM,
  OPEN_FOLDS,
  foldOneLevel,
  unfoldOneLevel,
  joined,
  nanos,
  stretchBetween,
  type TimeWindow,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { useShortcuts, type Shortcut } from '../../../ui/shortcuts';
import type { TraceView } from '../useTraceView';
import { announce } from '../../../ui/announce';
import { undoCuts } from '../cuts/changeCuts';
import { fitSpan, spanStretch } from '../fitSpan';
import type { Zoom } from '../useZoom';
import { nextRowInside } from './gridKeys';
import { headHeight, rowHeight } from './useDetailRows';
import type { RowTree } from './useRowTree';

/** The keys of the timeline that work wherever the focus is: Jaeger UI's own, and +, −, 0. */
export function useTimelineShortcuts({
  view,
  zoom,
  tree,
  activeRow,
  activate,
  openMenu,
  scroller,
}: {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly tree: RowTree;
  readonly activeRow: number;
  readonly activate: (row: number) => void;
  readonly openMenu: () => void;
  readonly scroller: RefObject<HTMLElement | null>;
}): void {
  const durationText = useDurationText();
  const { open, address, change } = view;
  const { spans } = open.trace;
  const { shape, rows, folds, setFolds } = tree;
  const page = (by: number) => {
    const element = scroller.current;
    if (element)
      element.scrollTop += by * Math.max(rowHeight, element.clientHeight - headHeight - 2 * rowHeight);
  };
  const visit = (by: 1 | -1) => {
    const next = nextRowInside(spans, shape, rows, activeRow, by, zoom.window);
    if (next !== undefined) activate(next);
  };
  const on = (group: string, does: string, keys: readonly string[], run: () => void): Shortcut[] =>
    keys.map((key) => ({ keys: key, does, group, run }));
  const activeSpan = Math.max(0, shape.span[rows[activeRow] ?? 0] ?? 0);
  const measure = (from: TimeWindow | undefined) => {
    const all = joined(spanStretch(spans, activeSpan), from);
    const stretch = stretchBetween(all.start, all.end);
    if (stretch === undefined) announce('The span has no length: nothing to measure');
    else {
      zoom.mark.keep(stretch);
      announce(`Measured: ${durationText(nanos(stretch.end - stretch.start))}`);
    }
  };
  const squeeze = () => {
    if (!zoom.squeezed && zoom.idle.start.length === 0) {
      announce('There is no idle time in this trace');
      return;
    }
    zoom.squeeze(!zoom.squeezed);
    announce(zoom.squeezed ? 'Idle time is shown to scale' : 'Idle time is squeezed');
  };
  const group = () => {
    const isOff = address.groupFrom === 0;
    change({ groupFrom: isOff ? GROUP_FROM : 0 }, 'replace');
    announce(isOff ? 'Repeated siblings stand as one row' : 'Every span has its own row');
  };
  useShortcuts([
    ...on('Zoom', 'Zoom in', ['+', '=', 'ArrowUp'], () => zoom.by(1.5)),
    ...on('Zoom', 'Zoom in, large step', ['Shift+ArrowUp'], () => zoom.by(4)),
    ...on('Zoom', 'Zoom out', ['-', 'ArrowDown'], () => zoom.by(1 / 1.5)),
    ...on('Zoom', 'Zoom out, large step', ['Shift+ArrowDown'], () => zoom.by(1 / 4)),
    ...on('Zoom', 'Show the whole trace', ['0'], zoom.reset),
    ...on('Zoom', 'Fit the span; again: all below it', ['z'], () => fitSpan(zoom, spans, activeSpan)),
    // Only while there is a zoom to go back over: else the browser's own Back.
    ...(zoom.canBack ? on('Zoom', 'Back to the zoom before', ['Alt+ArrowLeft'], zoom.back) : []),
    ...on('Zoom', zoom.squeezed ? 'Show idle time to scale' : 'Squeeze idle time', ['i'], squeeze),
    ...on('Zoom', 'Measure the span', ['m'], () => measure(undefined)),
    ...on('Zoom', 'Measure up to the span', ['Shift+M'], () => measure(zoom.mark.stretch)),
    ...on('Zoom', 'Pan left', ['a', 'ArrowLeft'], () => zoom.pan(-0.1)),
    ...on('Zoom', 'Pan left, large step', ['Shift+A', 'Shift+ArrowLeft'], () => zoom.pan(-0.5)),
    ...on('Zoom', 'Pan right', ['d', 'ArrowRight'], () => zoom.pan(0.1)),
    ...on('Zoom', 'Pan right, large step', ['Shift+D', 'Shift+ArrowRight'], () => zoom.pan(0.5)),
    ...on('Spans', 'Scroll a page down', ['s'], () => page(1)),
    ...on('Spans', 'Scroll a page up', ['w'], () => page(-1)),
    ...on('Spans', 'Next span inside the zoom window', ['f'], () => visit(1)),
    ...on('Spans', 'Previous span inside the zoom window', ['b'], () => visit(-1)),
    ...on(
      'Spans',
      address.groupFrom === 0 ? 'Group repeated siblings' : 'Show repeated siblings one by one',
      ['g'],
      group,
    ),
    ...on('Spans', 'Menu of the row: cut the tree by it', ['.'], openMenu),
    ...on('Spans', 'Take the last cut back', ['Ctrl+z'], () => undoCuts(view)),
    ...on('Spans', 'Expand all', ['['], () => setFolds(OPEN_FOLDS)),
    ...on('Spans', 'Collapse all', [']'], () => tree.collapseAll()),
    ...on('Spans', 'Expand one level', ['o'], () => setFolds(unfoldOneLevel(shape, folds))),
    ...on('Spans', 'Collapse one level', ['p'], () => setFolds(foldOneLevel(shape, folds))),
  ]);
}
