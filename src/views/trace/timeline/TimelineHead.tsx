import type { ReactNode, Ref } from 'react';
import { OPEN_FOLDS, foldOneLevel, unfoldOneLevel, formatCount, type TimeAxis } from '../../../core';
import { IconButton } from '../../../ui/Button';
import type { Zoom } from '../useZoom';
import { Axis } from './Axis';
import type { RowExtras } from './columns/RowExtras';
import classes from './Timeline.module.css';
import { foldedAway, type RowTree } from './useRowTree';

/** What names are where nobody chose a label. */
export const usualTitle = 'Service and operation';

/** The heads of the columns: fold buttons over the tree, the axis over the bars. */
export function TimelineHead({
  tree,
  zoom,
  axis,
  menu,
  axisRef,
  extras,
}: {
  readonly tree: RowTree;
  readonly zoom: Zoom;
  readonly axis: TimeAxis;
  /** What stands before the fold buttons. */
  readonly menu: ReactNode;
  readonly axisRef: Ref<HTMLDivElement>;
  readonly extras: RowExtras | undefined;
}) {
  const { shape, rows, folds, setFolds } = tree;
  const hidden = shape.count === rows.length ? 0 : foldedAway(tree);
  const heads = extras && extras.columns.length > 0 && <extras.parts.Heads extras={extras} />;
  return (
    <div role="row" className={classes['head']} aria-rowindex={1}>
      <div role="columnheader" className={classes['nameHead']}>
        <span className={classes['title']}>
          <bdi>{extras?.title ?? usualTitle}</bdi>
          {hidden > 0 && <span className={classes['hidden']}> {formatCount(hidden)} folded away</span>}
        </span>
        {menu}
        <IconButton
          icon="unfold-level"
          label="Expand one level (o)"
          className={classes['small']}
          onClick={() => {
            setFolds(unfoldOneLevel(shape, folds));
          }}
        />
        <IconButton
          icon="fold-level"
          label="Collapse one level (p)"
          className={classes['small']}
          onClick={() => {
            setFolds(foldOneLevel(shape, folds));
          }}
        />
        <IconButton
          icon="unfold-all"
          label="Expand all ([)"
          className={classes['small']}
          onClick={() => {
            setFolds(OPEN_FOLDS);
          }}
        />
        <IconButton
          icon="fold-all"
          label="Collapse all (])"
          className={classes['small']}
          onClick={() => {
            tree.collapseAll();
          }}
        />
      </div>
      {extras?.columnsRight !== true && heads}
      <Axis axis={axis} zoom={zoom} axisRef={axisRef} />
      {extras?.columnsRight === true && heads}
    </div>
  );
}
