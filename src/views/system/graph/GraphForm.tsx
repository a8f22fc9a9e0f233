import { useMemo } from 'react';
import type { SystemLayout } from '../../../state/url/system/graphParts';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { Waiting } from '../../../ui/Waiting';
import type { SystemModel } from '../useSystemModel';
import { edgeCount, serviceCount, serviceWords } from '../words';
import { edgeLines } from './edgeLines';
import type { GraphScene, Spot } from './GraphScene';
import { ServicePicture } from './ServicePicture';
import { sceneLooks, type Looks } from './sceneLooks';
import { usePlaces } from './usePlaces';

/** What the picture needs to know of a graph. */
export type PictureModel = Pick<
  SystemModel,
  'graph' | 'part' | 'found' | 'picked' | 'focused' | 'pickService' | 'pickEdge' | 'focusOn'
>;

/** The calls as a graph, once its layout is there. */
export function GraphForm({
  model,
  layout,
  looks,
}: {
  readonly model: PictureModel;
  readonly layout: SystemLayout;
  readonly looks: Looks;
}) {
  const { graph, part, found, picked, focused } = model;
  const { outcome, cancel, again } = usePlaces(part, layout);
  const faces = useMemo(
    () => ({ names: part.graph.names.map(serviceWords), ...sceneLooks(graph, part, looks) }),
    [graph, part, looks],
  );
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
