import { memo } from 'react';
import {
  GROUP_STEP,
  HiddenBy,
  formatCount,
  formatCountShort,
  membersOf,
  type ShapedTree,
} from '../../../core';
import { Icon } from '../../../ui/Icon';
import type { RowFrame } from './GroupRow';
import classes from './GroupRow.module.css';
import { GuideLines, rowGuides } from './GuideLines';
import names from './NameCell.module.css';
import { plural } from './rowName';
import rowClasses from './Timeline.module.css';

/** Why spans have no row, in words. */
function reasonOf(hiddenBy: number, mode: 'only' | 'hide'): string {
  if (hiddenBy === HiddenBy.window) return 'outside the zoomed part';
  return mode === 'only' ? 'without a match' : 'that match';
}

/** Members of a group that have no row. */
function membersLeft(shape: ShapedTree, node: number): number {
  const group = (shape.group[node] ?? 1) - 1;
  return membersOf(shape, group).length - (shape.groups.shown[group] ?? 0);
}

/** Stands for spans that have no row, so that nobody takes the rest for the whole. */
export const PlaceholderRow = memo(function PlaceholderRow({
  id,
  shape,
  node,
  row,
  top,
  position,
  setSize,
  active,
  selected,
  maxLevels,
  mode,
  errorsInside,
  matchesInside,
}: RowFrame & {
  readonly shape: ShapedTree;
  readonly node: number;
  /** The selected span is inside and has no row. */
  readonly selected: boolean;
  readonly maxLevels: number;
  readonly mode: 'only' | 'hide';
  readonly errorsInside: number;
  readonly matchesInside: number;
}) {
  const hiddenBy = shape.hiddenBy[node] ?? 0;
  const isRest = hiddenBy === HiddenBy.rest;
  const count = shape.spanCount[node] ?? 0;
  const { indent, path, hiddenLevels } = rowGuides(shape, node, maxLevels, true);
  const left = isRest ? membersLeft(shape, node) : count;
  const words = isRest
    ? `${formatCount(left)} more like these${count > left ? `, ${formatCount(count)} spans with all below them` : ''}`
    : `${plural(count, 'span', 'spans')} ${reasonOf(hiddenBy, mode)}`;
  return (
    <div
      role="row"
      id={id}
      className={rowClasses['row']}
      style={{ top }}
      aria-level={(shape.depth[node] ?? 0) + 1}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-selected={selected}
      aria-rowindex={row + 2}
      aria-label={[
        isRest ? words : `${words} hidden`,
        errorsInside > 0 ? plural(errorsInside, 'error', 'errors') : '',
        matchesInside > 0 ? plural(matchesInside, 'match', 'matches') : '',
        selected ? 'holds the selected span' : '',
        'Enter shows them',
      ]
        .filter((part) => part !== '')
        .join(', ')}
      data-node={node}
      data-active={active || undefined}
    >
      <div role="gridcell" className={names['cell']} style={{ paddingLeft: indent + 26 }}>
        <GuideLines path={path} indent={indent} depth={hiddenLevels > 0 ? shape.depth[node] : undefined} />
        <span className={classes['note']}>
          {isRest ? words : `${words} hidden`}
          {errorsInside > 0 && (
            <span className={names['below']}>
              {' '}
              <Icon name="error" size={11} />
              {formatCountShort(errorsInside)}
            </span>
          )}
          <span className={classes['action']} data-act="more">
            {isRest ? `show ${formatCount(Math.min(GROUP_STEP, left))}` : 'show'}
          </span>
          {isRest && (
            <span className={classes['action']} data-act="all">
              show all
            </span>
          )}
        </span>
      </div>
      <div role="gridcell" />
    </div>
  );
});
