import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { errorSpans, nearestMark, rowMarks } from '../../../core';
import { inTurn } from '../../../state/session/inTurn';
import { useSize } from '../../../ui/useSize';
import { useThemeTurn } from '../../../ui/useThemeTurn';
import type { TraceView } from '../useTraceView';
import type { RowOffsets } from './RowOffsets';
import { rowStandingFor } from './rowStandingFor';
import classes from './ScrollTicks.module.css';
import type { RowTree } from './useRowTree';

/** Height of a tick in px, and how many of them a click may be off. */
const tick = 2;
const reach = 4;

const none: Int32Array = new Int32Array(0);

/** First row with one of the spans in each slot of the strip, read in slices whenever the rows change. */
function useMarks(picked: Int32Array, tree: RowTree, offsets: RowOffsets, slots: number): Int32Array {
  const [marks, setMarks] = useState<Int32Array>(none);
  useEffect(
    () =>
      inTurn(function* () {
        const slotOf = (row: number) => Math.floor((offsets.topOf(row) / Math.max(1, offsets.total)) * slots);
        setMarks(yield* rowMarks(picked, slots, (span) => rowStandingFor(tree, span), slotOf));
      }),
    [picked, tree, offsets, slots],
  );
  return marks;
}

/**
 * Beside the scroll bar of the rows: where errors and matches are in all of them, also below folds. A click goes there; by keyboard
 * e and the find's next do the same.
 */
export function ScrollTicks({
  view,
  matches,
  tree,
  offsets,
  onGo,
}: {
  readonly view: TraceView;
  readonly matches: Int32Array | undefined;
  readonly tree: RowTree;
  readonly offsets: RowOffsets;
  /** Shows a row. */
  readonly onGo: (row: number) => void;
}) {
  const { open, selected } = view;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(frame);
  const theme = useThemeTurn();
  const slots = Math.max(1, Math.floor(height / tick));
  const failed = useMemo(() => errorSpans(open.trace.spans), [open]);
  const errors = useMarks(failed, tree, offsets, slots);
  const found = useMarks(matches ?? none, tree, offsets, slots);
  const selectedRow = selected === undefined ? undefined : rowStandingFor(tree, selected);

  useLayoutEffect(() => {
    const { current } = canvas;
    const context = current?.getContext('2d');
    if (!current || !context) return;
    const density = Math.min(3, window.devicePixelRatio || 1);
    current.width = Math.round(width * density);
    current.height = Math.round(height * density);
    context.scale(density, density);
    const style = getComputedStyle(document.documentElement);
    const put = (marks: Int32Array, token: string, left: number, wide: number) => {
      context.fillStyle = style.getPropertyValue(token).trim();
      for (let slot = 0; slot < marks.length; slot++)
        if ((marks[slot] ?? -1) >= 0) context.fillRect(left, slot * tick, wide, tick);
    };
    // Each kind in a lane of its own, so that they are not told apart by colour alone.
    put(errors, '--error', 0, width / 2);
    put(found, '--find-current', width / 2, width / 2);
    if (selectedRow === undefined) return;
    context.fillStyle = style.getPropertyValue('--accent').trim();
    const y = (offsets.topOf(selectedRow) / Math.max(1, offsets.total)) * height;
    context.fillRect(0, Math.min(y, height - tick), width, tick);
  }, [errors, found, selectedRow, offsets, width, height, theme]);

  return (
    <div
      ref={frame}
      className={classes['ticks']}
      aria-hidden="true"
      data-ticks={errors.some((row) => row >= 0) || undefined}
      onPointerDown={(event) => {
        event.preventDefault();
        const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
        const row =
          nearestMark([errors, found], Math.floor(y / tick), reach) ??
          offsets.rowAt((y / Math.max(1, height)) * offsets.total);
        onGo(row);
      }}
    >
      <canvas ref={canvas} className={classes['canvas']} />
    </div>
  );
}
