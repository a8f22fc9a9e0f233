import { useId, useMemo, useState } from 'react';
import {
  formatCount,
  formatDuration,
  serviceOperations,
  visibleText,
  type CallGraphNode,
  type SpanIndex,
} from '../../../core';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { ShowMore } from '../../../pieces/ShowMore';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './callGraph.module.css';

const cut = (text: string) => visibleText(text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** What one service did in the trace, operation by operation. */
export function ServicePanel({
  open,
  service,
  hue,
  onSelect,
  onClose,
}: {
  readonly open: OpenTrace;
  readonly service: CallGraphNode;
  readonly hue: number | undefined;
  readonly onSelect: (span: SpanIndex) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const [limit, setLimit] = useState(50);
  const operations = useMemo(
    () => serviceOperations(open.trace, open.facts, service.service),
    [open, service],
  );
  const shown = operations.slice(0, limit);
  return (
    <aside className={classes['panel']} aria-labelledby={id}>
      <div className={classes['panelHead']}>
        <h2 id={id} className={classes['panelTitle']}>
          <ServiceChip name={service.name} hue={hue} />
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <p className={classes['soft']}>
        {formatCount(operations.length)} {operations.length === 1 ? 'operation' : 'operations'},{' '}
        {formatCount(service.spanCount)} {service.spanCount === 1 ? 'span' : 'spans'}, self time{' '}
        {formatDuration(service.selfTime)}, {formatDuration(service.criticalTime)} on the critical path
      </p>
      <ul className={classes['operations']} aria-label="Operations">
        {shown.map((operation) => (
          <li key={operation.name} className={classes['operation']}>
            <bdi className={classes['operationName']}>
              {operation.name === '' ? '(no name)' : cut(operation.name)}
            </bdi>
            <span className={classes['soft']}>
              {formatCount(operation.spanCount)}×, total {formatDuration(operation.total)}, self{' '}
              {formatDuration(operation.self)}
              {operation.errorCount > 0 && (
                <span className={classes['failed']}>
                  <Icon name="error" size={11} /> {formatCount(operation.errorCount)}
                  <span className="visually-hidden"> in error</span>
                </span>
              )}
            </span>
            <Button
              look="quiet"
              className={classes['small']}
              onClick={() => {
                onSelect(operation.longestSpan);
              }}
            >
              {operation.spanCount === 1 ? 'Show the span' : 'Show the slowest span'}
            </Button>
          </li>
        ))}
      </ul>
      <ShowMore
        shown={shown.length}
        total={operations.length}
        step={200}
        what="Operations"
        onMore={setLimit}
      />
    </aside>
  );
}
