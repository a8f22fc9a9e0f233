import { formatCountShort, type ServiceGraph } from '../../../core';
import { inTheme, themeStyle } from '../../../ui/inTheme';
import { sharpen } from '../../../ui/sharpen';
import { cellShares } from '../measures';

/** Sizes in CSS px: a cell, and the heads before the rows and above the columns. */
export const cellWidth = 52;
export const cellHeight = 24;
export const rowHead = 176;
export const columnHead = 116;

/** What is to be painted. */
export interface MatrixScene {
  readonly graph: ServiceGraph;
  readonly names: readonly string[];
  /** Nodes from the left and from above, and the place of each node therein. */
  readonly order: Int32Array;
  readonly placeOf: Int32Array;
  readonly found: Uint8Array | undefined;
  /** What numbers and colours tell other than calls, by edge of the graph; undefined = calls. */
  readonly told: Told | undefined;
  /** Caller and callee that the panel is about. */
  readonly picked: { readonly from: number; readonly to: number } | undefined;
}

/** A level and a number for each edge. */
export interface Told {
  readonly isErrors: boolean;
  readonly levels: Uint8Array;
  readonly numberOf: (edge: number) => string;
}

/** A cell by row and column. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Size of the part on screen, and how far it is scrolled. */
export interface MatrixView {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

const fit = (context: CanvasRenderingContext2D, text: string, room: number): string => {
  let short = text;
  for (let kept = text.length; kept > 1 && context.measureText(short).width > room;)
    short = `${text.slice(0, (kept = Math.floor(kept * 0.9)))}…`;
  return short;
};

/** Paints the cells on screen: darker for more calls, on a scale of powers. Work: cells on screen and the edges of their rows. */
export function paintMatrix(
  canvas: HTMLCanvasElement,
  scene: MatrixScene,
  view: MatrixView,
  pointed: Cell | undefined,
  active: Cell | undefined,
): void {
  const context = sharpen(canvas, view.width, view.height);
  if (!context) return;
  const { graph, order, placeOf } = scene;
  const style = themeStyle();
  const colour = (token: string) => inTheme(`var(${token})`, style);
  const [ink, soft, line, accent, hover, find, ground, onFind, error] = [
    colour('--ink'),
    colour('--ink-soft'),
    colour('--line'),
    colour('--accent'),
    colour('--hover'),
    colour('--find'),
    colour('--ground'),
    colour('--on-find'),
    colour('--error'),
  ];
  const font = getComputedStyle(document.body).fontFamily;
  context.font = `11px ${font}`;
  context.textBaseline = 'middle';
  const firstRow = Math.floor(view.top / cellHeight);
  const firstColumn = Math.floor(view.left / cellWidth);
  const endRow = Math.min(order.length, Math.ceil((view.top + view.height - columnHead) / cellHeight));
  const endColumn = Math.min(order.length, Math.ceil((view.left + view.width - rowHead) / cellWidth));
  const xOf = (column: number) => rowHead + column * cellWidth - view.left;
  const yOf = (row: number) => columnHead + row * cellHeight - view.top;
  const right = Math.min(view.width, xOf(order.length));
  const bottom = Math.min(view.height, yOf(order.length));
  const nodeAt = (place: number) => order[place] ?? 0;

  context.save();
  context.beginPath();
  context.rect(rowHead, columnHead, view.width, view.height);
  context.clip();
  if (pointed) {
    context.fillStyle = hover;
    context.fillRect(rowHead, yOf(pointed.row), right - rowHead, cellHeight);
    context.fillRect(xOf(pointed.column), columnHead, cellWidth, bottom - columnHead);
  }
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.beginPath();
  for (let row = firstRow; row <= endRow; row++) {
    context.moveTo(rowHead, yOf(row) + 0.5);
    context.lineTo(right, yOf(row) + 0.5);
  }
  for (let column = firstColumn; column <= endColumn; column++) {
    context.moveTo(xOf(column) + 0.5, columnHead);
    context.lineTo(xOf(column) + 0.5, bottom);
  }
  context.stroke();
  const most = Math.log(1 + graph.calls.reduce((greatest, each) => Math.max(greatest, each), 1));
  context.textAlign = 'center';
  const { told } = scene;
  const cell = (row: number, column: number, calls: number, edge: number) => {
    const [x, y] = [xOf(column), yOf(row)];
    context.fillStyle = told === undefined ? accent : told.isErrors ? error : ink;
    context.globalAlpha =
      told === undefined
        ? // Never so dark that the number on it could not be read.
          0.08 + 0.3 * Math.min(1, Math.log(1 + calls) / most)
        : (cellShares[told.levels[edge] ?? 0] ?? 0);
    context.fillRect(x + 1, y + 1, cellWidth - 1, cellHeight - 1);
    context.globalAlpha = 1;
    context.fillStyle = ink;
    const text = told === undefined ? formatCountShort(calls) : edge < 0 ? '–' : told.numberOf(edge) || '–';
    context.fillText(text, x + cellWidth / 2, y + cellHeight / 2 + 1);
  };
  for (let row = firstRow; row < endRow; row++) {
    const node = nodeAt(row);
    for (let edge = graph.outStart[node] ?? 0; edge < (graph.outStart[node + 1] ?? 0); edge++) {
      const column = placeOf[graph.to[edge] ?? 0] ?? 0;
      if (column >= firstColumn && column < endColumn) cell(row, column, graph.calls[edge] ?? 0, edge);
    }
    if (row >= firstColumn && row < endColumn && (graph.own[node] ?? 0) > 0)
      cell(row, row, graph.own[node] ?? 0, -1);
  }
  const outline = (row: number, column: number, thick: number) => {
    context.strokeStyle = accent;
    context.lineWidth = thick;
    context.strokeRect(xOf(column) + 0.5, yOf(row) + 0.5, cellWidth, cellHeight);
  };
  if (scene.picked) outline(placeOf[scene.picked.from] ?? 0, placeOf[scene.picked.to] ?? 0, 2);
  if (active) outline(active.row, active.column, 3);
  context.restore();

  const head = (node: number, isPointed: boolean, x: number, y: number, room: number) => {
    const isFound = scene.found?.[node] === 1;
    const text = fit(context, scene.names[node] ?? '', room);
    if (isFound || isPointed) {
      context.fillStyle = isFound ? find : hover;
      context.fillRect(x - 4, y - 9, room + 8, 18);
    }
    context.fillStyle = isFound ? onFind : isPointed ? ink : soft;
    context.fillText(text, x, y);
  };
  context.textAlign = 'start';
  context.fillStyle = ground;
  context.fillRect(0, columnHead, rowHead, view.height);
  context.fillRect(0, 0, view.width, columnHead);
  context.save();
  context.beginPath();
  context.rect(0, columnHead, rowHead, view.height);
  context.clip();
  for (let row = firstRow; row < endRow; row++)
    head(
      nodeAt(row),
      row === pointed?.row || row === active?.row,
      12,
      yOf(row) + cellHeight / 2 + 1,
      rowHead - 20,
    );
  context.restore();
  context.save();
  context.beginPath();
  context.rect(rowHead, 0, view.width, columnHead);
  context.clip();
  for (let column = firstColumn; column < endColumn; column++) {
    context.save();
    context.translate(xOf(column) + cellWidth / 2, columnHead - 8);
    context.rotate(-Math.PI / 2);
    head(nodeAt(column), column === pointed?.column || column === active?.column, 0, 0, columnHead - 20);
    context.restore();
  }
  context.restore();
  context.fillStyle = ground;
  context.fillRect(0, 0, rowHead, columnHead);
  context.fillStyle = soft;
  context.fillText('Caller ↓   Callee →', 12, columnHead - 14);
}

/** The cell at a point of the screen; undefined over the heads and beyond the last. */
export function cellAtPoint(
  { order }: MatrixScene,
  view: MatrixView,
  x: number,
  y: number,
): Cell | undefined {
  if (x < rowHead || y < columnHead) return undefined;
  const column = Math.floor((x - rowHead + view.left) / cellWidth);
  const row = Math.floor((y - columnHead + view.top) / cellHeight);
  return row < order.length && column < order.length ? { row, column } : undefined;
}
