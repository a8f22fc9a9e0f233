import { SpanFlag, SpanStatus, nanos, px, type SpanTable, type Trace } from '../model';
import { TimeAxis } from './timeAxis';
import { wholeTrace } from './timeWindow';

/**
 * A picture of all spans, one cell a pixel: rows are bands of spans in pre-order, columns are time. Cell (x, y) is at
 * y * columns + x.
 */
export interface Minimap {
  readonly columns: number;
  /** min(height asked for, number of spans): a short trace has one band a span, to be drawn taller. */
  readonly rows: number;
  /** 0 = empty, else 1 + the group of the last span that covers the cell: children lie on their parents. */
  readonly group: Uint32Array;
  /** How many spans run in the cell: for shading. */
  readonly density: Uint32Array;
  /** 1 where a span in error runs. Every span in error on scale has at least one cell. */
  readonly error: Uint8Array;
  /** Number of spans in error that start in each column, for marks along the edge. */
  readonly errorsInColumn: Uint32Array;
  /** Spans that are not in the picture because their times are off scale. */
  readonly offScale: number;
}

/** Cells of one band that are still to be filled: `next[x]` leads to the first free cell at or after x. */
function firstFree(next: Int32Array, x: number): number {
  let free = x;
  while ((next[free] ?? free) !== free) free = next[free] ?? free;
  // Shorten the way for those who come later.
  for (let at = x; at !== free;) {
    const after = next[at] ?? free;
    next[at] = free;
    at = after;
  }
  return free;
}

function resetFree(next: Int32Array): void {
  for (let x = 0; x < next.length; x++) next[x] = x;
}

/** Spans between two steps. */
const STEP = 8192;

interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly axis: TimeAxis;
}

const columnOf = (time: number, { columns, axis }: Canvas): number =>
  Math.min(columns - 1, Math.max(0, Math.floor((axis.px(nanos(time)) / axis.width) * columns)));

/**
 * Paints the spans backwards and fills only cells that are still free, so that each cell is written once however many spans
 * lie over it: work is spans + cells, not spans × width.
 */
function* paintBands(
  spans: SpanTable,
  groupOf: Uint32Array,
  canvas: Canvas,
  map: Minimap,
): Generator<void, number, void> {
  const { columns, rows } = canvas;
  const free = new Int32Array(columns + 1);
  const freeForError = new Int32Array(columns + 1);
  let band = -1;
  let offScale = 0;
  for (let i = spans.count - 1; i >= 0; i--) {
    if (i % STEP === 0) yield;
    const row = Math.floor((i * rows) / spans.count);
    if (row !== band) {
      band = row;
      resetFree(free);
      resetFree(freeForError);
    }
    if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) {
      offScale++;
      continue;
    }
    const from = columnOf(spans.start[i] ?? 0, canvas);
    const to = Math.max(from, columnOf(spans.end[i] ?? 0, canvas));
    const line = row * columns;
    // Starts count up, ends count down: summed along the band below.
    map.density[line + from] = (map.density[line + from] ?? 0) + 1;
    if (to + 1 < columns) map.density[line + to + 1] = (map.density[line + to + 1] ?? 0) - 1;
    for (let x = firstFree(free, from); x <= to; x = firstFree(free, x)) {
      map.group[line + x] = (groupOf[i] ?? 0) + 1;
      free[x] = x + 1;
    }
    if (spans.status[i] !== SpanStatus.error) continue;
    map.errorsInColumn[from] = (map.errorsInColumn[from] ?? 0) + 1;
    for (let x = firstFree(freeForError, from); x <= to; x = firstFree(freeForError, x)) {
      map.error[line + x] = 1;
      freeForError[x] = x + 1;
    }
  }
  return offScale;
}

function sumAlongBands(density: Uint32Array, columns: number): void {
  for (let cell = 0; cell < density.length; cell++) {
    if (cell % columns !== 0) density[cell] = (density[cell] ?? 0) + (density[cell - 1] ?? 0);
  }
}

/** Draws the whole trace into `width` × `height` pixels (device pixels, whole numbers ≥ 1). Spans of one group (one a span, default its service) look alike. `axis`,
 * of any width, says where times stand; linear unless told. Work: spans + pixels, in short steps. */
export function* minimap(
  trace: Trace,
  width: number,
  height: number,
  groupOf: Uint32Array = trace.spans.service,
  axis: TimeAxis = new TimeAxis(wholeTrace(trace), px(1)),
): Generator<void, Minimap, void> {
  const { spans } = trace;
  const columns = Math.max(1, Math.floor(width));
  const rows = Math.min(Math.max(1, Math.floor(height)), spans.count);
  const map = {
    columns,
    rows,
    group: new Uint32Array(columns * rows),
    density: new Uint32Array(columns * rows),
    error: new Uint8Array(columns * rows),
    errorsInColumn: new Uint32Array(columns),
    offScale: 0,
  };
  map.offScale = yield* paintBands(spans, groupOf, { columns, rows, axis }, map);
  sumAlongBands(map.density, columns);
  return map;
}
