import type { Ref } from 'react';
import { OPEN_FOLDS, foldAll, foldOneLevel, unfoldOneLevel, formatCount, type TimeAxis } from '../../../core';
import { IconButton } from '../../../ui/Button';
import type { TraceView } from '../useTraceView';
import type { Zoom } from '../useZoom';
import { Axis } from './Axis';
import classes from './Timeline.module.css';

/** The heads of the two columns: fold buttons over the tree, the axis over the bars. */
export function TimelineHead({
  view,
  zoom,
  axis,
  rowCount,
  axisRef,
}: {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly axis: TimeAxis;
  readonly rowCount: number;
  readonly axisRef: Ref<HTMLDivElement>;
}) {
  const { spans } = view.open.trace;
  const { folds, setFolds } = view;
  const hidden = spans.count - rowCount;
  return (
    <div role="row" className={classes['head']} aria-rowindex={1}>
      <div role="columnheader" className={classes['nameHead']}>
        <span className={classes['title']}>
          Service and operation
          {hidden > 0 && <span className={classes['hidden']}> {formatCount(hidden)} folded away</span>}
        </span>
        <IconButton
          icon="unfold-level"
          label="Expand one level (o)"
          className={classes['small']}
          onClick={() => {
            setFolds(unfoldOneLevel(spans, folds));
          }}
        />
        <IconButton
          icon="fold-level"
          label="Collapse one level (p)"
          className={classes['small']}
          onClick={() => {
            setFolds(foldOneLevel(spans, folds));
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
            setFolds(foldAll());
          }}
        />
      </div>
      <Axis axis={axis} zoom={zoom} axisRef={axisRef} />
    </div>
  );
}
