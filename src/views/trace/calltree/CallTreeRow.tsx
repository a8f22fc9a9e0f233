import { formatCount, formatPercent, hasChildren, isFolded, type Trace } from '../../../core';
import { PathName } from '../../../pieces/PathName';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import classes from './callTree.module.css';
import { callColumns } from './callTreeColumns';
import type { CallTreeModel } from './useCallTree';

/** One path of service and name. */
export function CallTreeRow({
  model,
  trace,
  row,
  top,
  active,
  id,
  onFold,
}: {
  readonly model: CallTreeModel;
  readonly trace: Trace;
  readonly row: number;
  /** Distance from the first row, in px. */
  readonly top: number;
  readonly active: boolean;
  readonly id: string;
  readonly onFold: () => void;
}) {
  const durationText = useDurationText();
  const { tree, folds, found, selfSum, shades } = model;
  const node = model.rows[row] ?? 0;
  const depth = tree.depth[node] ?? 0;
  const service = trace.services[tree.service[node] ?? 0] ?? '';
  const name = trace.names[tree.name[node] ?? 0] ?? '';
  const foldable = hasChildren(tree, node);
  const folded = foldable && isFolded(tree, folds, node);
  const hits = found?.[node] ?? 0;
  const colour = shades.palette[shades.classOf[node] ?? 0];
  const share = selfSum > 0 ? (tree.self[node] ?? 0) / selfSum : 0;
  const errors = tree.errorCount[node] ?? 0;
  const calls = tree.spanCount[node] ?? 0;
  return (
    // The tree itself holds the focus, the keys and the presses; data-row tells it which row was meant.
    <div
      role="row"
      id={id}
      tabIndex={-1}
      className={cx(classes['row'], active && classes['active'], hits > 0 && classes['hit'])}
      style={{ top }}
      aria-level={depth + 1}
      aria-posinset={model.position[node]}
      aria-setsize={model.setSize[node]}
      data-row={row}
      aria-rowindex={row + 2}
      aria-expanded={foldable ? !folded : undefined}
      aria-selected={active}
    >
      <div role="gridcell" className={classes['name']}>
        <PathName
          depth={depth}
          folded={foldable ? folded : undefined}
          onFold={onFold}
          colour={colour}
          service={service}
          name={name}
          title={`${service}: ${name}\n${calls === 1 ? 'Click: show the span' : `Click: show the slowest of ${formatCount(calls)} spans`} in the timeline`}
        >
          {hits > 0 && <span className={classes['found']}>{formatCount(hits)} found</span>}
        </PathName>
      </div>
      {callColumns.map((column) => {
        const value = model.values.get(column.id)?.[node] ?? 0;
        return (
          <div
            key={column.id}
            role="gridcell"
            className={cx(classes['number'], classes[column.id], value === 0 && classes['zero'])}
          >
            {column.id === 'self' && (
              <span className={classes['share']}>
                <span className={classes['track']}>
                  <span
                    className={classes['bar']}
                    style={{ width: `${String(share * 100)}%`, background: colour }}
                  />
                </span>
                <span className={classes['percent']}>{formatPercent(share)}</span>
              </span>
            )}
            {column.id === 'errors' && errors > 0 ? (
              <span className={classes['failed']}>
                <Icon name="error" size={12} /> {formatCount(errors)}
              </span>
            ) : (
              column.text(value, durationText)
            )}
          </div>
        );
      })}
    </div>
  );
}
