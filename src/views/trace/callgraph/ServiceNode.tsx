import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { formatCount, formatDuration, visibleText, type CallGraphNode } from '../../../core';
import { hueColour } from '../../../pieces/serviceColour';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import classes from './callGraph.module.css';

/** A service as a box of the graph. */
export type ServiceNodeType = Node<
  {
    readonly service: CallGraphNode;
    readonly place: number;
    readonly hue: number;
    readonly picked: boolean;
    /** Whether Tab stops here: at one box of the graph. */
    readonly tabStop: boolean;
    readonly onPick: (place: number) => void;
    readonly onKey: (event: KeyboardEvent<HTMLButtonElement>, place: number) => void;
  },
  'service'
>;

const cut = (text: string) => visibleText(text.length > 120 ? `${text.slice(0, 120)}…` : text);

export function ServiceNode({ data: shown }: NodeProps<ServiceNodeType>) {
  const { service, place, hue, picked, tabStop, onPick, onKey } = shown;
  const spans = `${formatCount(service.spanCount)} ${service.spanCount === 1 ? 'span' : 'spans'}`;
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
        className={cx(classes['node'], picked && classes['picked'], 'nopan')}
        style={{ borderLeftColor: hueColour(hue) }}
        title={service.name}
        tabIndex={tabStop ? 0 : -1}
        aria-pressed={picked}
        onClick={() => {
          onPick(place);
        }}
        onKeyDown={(event) => {
          onKey(event, place);
        }}
      >
        <span className={classes['nodeName']}>
          <bdi>{service.name === '' ? '(no name)' : cut(service.name)}</bdi>
          {service.rootCount > 0 && <span className={classes['entry']}>entry</span>}
        </span>
        <span className={classes['nodeFacts']}>
          {spans} · self {formatDuration(service.selfTime)}
          {service.errorCount > 0 && (
            <span className={classes['failed']}>
              <Icon name="error" size={11} />
              {formatCount(service.errorCount)}
              <span className="visually-hidden"> in error</span>
            </span>
          )}
        </span>
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
