import { useId, useMemo, useState } from 'react';
import {
  formatCount,
  serviceOperations,
  visibleText,
  type CallGraphNode,
  type SpanIndex,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { serviceHues } from '../../../pieces/serviceColour';
import { ShowMore } from '../../../pieces/ShowMore';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { findTermsOf } from '../calls/findTermsOf';
import classes from './callGraph.module.css';
import type { NodeName } from './graphFaces';

const cut = (text: string) => visibleText(text, 200);

/** What one service did in the trace, operation by operation; or one operation alone. */
export function NodePanel({
  open,
  node,
  name,
  onSelect,
  onFind,
  onClose,
}: {
  readonly open: OpenTrace;
  readonly node: CallGraphNode;
  readonly name: NodeName;
  readonly onSelect: (span: SpanIndex) => void;
  readonly onFind: (text: string) => void;
  readonly onClose: () => void;
}) {
  const durationText = useDurationText();
  const { trace, facts } = open;
  const id = useId();
  const [limit, setLimit] = useState(50);
  const only = trace.names[node.operation];
  const operations = useMemo(
    () =>
      serviceOperations(trace, facts, node.service).filter(
        (each) => only === undefined || each.name === only,
      ),
    [trace, facts, node, only],
  );
  const hue = useMemo(
    () => serviceHues(trace.services).get(trace.services[node.service] ?? ''),
    [trace, node],
  );
  const shown = operations.slice(0, limit);
  return (
    <aside className={classes['panel']} aria-labelledby={id}>
      <div className={classes['panelHead']}>
        <h2 id={id} className={classes['panelTitle']}>
          <ServiceChip name={trace.services[node.service] ?? ''} hue={hue} />
          {name.operation !== undefined && <span className="visually-hidden"> {name.operation}</span>}
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <p className={classes['soft']}>
        {only === undefined &&
          `${formatCount(operations.length)} ${operations.length === 1 ? 'operation' : 'operations'}, `}
        {formatCount(node.spanCount)} {node.spanCount === 1 ? 'span' : 'spans'}, self time{' '}
        {durationText(node.selfTime)}, {durationText(node.criticalTime)} on the critical path
      </p>
      <ul className={classes['operations']} aria-label="Operations">
        {shown.map((operation) => (
          <li key={operation.name} className={classes['operation']}>
            <bdi className={classes['operationName']}>
              {operation.name === '' ? '(no name)' : cut(operation.name)}
            </bdi>
            <span className={classes['soft']}>
              {formatCount(operation.spanCount)}×, total {durationText(operation.total)}, self{' '}
              {durationText(operation.self)}
              {operation.errorCount > 0 && (
                <span className={classes['failed']}>
                  <Icon name="error" size={11} /> {formatCount(operation.errorCount)}
                  <span className="visually-hidden"> in error</span>
                </span>
              )}
            </span>
            <span>
              <Button
                look="quiet"
                className={classes['small']}
                onClick={() => {
                  onSelect(operation.longestSpan);
                }}
              >
                {operation.spanCount === 1 ? 'Show the span' : 'Show the slowest span'}
              </Button>
              <Button
                look="quiet"
                className={classes['small']}
                onClick={() => {
                  onFind(findTermsOf(trace.services[node.service] ?? '', operation.name));
                }}
              >
                Find its spans
              </Button>
            </span>
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
