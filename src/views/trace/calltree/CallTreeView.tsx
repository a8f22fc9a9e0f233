import {
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import {
  expandAll,
  foldAll,
  formatCount,
  hasChildren,
  isFolded,
  toggleFold,
  type Folds,
  type FrameTree,
  type Trace,
} from '../../../core';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import { useVisibleRun } from '../../../ui/useVisibleRun';
import { Waiting } from '../../../ui/Waiting';
import { FormButtons } from '../../../ui/FormButtons';
import { ShadeChoice } from '../calls/ShadeChoice';
import classes from './callTree.module.css';
import { callColumns, nextSort } from './callTreeColumns';
import { CallTreeRow } from './CallTreeRow';
import { moveInTree } from './moveInTree';
import { exampleSpan, useCallTree, type CallTreeModel } from './useCallTree';
import { useMadeTree, type MadeTree } from './useMadeTree';
import { sameSpan } from '../followSpans';
import { useFollowing } from '../useFollowing';
import type { ViewProps } from '../ViewProps';

/** Heights of a row and of the heads, in px, as in the style sheet. */
const rowHeight = 26;
const headHeight = 28;

const forms = [
  { value: 'merged', text: 'Merged', title: 'Calls merged by path, from the entry down' },
  { value: 'callers', text: 'Bottom-up', title: 'Every operation, with those that called it below' },
] as const;

/** The node whose row stands for a node: itself, or the topmost folded one that hides it. */
function rowOwner(tree: FrameTree, folds: Folds, node: number): number {
  let owner = node;
  for (let above = tree.parent[node] ?? -1; above >= 0; above = tree.parent[above] ?? -1)
    if (isFolded(tree, folds, above)) owner = above;
  return owner;
}

/** A call tree, and the state of the trace that it is of. */
interface NodesOf extends Pick<CallTreeModel, 'tree' | 'nodeOf'> {
  readonly trace: Trace;
}

/** The node of the same path in the tree that took the place of `before`, told by its slowest span; the first one where that is gone. */
function sameNode(node: number, before: NodesOf, after: NodesOf): number {
  const example = exampleSpan(before.tree, node);
  const span = before.trace === after.trace ? example : sameSpan(example, before.trace, after.trace);
  return span === undefined ? 0 : Math.max(0, after.nodeOf(span));
}

/** The spans of a trace merged by path of service and name: what called what, how often, and where the time went. */
export function CallTreeView(props: ViewProps) {
  const made = useMadeTree(props.view, props.colours);
  return (
    <section className={classes['view']} aria-label="Call tree">
      {made ? <ShownCallTree {...props} made={made} /> : <Waiting text="Merging the calls" />}
    </section>
  );
}

function ShownCallTree({ made, ...props }: ViewProps & { readonly made: MadeTree }) {
  const { view, colours } = props;
  const { address, change, selected, shown, select: onSelect } = view;
  const { trace } = made.open;
  const model = useCallTree(props, made);
  const { tree, rows, folds, setFolds, sort, upsideDown } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useVisibleRun(scroller, rows.length, rowHeight, 8);
  const { nodeOf } = model;
  const [activeNode, setActiveNode] = useFollowing(
    useMemo(() => ({ trace, tree, nodeOf }), [trace, tree, nodeOf]),
    () => (selected === undefined ? 0 : nodeOf(selected)),
    sameNode,
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
  // A wish to see a span (a step through what is found, a selection) makes its row the active one, or the folded one above it.
  const [followed, setFollowed] = useState(shown);
  if (followed?.turn !== shown?.turn) {
    setFollowed(shown);
    if (shown) setActiveNode(model.nodeOf(shown.span));
  }
  const revealActive = useEffectEvent(() => {
    reveal(activeRow);
  });
  useEffect(() => {
    if (shown) revealActive();
  }, [shown]);
  useShortcuts(
    address.view === 'calltree'
      ? [
          { keys: '[', does: 'Expand all', group: 'Call tree', run: () => setFolds(expandAll()) },
          { keys: ']', does: 'Collapse all', group: 'Call tree', run: () => setFolds(foldAll()) },
        ]
      : [],
  );
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
    <>
      <div className={classes['bar-above']}>
        <span>
          {formatCount(tree.count)} {tree.count === 1 ? 'path' : 'paths'} of {formatCount(trace.spans.count)}{' '}
          {trace.spans.count === 1 ? 'span' : 'spans'}
          {upsideDown ? ', callers below the called' : ''}. Press a row to see its slowest span. {model.note}
        </span>
        <span className={classes['tools']}>
          <FormButtons
            label="Form of the call tree"
            value={upsideDown ? 'callers' : 'merged'}
            options={forms}
            onChange={(form) => {
              setActiveNode(0);
              model.turn(form === 'callers');
            }}
          />
          <ShadeChoice
            shade={address.shade}
            label={colours.label}
            colours={model.shades}
            onChange={(shade) => {
              change({ shade }, 'replace');
            }}
          />
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
              const by = sort?.column === column.id ? sort : undefined;
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
                      const next = nextSort(sort, column.id);
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
                active={row === activeRow}
                onFold={() => {
                  fold(node);
                }}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
