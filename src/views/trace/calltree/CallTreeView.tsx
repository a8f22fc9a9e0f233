import { useId, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import {
  expandAll,
  foldAll,
  formatCount,
  hasChildren,
  isFolded,
  toggleFold,
  type CallTree,
  type Folds,
} from '../../../core';
import { serviceHues } from '../../../pieces/serviceColour';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { useVisibleRun } from '../../../ui/useVisibleRun';
import classes from './callTree.module.css';
import { callColumns, nextSort } from './callTreeColumns';
import { CallTreeRow } from './CallTreeRow';
import { moveInTree } from './moveInTree';
import { exampleSpan, sameNode, useCallTree } from './useCallTree';
import { useFollowing } from '../useFollowing';
import type { ViewProps } from '../ViewProps';

/** Heights of a row and of the heads, in px, as in the style sheet. */
const rowHeight = 26;
const headHeight = 28;

/** The node whose row stands for a node: itself, or the topmost folded one that hides it. */
function rowOwner(tree: CallTree, folds: Folds, node: number): number {
  let owner = node;
  for (let above = tree.parent[node] ?? -1; above >= 0; above = tree.parent[above] ?? -1)
    if (isFolded(tree, folds, above)) owner = above;
  return owner;
}

/** The spans of a trace merged by path of service and name: what called what, how often, and where the time went. */
export function CallTreeView({ view, find }: ViewProps) {
  const { open, select: onSelect } = view;
  const { matches } = find;
  const { trace } = open;
  const model = useCallTree(open, matches);
  const { tree, rows, folds, setFolds, sort } = model;
  const hues = useMemo(() => serviceHues(trace.services), [trace]);
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useVisibleRun(scroller, rows.length, rowHeight, 8);
  const [activeNode, setActiveNode] = useFollowing(
    useMemo(() => ({ trace, tree }), [trace, tree]),
    () => 0,
    (node, before, after) => Math.max(0, sameNode(node, before, after)),
  );
  const id = useId();
  const activeRow = Math.max(0, rows.indexOf(rowOwner(tree, folds, activeNode)));

  const reveal = (row: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = row * rowHeight;
    const height = element.clientHeight - headHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
  };
  const fold = (node: number) => {
    if (!hasChildren(tree, node)) return;
    setFolds(toggleFold(tree, folds, node));
    setActiveNode(node);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const node = rows[activeRow] ?? 0;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const move = moveInTree(event.key, { tree, rows, folds, row: activeRow, page });
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.does === 'press') onSelect(exampleSpan(tree, node));
    else if (move.does === 'fold') fold(node);
    else {
      setActiveNode(rows[move.row] ?? 0);
      reveal(move.row);
    }
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const element = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    const node = rows[Number(element?.getAttribute('data-row') ?? -1)];
    if (node === undefined) return;
    setActiveNode(node);
    onSelect(exampleSpan(tree, node));
  };

  const visible: number[] = [];
  for (let row = first; row < end; row++) visible.push(row);
  const rowId = (row: number) => `${id}-row-${String(row)}`;
  const activeShown = activeRow >= first && activeRow < end;
  return (
    <section className={classes['view']} aria-label="Call tree">
      <div className={classes['bar-above']}>
        <span>
          {formatCount(tree.count)} {tree.count === 1 ? 'path' : 'paths'} of {formatCount(trace.spans.count)}{' '}
          {trace.spans.count === 1 ? 'span' : 'spans'}, merged by service and operation. Press a row to see
          its slowest span in the timeline.
        </span>
        <span className={classes['tools']}>
          <Button look="quiet" onClick={() => setFolds(expandAll())}>
            Unfold all
          </Button>
          <Button look="quiet" onClick={() => setFolds(foldAll())}>
            Fold all
          </Button>
        </span>
      </div>
      <div
        ref={scroller}
        className={classes['scroller']}
        role="treegrid"
        aria-label="Call tree"
        aria-rowcount={rows.length + 1}
        aria-colcount={callColumns.length + 1}
        aria-activedescendant={activeShown ? rowId(activeRow) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div role="rowgroup" className={classes['heads']}>
          <div role="row" className={classes['head']} aria-rowindex={1}>
            <div
              role="columnheader"
              className={classes['name']}
              title="Siblings stand in the order of their first call"
            >
              Service and operation
            </div>
            {callColumns.map((column) => {
              const by = sort?.column === column ? sort : undefined;
              return (
                <div
                  key={column.id}
                  role="columnheader"
                  className={classes[column.id]}
                  aria-sort={by === undefined ? 'none' : by.descending ? 'descending' : 'ascending'}
                >
                  <button
                    type="button"
                    className={classes['sort']}
                    title={column.meaning}
                    onClick={() => {
                      const next = nextSort(sort, column);
                      model.setSort(next);
                      announce(
                        next === undefined
                          ? 'In the order of the calls'
                          : `Sorted by ${column.title}, ${next.descending ? 'greatest' : 'smallest'} first`,
                      );
                    }}
                  >
                    {by && <Icon name={by.descending ? 'chevron-down' : 'chevron-up'} size={10} />}
                    {column.title}
                  </button>
                </div>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className={classes['body']} style={{ height: rows.length * rowHeight }}>
          {visible.map((row) => {
            const node = rows[row] ?? 0;
            return (
              <CallTreeRow
                key={node}
                id={rowId(row)}
                model={model}
                trace={trace}
                row={row}
                top={row * rowHeight}
                hue={hues.get(trace.services[tree.service[node] ?? 0] ?? '') ?? 0}
                active={row === activeRow}
                onFold={() => {
                  fold(node);
                }}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}
