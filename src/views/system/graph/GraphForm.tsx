import { useMemo } from 'react';
import { formatCountShort } from '../../../core';
import { hueColour, serviceHues } from '../../../pieces/serviceColour';
import type { SystemLayout } from '../../../state/url/system/graphParts';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { Waiting } from '../../../ui/Waiting';
import type { SystemModel } from '../useSystemModel';
import { edgeCount, serviceCount, serviceWords } from '../words';
import { edgeLines } from './edgeLines';
import type { GraphScene, Spot } from './GraphScene';
import { ServicePicture } from './ServicePicture';
import { usePlaces } from './usePlaces';

/** The calls as a graph, once its layout is there. */
export function GraphForm({ model, layout }: { readonly model: SystemModel; readonly layout: SystemLayout }) {
  const { graph, part, found, picked, focused } = model;
  const { outcome, cancel, again } = usePlaces(part, layout);
  const faces = useMemo(() => {
    const hues = serviceHues(graph.names);
    return {
      names: part.graph.names.map(serviceWords),
      colours: part.graph.names.map((name) => hueColour(hues.get(name) ?? 0)),
      numbers: Array.from(part.nodes, (node) => {
        const size = graph.members[node] ?? 1;
        const calls = `${formatCountShort(graph.received[node] ?? 0)} in · ${formatCountShort(graph.made[node] ?? 0)} out`;
        return size === 1 ? calls : `${formatCountShort(size)}× · ${calls}`;
      }),
    };
  }, [graph, part]);
  const places = outcome.kind === 'done' ? outcome.places : undefined;
  const lines = useMemo(() => places && edgeLines(part.graph, places, layout), [part, places, layout]);
  const scene = useMemo<GraphScene | undefined>(() => {
    if (!places || !lines) return undefined;
    const spot: Spot | undefined =
      picked === undefined
        ? undefined
        : picked.kind === 'service'
          ? { kind: 'node', at: part.nodes.indexOf(picked.node) }
          : { kind: 'edge', at: part.edges.indexOf(picked.edge) };
    return {
      part,
      layout,
      places,
      lines,
      ...faces,
      found,
      picked: spot !== undefined && spot.at >= 0 ? spot : undefined,
      focused: focused === undefined ? undefined : part.nodes.indexOf(focused),
    };
  }, [part, layout, places, lines, faces, found, picked, focused]);
  const what = `${serviceCount(part.nodes.length)}, ${edgeCount(part.edges.length)}`;
  if (scene)
    return (
      <ServicePicture
        scene={scene}
        onPickNode={(node) => {
          model.pickService(node === undefined ? undefined : part.nodes[node]);
        }}
        onPickEdge={(edge) => {
          const whole = part.edges[edge] ?? 0;
          model.pickEdge(graph.from[whole] ?? 0, graph.to[whole] ?? 0);
        }}
        onFocusOn={(node) => {
          model.focusOn(part.nodes[node] ?? 0);
        }}
      />
    );
  if (outcome.kind === 'working')
    return <Waiting text={`Laying out ${what}`} share={outcome.share} onCancel={cancel} />;
  return (
    <Notice
      tone={outcome.kind === 'failed' ? 'error' : 'warn'}
      actions={<Button onClick={again}>Lay out again</Button>}
    >
      {outcome.kind === 'failed'
        ? `The graph could not be laid out: ${outcome.reason} Matrix and list have all of it.`
        : 'The layout was cancelled. Matrix and list have all of it.'}
    </Notice>
  );
}
