import {
  changeMeasures,
  difference,
  formatCount,
  hasChildren,
  isFolded,
  nanos,
  toggleFold,
  visibleText,
  type ChangeMeasure,
  type Folds,
} from '../../core';
import { PathName } from '../../pieces/PathName';
import { useDurationText } from '../../pieces/times/TimesContext';
import { serviceHue } from '../../pieces/serviceColour';
import type { ChangeSort, CompareForm } from '../../state/url/compare/compareParts';
import { announce } from '../../ui/announce';
import { cx } from '../../ui/cx';
import { VirtualGrid, type GridColumn } from '../../ui/VirtualGrid';
import { changeColumns } from './changeColumns';
import { changeFaces, differenceText } from './changeWords';
import classes from './compare.module.css';
import type { MadeComparison } from './useComparison';

const longestTitle = 300;

const measureOf = (id: string): ChangeMeasure | undefined => changeMeasures.find((measure) => measure === id);

interface GridProps {
  readonly made: MadeComparison;
  /** CSS pixels that there are for the columns. */
  readonly width: number;
  readonly form: CompareForm;
  /** Nodes that have a row, from above. */
  readonly rows: Int32Array;
  readonly sort: ChangeSort;
  readonly folds: Folds;
  /** −1 = none. */
  readonly picked: number;
  readonly onPick: (node: number) => void;
  readonly onFolds: (folds: Folds) => void;
  readonly onSort: (sort: ChangeSort) => void;
}

/** Nodes of a comparison with what either side has of them: changes by size, or the tree. */
export function ChangeGrid({
  made,
  width,
  form,
  rows,
  sort,
  folds,
  picked,
  onPick,
  onFolds,
  onSort,
}: GridProps) {
  const durationText = useDurationText();
  const { comparison, longest } = made;
  const { left, right } = comparison;
  const isTree = form === 'tree';
  const columns = changeColumns(width);
  const fold = (node: number) => {
    onFolds(toggleFold(comparison, folds, node));
  };
  const name = (node: number) => {
    const service = comparison.services[comparison.service[node] ?? 0] ?? '';
    const operation = comparison.names[comparison.name[node] ?? 0] ?? '';
    const foldable = isTree && hasChildren(comparison, node);
    const folded = foldable && isFolded(comparison, folds, node);
    return (
      <PathName
        depth={isTree ? (comparison.depth[node] ?? 0) : undefined}
        folded={foldable ? folded : undefined}
        onFold={() => {
          fold(node);
        }}
        colour={`oklch(var(--service-l) var(--service-c) ${String(serviceHue(service))})`}
        service={service}
        name={operation}
        title={`${visibleText(service, longestTitle)}: ${visibleText(operation, longestTitle)}`}
      />
    );
  };
  const bar = (letter: string, total: number, count: number) => (
    <span className={classes['pairRow']}>
      <span className="visually-hidden">{letter}: </span>
      <span className={classes['track']}>
        {count > 0 && (
          <span
            className={cx(classes['barFill'], letter === 'B' && classes['barB'])}
            style={{ width: `${String(longest > 0 ? (total / longest) * 100 : 0)}%` }}
          />
        )}
      </span>
      <span className={classes['pairText']}>{count === 0 ? 'absent' : durationText(nanos(total))}</span>
    </span>
  );
  const cell = (row: number, { id }: GridColumn) => {
    const node = rows[row] ?? 0;
    switch (id) {
      case 'node':
        return name(node);
      case 'change':
        return (
          <span className={classes['changes']}>
            {changeFaces(comparison, node).map(({ word, sign, tone, meaning }) => (
              <span key={word} className={cx(classes['change'], classes[tone])} title={meaning}>
                <span aria-hidden="true" className={classes['sign']}>
                  {sign}
                </span>{' '}
                {word}
              </span>
            ))}
          </span>
        );
      case 'times':
        return (
          <span className={classes['pair']}>
            {bar('A', left.total[node] ?? 0, left.spanCount[node] ?? 0)}
            {bar('B', right.total[node] ?? 0, right.spanCount[node] ?? 0)}
          </span>
        );
      case 'count':
      case 'errors': {
        const [before, after] = [left, right].map(
          (side) => (id === 'count' ? side.spanCount : side.errorCount)[node] ?? 0,
        );
        const isOther = before !== after;
        return (
          <span className={cx(!isOther && classes['none'], isOther && id === 'errors' && classes['failed'])}>
            {formatCount(before ?? 0)} <span className="visually-hidden">in A, in B </span>
            <span aria-hidden="true">→</span> {formatCount(after ?? 0)}
          </span>
        );
      }
      default: {
        const measure = id === 'self' ? 'self' : 'total';
        const by = difference(comparison, node, measure);
        return (
          <span className={by === 0 ? classes['none'] : by > 0 ? classes['up'] : classes['down']}>
            {differenceText(by, measure, durationText)}
          </span>
        );
      }
    }
  };
  return (
    <VirtualGrid
      label={isTree ? 'Tree of both traces' : 'Changes'}
      role={isTree ? 'treegrid' : 'grid'}
      rowHeight={34}
      columns={
        isTree
          ? columns.map((column) => ({ ...column, isSortable: false }))
          : columns.map((column) => ({
              ...column,
              sorted: column.id === sort.measure ? (sort.descending ? 'descending' : 'ascending') : undefined,
            }))
      }
      rowCount={rows.length}
      rowKey={(row) => rows[row] ?? row}
      cell={cell}
      look={(row) => {
        const node = rows[row] ?? 0;
        const isSelected = node === picked;
        if (!isTree) return { isSelected };
        const level = { 'aria-level': (comparison.depth[node] ?? 0) + 1 };
        return {
          isSelected,
          aria: hasChildren(comparison, node)
            ? { ...level, 'aria-expanded': !isFolded(comparison, folds, node) }
            : level,
        };
      }}
      wanted={picked < 0 ? undefined : { row: rows.indexOf(picked), turn: picked }}
      onPress={(row) => {
        onPick(rows[row] ?? 0);
      }}
      onEnter={(row) => {
        onPick(rows[row] ?? 0);
      }}
      onRowKey={(key, row) => {
        const node = rows[row] ?? 0;
        if (!isTree || !hasChildren(comparison, node)) return false;
        const folded = isFolded(comparison, folds, node);
        if ((key === 'ArrowRight' && folded) || (key === 'ArrowLeft' && !folded)) {
          fold(node);
          return true;
        }
        return false;
      }}
      onSort={({ id, label }) => {
        const measure = measureOf(id);
        if (measure === undefined) return;
        const descending = measure === sort.measure ? !sort.descending : true;
        onSort({ measure, descending });
        announce(`Sorted by ${label}, ${descending ? 'largest' : 'smallest'} difference first`);
      }}
    />
  );
}
