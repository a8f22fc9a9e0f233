import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { formatCount, type CallGraphNode } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import classes from './callGraph.module.css';
import type { NodeName } from './graphFaces';

/** A service or an operation as a box of the graph. */
export type GraphNodeType = Node<
  {
    readonly node: CallGraphNode;
    readonly name: NodeName;
    readonly place: number;
    /** Its colour; all over where `filled`, else at its left edge. */
    readonly colour: string;
    readonly filled: boolean;
    /** How many of its spans are found. */
    readonly found: number;
    readonly picked: boolean;
    /** Whether Tab stops here: at one box of the graph. */
    readonly tabStop: boolean;
    readonly onPick: (isPicked: boolean) => void;
    readonly onKey: (event: KeyboardEvent<HTMLButtonElement>, place: number) => void;
  },
  'call'
>;

export function GraphNode({ data: shown }: NodeProps<GraphNodeType>) {
  const durationText = useDurationText();
  const { node, name, place, colour, filled, found, picked, tabStop, onPick, onKey } = shown;
  const spans = `${formatCount(node.spanCount)} ${node.spanCount === 1 ? 'span' : 'spans'}`;
  return (
    <>
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={classes['handle'] ?? ''}
      />
      <button
        type="button"
        data-place={place}
        data-found={found > 0 || undefined}
        data-filled={filled || undefined}
        className={cx(classes['node'], picked && classes['picked'], 'nopan')}
        style={{ borderLeftColor: colour, ...(filled ? { background: colour } : {}) }}
        title={name.label}
        tabIndex={tabStop ? 0 : -1}
        aria-pressed={picked}
        onClick={() => {
          onPick(picked);
        }}
        onKeyDown={(event) => {
          onKey(event, place);
        }}
      >
        {name.operation !== undefined && (
          <span className={classes['nodeService']}>
            <bdi>{name.service}</bdi>{' '}
          </span>
        )}
        <span className={classes['nodeName']}>
          <bdi>{name.operation ?? name.service}</bdi>{' '}
          {node.rootCount > 0 && <span className={classes['entry']}>entry</span>}
        </span>
        <span className={classes['nodeFacts']}>
          {spans} · self {durationText(node.selfTime)}
          {node.errorCount > 0 && (
            <span className={classes['failed']}>
              <Icon name="error" size={11} />
              {formatCount(node.errorCount)}
              <span className="visually-hidden"> in error</span>
            </span>
          )}
        </span>
        {found > 0 && <span className={classes['found']}>{formatCount(found)} found</span>}
      </button>
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={classes['handle'] ?? ''}
      />
    </>
  );
}
