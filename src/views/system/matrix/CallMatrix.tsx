import { useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { callOrder } from '../../../core';
import type { Measure } from '../../../state/url/system/tracedParts';
import { useSize } from '../../../ui/useSize';
import { useThemeTurn } from '../../../ui/useThemeTurn';
import { cellNumber, measured, numbersWords, tonesOf } from '../measures';
import { edgeBetween } from '../neighbours';
import classes from '../system.module.css';
import { Tip, type TipPlace } from '../Tip';
import type { SystemModel } from '../useSystemModel';
import { callWords, serviceWords, shareWords } from '../words';
import { moveInMatrix } from './moveInMatrix';
import {
  cellAtPoint,
  cellHeight,
  cellWidth,
  columnHead,
  paintMatrix,
  rowHead,
  type Cell,
  type MatrixScene,
  type Told,
} from './paintMatrix';

/** Who calls whom as a matrix: a row for each caller, a column for each callee, callers before callees. */
export function CallMatrix({ model, measure }: { readonly model: SystemModel; readonly measure: Measure }) {
  const { part, found, picked, numbers } = model;
  const { graph, nodes } = part;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(scroller);
  const theme = useThemeTurn();
  const id = useId();
  const [scroll, setScroll] = useState({ left: 0, top: 0 });
  const [pointed, setPointed] = useState<TipPlace & Cell>();
  const [hasFocus, setHasFocus] = useState(false);
  const [stated, setActive] = useState<Cell>({ row: 0, column: 0 });
  const count = nodes.length;
  const active = { row: Math.min(stated.row, count - 1), column: Math.min(stated.column, count - 1) };
  const told = useMemo<Told | undefined>(() => {
    if (measure === 'calls' || measure === 'none' || numbers === undefined) return undefined;
    const values = Float64Array.from(part.edges, (edge) => measured(measure, edge, numbers.edges, []));
    return {
      isErrors: measure === 'errors',
      levels: tonesOf(measure, values),
      numberOf: (edge) => cellNumber(measure, numbers.edges, part.edges[edge] ?? -1),
    };
  }, [measure, numbers, part]);
  const scene = useMemo<MatrixScene>(() => {
    const order = callOrder({ nodeCount: count, from: graph.from, to: graph.to });
    const placeOf = new Int32Array(count);
    order.forEach((node, place) => {
      placeOf[node] = place;
    });
    const pair =
      picked === undefined
        ? undefined
        : picked.kind === 'edge'
          ? { from: nodes.indexOf(picked.from), to: nodes.indexOf(picked.to) }
          : { from: nodes.indexOf(picked.node), to: nodes.indexOf(picked.node) };
    return {
      graph,
      names: graph.names.map(serviceWords),
      order,
      placeOf,
      found,
      told,
      picked: pair && pair.from >= 0 && pair.to >= 0 ? pair : undefined,
    };
  }, [graph, nodes, count, found, told, picked]);
  const view = { ...size, ...scroll };
  const paint = useEffectEvent(() => {
    if (canvas.current && size.width > 0)
      paintMatrix(canvas.current, scene, view, pointed, hasFocus ? active : undefined);
  });
  useLayoutEffect(() => {
    paint();
  }, [scene, size, scroll, pointed?.row, pointed?.column, hasFocus, active.row, active.column, theme]);

  const pairOf = ({ row, column }: Cell) => ({
    from: scene.order[row] ?? 0,
    to: scene.order[column] ?? 0,
  });
  const callsOf = (cell: Cell): number => {
    const { from, to } = pairOf(cell);
    if (from === to) return graph.own[from] ?? 0;
    const edge = edgeBetween(graph, from, to);
    return edge < 0 ? 0 : (graph.calls[edge] ?? 0);
  };
  const words = (cell: Cell): string => {
    const { from, to } = pairOf(cell);
    const calls = callsOf(cell);
    const edge = from === to ? -1 : edgeBetween(graph, from, to);
    const pair = `${scene.names[from] ?? ''} → ${scene.names[to] ?? ''}`;
    if (calls === 0) return `${pair}: no calls`;
    if (edge < 0) return `${pair}: ${callWords(calls)}`;
    const more = numbersWords(numbers?.edges, part.edges[edge] ?? -1);
    return `${pair}: ${callWords(calls)}, ${shareWords(graph, edge)}${more === '' ? '' : `; ${more}`}`;
  };
  const pick = (cell: Cell) => {
    const { from, to } = pairOf(cell);
    model.pickEdge(nodes[from] ?? 0, nodes[to] ?? 0);
  };
  const reveal = ({ row, column }: Cell) => {
    const element = scroller.current;
    if (!element) return;
    const keep = (at: number, length: number, from: number, room: number) =>
      at < from ? at : at + length > from + room ? at + length - room : from;
    element.scrollTop = keep(
      row * cellHeight,
      cellHeight,
      element.scrollTop,
      element.clientHeight - columnHead,
    );
    element.scrollLeft = keep(
      column * cellWidth,
      cellWidth,
      element.scrollLeft,
      element.clientWidth - rowHead,
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((size.height - columnHead) / cellHeight) - 2);
    const to = moveInMatrix(event, count, active, page, (cell) => callsOf(cell) > 0);
    if (to) {
      setActive(to);
      reveal(to);
    } else if (event.key === 'Enter' || event.key === ' ') pick(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const cellOf = (event: { readonly clientX: number; readonly clientY: number }) => {
    const box = scroller.current?.getBoundingClientRect();
    const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
    const cell = cellAtPoint(scene, view, at.x, at.y);
    return cell && { ...at, ...cell };
  };
  return (
    <div className={classes['picture']}>
      <p id={`${id}-keys`} className="visually-hidden">
        Rows are callers, columns callees. Arrow keys move between cells, with Ctrl to the next one with
        calls; Enter chooses.
      </p>
      <div
        ref={scroller}
        role="grid"
        aria-label="Calls from row to column"
        aria-describedby={`${id}-keys`}
        aria-rowcount={count}
        aria-colcount={count}
        aria-activedescendant={count === 0 ? undefined : `${id}-active`}
        tabIndex={0}
        className={classes['scroller']}
        onScroll={(event) => {
          setScroll({ left: event.currentTarget.scrollLeft, top: event.currentTarget.scrollTop });
          setPointed(undefined);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setHasFocus(true);
        }}
        onBlur={() => {
          setHasFocus(false);
        }}
        onPointerMove={(event) => {
          setPointed(cellOf(event));
        }}
        onPointerLeave={() => {
          setPointed(undefined);
        }}
        onClick={(event) => {
          const cell = cellOf(event);
          if (!cell) return;
          setActive({ row: cell.row, column: cell.column });
          pick(cell);
        }}
      >
        <div
          aria-hidden="true"
          style={{ width: rowHead + count * cellWidth + 1, height: columnHead + count * cellHeight + 1 }}
        >
          <div className={classes['sheet']} style={size}>
            <canvas ref={canvas} className={classes['canvas']} style={size} />
          </div>
        </div>
        {count > 0 && (
          <div role="row" aria-rowindex={active.row + 1} className="visually-hidden">
            <div role="gridcell" id={`${id}-active`} aria-colindex={active.column + 1}>
              {words(active)}
            </div>
          </div>
        )}
      </div>
      {pointed && (
        <Tip at={pointed} screen={size}>
          <p>
            <bdi>{words(pointed)}</bdi>
          </p>
        </Tip>
      )}
    </div>
  );
}
