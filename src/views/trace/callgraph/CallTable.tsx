import { useState } from 'react';
import { formatCount, type CallGraph, type SpanIndex } from '../../../core';
import { ShowMore } from '../../../pieces/ShowMore';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import classes from './callGraph.module.css';
import table from './CallTable.module.css';
import type { NodeName } from './graphFaces';

/** The graph in words: who called whom, how often, and how often that failed. */
export function CallTable({
  names,
  graph,
  onSelect,
}: {
  /** Names of the nodes. */
  readonly names: readonly NodeName[];
  readonly graph: CallGraph;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const [limit, setLimit] = useState(100);
  const edges = graph.edges.slice(0, limit);
  return (
    <>
      <table className={table['table']} aria-label="Calls">
        <thead>
          <tr>
            <th scope="col">Caller</th>
            <th scope="col">Callee</th>
            <th scope="col" className={table['number']}>
              Calls
            </th>
            <th scope="col" className={table['number']}>
              Errors
            </th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={`${String(edge.from)} ${String(edge.to)}`}>
              <td>
                <bdi>{names[edge.from]?.label}</bdi>
              </td>
              <td>
                <bdi>{names[edge.to]?.label}</bdi>
              </td>
              <td className={table['number']}>{formatCount(edge.calls)}</td>
              <td className={table['number']}>
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
      {edges.length === 0 && <p className={classes['soft']}>Nothing in this trace called anything else.</p>}
      <ShowMore shown={edges.length} total={graph.edges.length} step={500} what="Calls" onMore={setLimit} />
    </>
  );
}
