import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { callGraph, formatCount, type CallGraph } from '../../../core';
import { serviceHues } from '../../../pieces/serviceColour';
import { failureOf } from '../../../state/query/FailureError';
import { whileBusy } from '../../../state/session/busy';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Notice } from '../../../ui/Notice';
import { Waiting } from '../../../ui/Waiting';
import classes from './callGraph.module.css';
import { CallTable } from './CallTable';
import { FlowGraph } from './FlowGraph';
import { graphQuestion } from './graphQuestion';
import type { GraphLayout } from './layoutGraph';
import { layoutInWorker } from './layoutInWorker';
import { ServicePanel } from './ServicePanel';
import { useFollowing } from '../useFollowing';
import type { ViewProps } from '../ViewProps';

/** A picture of more than these says little and takes long: it is drawn only when asked for. */
const mostNodes = 300;
const mostEdges = 1000;

const plural = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
const nameAt = ({ nodes }: CallGraph, wanted: string | undefined) =>
  nodes.findIndex(({ name }) => name === wanted);
const fits = (layout: GraphLayout, { nodes, edges }: CallGraph) =>
  layout.nodes.length === nodes.length && layout.edges.length === edges.length;
const isLarge = ({ nodes, edges }: CallGraph) => nodes.length > mostNodes || edges.length > mostEdges;

/** Which services of a trace called which: a picture in layers, and the same as a table. */
export function CallGraphView({ view }: ViewProps) {
  const { open, select: onSelect } = view;
  const { trace, facts } = open;
  const graph = useMemo(() => callGraph(trace, facts), [trace, facts]);
  const hues = useMemo(() => serviceHues(trace.services), [trace]);
  const [picked, setPicked] = useFollowing<CallGraph, number | undefined>(
    graph,
    () => undefined,
    (place, before, after) => {
      const at = place === undefined ? -1 : nameAt(after, before.nodes[place]?.name);
      return at < 0 ? undefined : at;
    },
  );
  const [anyway, setAnyway] = useState(false);
  const drawn = anyway || !isLarge(graph);
  const layout = useQuery<GraphLayout>({
    queryKey: ['call graph', open.handle],
    enabled: drawn,
    gcTime: 30_000,
    // A refresh that brings no other nodes and edges does not take the picture away.
    placeholderData: (before) => (before && fits(before, graph) ? before : undefined),
    queryFn: ({ signal }) => whileBusy(layoutInWorker(graphQuestion(graph), signal)),
  });
  const service = picked === undefined ? undefined : graph.nodes[picked];
  const calls = graph.edges.reduce((sum, edge) => sum + edge.calls, 0);
  return (
    <section className={classes['view']} aria-label="Call graph">
      <p className={classes['above']}>
        {plural(graph.nodes.length, 'service', 'services')}, {plural(calls, 'call', 'calls')} between them.
        Press a service to see its operations.
      </p>
      <div className={classes['split']}>
        <div className={classes['picture']}>
          {!drawn ? (
            <EmptyState
              title={`${plural(graph.nodes.length, 'service', 'services')}, ${plural(graph.edges.length, 'edge', 'edges')}`}
            >
              <p>A picture of that many is hard to read and takes a while. The table below has all of it.</p>
              <Button
                look="primary"
                onClick={() => {
                  setAnyway(true);
                }}
              >
                Draw {plural(graph.nodes.length, 'service', 'services')} anyway
              </Button>
            </EmptyState>
          ) : layout.data ? (
            <FlowGraph graph={graph} layout={layout.data} hues={hues} picked={picked} onPick={setPicked} />
          ) : layout.error ? (
            <Notice
              tone="error"
              actions={
                <Button
                  onClick={() => {
                    void layout.refetch();
                  }}
                >
                  Try again
                </Button>
              }
            >
              The graph could not be laid out: {failureOf(layout.error).serverSaid} The table below has all of
              it.
            </Notice>
          ) : (
            <Waiting text={`Laying out ${plural(graph.nodes.length, 'service', 'services')}`} />
          )}
        </div>
        {service && (
          <ServicePanel
            key={service.service}
            open={open}
            service={service}
            hue={hues.get(service.name)}
            onSelect={onSelect}
            onClose={() => {
              setPicked(undefined);
            }}
          />
        )}
      </div>
      <details className={classes['words']} open={!drawn}>
        <summary className={classes['summary']}>As a table</summary>
        <CallTable trace={trace} graph={graph} onSelect={onSelect} />
      </details>
    </section>
  );
}
