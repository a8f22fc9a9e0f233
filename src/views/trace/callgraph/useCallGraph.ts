import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { callGraph, finishWork, type CallGraph } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { useInSlices } from '../../../state/session/useInSlices';
import type { GraphForm } from '../../../state/url/trace/graphParts';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { shadeColours } from '../calls/shadeColours';
import type { ViewProps } from '../ViewProps';
import { foundInNodes, nodeKeys, nodeName } from './graphFaces';
import { graphQuestion } from './graphQuestion';
import { layoutInWorker } from './layoutInWorker';

/** A picture of more than these says little and takes long: it is drawn only when asked for. */
const mostNodes = 300;
const mostEdges = 1000;
const isLarge = ({ nodes, edges }: CallGraph) => nodes.length > mostNodes || edges.length > mostEdges;

/** A call graph that is ready to be shown. */
export interface MadeGraph {
  /** The state of the trace that it is of. */
  readonly open: OpenTrace;
  readonly form: GraphForm;
  readonly graph: CallGraph;
}

/** The call graph that the address asks for; undefined while the first one is made. */
export function useMadeGraph({ open, address }: ViewProps['view']): MadeGraph | undefined {
  const { graphForm: form } = address;
  return useInSlices(
    useCallback(
      function* () {
        return { open, form, graph: yield* callGraph(open.trace, open.facts, form) };
      },
      [open, form],
    ),
  );
}

/** A call graph with its colours, what is found in it, its chosen node and where all of it lies. */
export function useCallGraph({ view, find, colours }: ViewProps, { open, form, graph }: MadeGraph) {
  const { address, change } = view;
  const { trace } = open;
  const { graphPick, shade } = address;
  const names = useMemo(() => graph.nodes.map((node) => nodeName(trace, node)), [trace, graph]);
  const keys = useMemo(() => nodeKeys(trace, graph), [trace, graph]);
  const shades = useMemo(() => {
    const { nodes } = graph;
    return finishWork(
      shadeColours(
        shade,
        {
          count: nodes.length,
          example: nodes.map(({ longestSpan }) => longestSpan),
          total: nodes.map(({ total }) => total),
          self: nodes.map(({ selfTime }) => selfTime),
          errors: nodes.map(({ errorCount }) => errorCount),
        },
        colours,
      ),
    );
  }, [graph, shade, colours]);
  const { matches } = find;
  const found = useMemo(
    () => (matches === undefined ? undefined : foundInNodes(graph, matches)),
    [graph, matches],
  );
  const [anyway, setAnyway] = useState<CallGraph>();
  const drawn = anyway === graph || !isLarge(graph);
  const layout = useQuery({
    queryKey: ['call graph', open.handle, form],
    enabled: drawn,
    gcTime: 30_000,
    queryFn: ({ signal }) => whileBusy(layoutInWorker(graphQuestion(graph, form), signal)),
  });
  const pick = useCallback(
    (next: number | undefined) => {
      change({ graphPick: next === undefined ? '' : (keys[next] ?? '') }, 'push');
    },
    [change, keys],
  );
  const place = graphPick === '' ? -1 : keys.indexOf(graphPick);
  return {
    open,
    form,
    graph,
    names,
    shade,
    shades,
    found,
    layout,
    drawn,
    drawAnyway: () => {
      setAnyway(graph);
    },
    picked: place < 0 ? undefined : place,
    /** The address names a node that is not there. */
    isLostPick: graphPick !== '' && place < 0,
    pick,
  };
}

export type CallGraphModel = ReturnType<typeof useCallGraph>;
