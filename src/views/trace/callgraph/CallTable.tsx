import { useState } from 'react';
import { formatCount, visibleText, type CallGraph, type SpanIndex, type Trace } from '../../../core';
import { ShowMore } from '../../../pieces/ShowMore';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import classes from './callGraph.module.css';

const cut = (text: string) => visibleText(text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** The graph in words: who called whom, how often, and how often that failed. */
export function CallTable({
  trace,
  graph,
  onSelect,
}: {
  readonly trace: Trace;
  readonly graph: CallGraph;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const [limit, setLimit] = useState(100);
  const edges = graph.edges.slice(0, limit);
  return (
    <>
      <table className={classes['table']} aria-label="Calls between services">
        <thead>
          <tr>
            <th scope="col">Caller</th>
            <th scope="col">Callee</th>
            <th scope="col" className={classes['number']}>
              Calls
            </th>
            <th scope="col" className={classes['number']}>
              Errors
            </th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={`${String(edge.from)} ${String(edge.to)}`}>
              <td>
                <bdi>{cut(trace.services[edge.from] ?? '')}</bdi>
              </td>
              <td>
                <bdi>{cut(trace.services[edge.to] ?? '')}</bdi>
              </td>
              <td className={classes['number']}>{formatCount(edge.calls)}</td>
              <td className={classes['number']}>
                {edge.errors > 0 ? (
                  <span className={classes['failed']}>
                    <Icon name="error" size={12} /> {formatCount(edge.errors)}
                  </span>
                ) : (
                  '0'
                )}
              </td>
              <td>
                <Button
                  look="quiet"
                  className={classes['small']}
                  onClick={() => {
                    onSelect(edge.firstSpan);
                  }}
                >
                  First call
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edges.length === 0 && <p className={classes['soft']}>No service of this trace called another.</p>}
      <ShowMore shown={edges.length} total={graph.edges.length} step={500} what="Calls" onMore={setLimit} />
    </>
  );
}
