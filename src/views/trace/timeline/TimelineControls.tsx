import type { RefObject } from 'react';
import type { TimeAxis } from '../../../core';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { useTimePointer } from './useTimePointer';
import { useTimelineShortcuts } from './useTimelineShortcuts';
import type { RowTree } from './useRowTree';

/** The keys of the timeline and the pointer over its bars. Draws nothing: it is apart so that its code comes after the first bars. */
export function TimelineControls({
  grid,
  axisElement,
  axis,
  ...rest
}: {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly tree: RowTree;
  readonly activeRow: number;
  readonly activate: (row: number) => void;
  /** Opens the menu of the active row. */
  readonly openMenu: () => void;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly grid: RefObject<HTMLElement | null>;
  readonly axisElement: RefObject<HTMLElement | null>;
  readonly axis: TimeAxis;
}) {
  useTimePointer(grid, axisElement, axis, rest.zoom);
  useTimelineShortcuts(rest);
  return null;
}
