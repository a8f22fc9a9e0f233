import { useId, useState } from 'react';
import { formatCount, formatPercent, type ServiceGraph } from '../../../core';
import { ShowMore } from '../../../pieces/ShowMore';
import type { Neighbour } from '../neighbours';
import classes from './panel.module.css';
import { serviceWords } from '../words';

/** Callers or callees of a service, with their calls. */
export function NeighbourList({
  title,
  nothing,
  graph,
  neighbours,
  total,
  onPick,
  onPickEdge,
}: {
  readonly title: string;
  /** Said where there are none. */
  readonly nothing: string;
  readonly graph: ServiceGraph;
  readonly neighbours: readonly Neighbour[];
  /** Their calls altogether. */
  readonly total: number;
  readonly onPick: (node: number) => void;
  readonly onPickEdge: (node: number) => void;
}) {
  const id = useId();
  const [limit, setLimit] = useState(30);
  const shown = neighbours.slice(0, limit);
  return (
    <section aria-labelledby={id} className={classes['neighbours']}>
      <h3 id={id} className={classes['neighboursTitle']}>
        {title}{' '}
        {neighbours.length > 0 && <span className={classes['soft']}>{formatCount(neighbours.length)}</span>}
      </h3>
      {neighbours.length === 0 && <p className={classes['soft']}>{nothing}</p>}
      <ul aria-labelledby={id}>
        {shown.map(({ node, calls }) => {
          const name = serviceWords(graph.names[node] ?? '');
          return (
            <li key={node} className={classes['neighbour']}>
              <button
                type="button"
                className={classes['neighbourName']}
                onClick={() => {
                  onPick(node);
                }}
              >
                <bdi>{name}</bdi>
              </button>
              <button
                type="button"
                className={classes['neighbourCalls']}
                title={`${formatPercent(calls / total)} of ${formatCount(total)}; press for the numbers of these calls`}
                onClick={() => {
                  onPickEdge(node);
                }}
              >
                {formatCount(calls)}
                <span className="visually-hidden"> calls,</span>{' '}
                <span className={classes['share']}>{formatPercent(calls / total)}</span>
                <span className="visually-hidden">: numbers of these calls, {name}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <ShowMore shown={shown.length} total={neighbours.length} step={100} what="Services" onMore={setLimit} />
    </section>
  );
}
