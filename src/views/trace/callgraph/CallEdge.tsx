import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import type { CallGraphEdge } from '../../../core';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import classes from './callGraph.module.css';
import { edgePath, lineWidth } from './edgePath';
import { callsText, errorsText } from './graphQuestion';
import type { GraphPoint } from './layoutGraph';

/** Calls from one service to another as a line with its numbers. */
export type CallEdgeType = Edge<
  {
    readonly edge: CallGraphEdge;
    readonly points: readonly GraphPoint[];
    readonly label: GraphPoint;
    /** It is one of the chosen box: the others fade. */
    readonly near: boolean;
  },
  'call'
>;

export function CallEdge({ id, data: shown, markerEnd }: EdgeProps<CallEdgeType>) {
  if (!shown) return null;
  const { edge, points, label, near } = shown;
  const failed = edge.errors > 0;
  return (
    <>
      <BaseEdge
        id={id}
        path={edgePath(points)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        className={cx(classes['edge'], failed && classes['edgeFailed'], near && classes['near'])}
        style={{ strokeWidth: lineWidth(edge.calls) }}
      />
      <EdgeLabelRenderer>
        <span
          className={cx(classes['edgeLabel'], near && classes['near'], 'nopan')}
          style={{ transform: `translate(-50%, -50%) translate(${String(label.x)}px, ${String(label.y)}px)` }}
        >
          {callsText(edge)}
          {failed && (
            <span className={classes['failed']}>
              <Icon name="error" size={11} />
              {errorsText(edge.errors)}
            </span>
          )}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
