import '@xyflow/react/dist/base.css';
import { MarkerType, Panel, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { CallGraph } from '../../../core';
import { serviceHue } from '../../../pieces/serviceColour';
import { IconButton } from '../../../ui/Button';
import { CallEdge, type CallEdgeType } from './CallEdge';
import classes from './callGraph.module.css';
import { callsText, errorsText, nodeHeight, nodeWidth } from './graphQuestion';
import type { GraphLayout } from './layoutGraph';
import { nextInDirection } from './nextInDirection';
import { ServiceNode, type ServiceNodeType } from './ServiceNode';

const nodeTypes = { service: ServiceNode };
const edgeTypes = { call: CallEdge };
const fitOptions = { padding: 0.12, maxZoom: 1.25 };
const zoomMs = 120;

function ZoomButtons() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? {} : { duration: zoomMs };
  return (
    <Panel position="top-right" className={classes['zoom'] ?? ''}>
      <IconButton icon="zoom-in" label="Zoom in" onClick={() => void zoomIn(calm)} />
      <IconButton icon="zoom-out" label="Zoom out" onClick={() => void zoomOut(calm)} />
      <IconButton
        icon="fit"
        label="Fit all services"
        onClick={() => void fitView({ ...fitOptions, ...calm })}
      />
    </Panel>
  );
}

interface GraphProps {
  readonly graph: CallGraph;
  readonly layout: GraphLayout;
  readonly hues: ReadonlyMap<string, number>;
  /** Place of the service whose operations are shown. */
  readonly picked: number | undefined;
  readonly onPick: (place: number | undefined) => void;
}

function Flow({ graph, layout, hues, picked, onPick }: GraphProps) {
  const { setCenter, getZoom, fitView } = useReactFlow();
  const area = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);

  // A panel that opens beside the picture must not hide a part of it.
  useEffect(() => {
    if (width > 0 && height > 0) void fitView(fitOptions);
  }, [width, height, fitView]);

  const nodes = useMemo(() => {
    const onKey = (event: KeyboardEvent<HTMLButtonElement>, place: number) => {
      const next = nextInDirection(layout.nodes, place, event.key);
      const at = next === undefined ? undefined : layout.nodes[next];
      if (next === undefined || !at) return;
      event.preventDefault();
      event.stopPropagation();
      setFocused(next);
      void setCenter(at.x + nodeWidth / 2, at.y + nodeHeight / 2, { zoom: getZoom() });
      const button = area.current?.querySelector(`[data-place="${String(next)}"]`);
      if (button instanceof HTMLElement) button.focus({ preventScroll: true });
    };
    return graph.nodes.map((service, place): ServiceNodeType => ({
      id: String(place),
      type: 'service',
      position: layout.nodes[place] ?? { x: 0, y: 0 },
      width: nodeWidth,
      height: nodeHeight,
      // A box that can be neither dragged nor selected takes no presses otherwise.
      style: { pointerEvents: 'all' },
      data: {
        service,
        place,
        hue: hues.get(service.name) ?? serviceHue(service.name),
        picked: place === picked,
        tabStop: place === focused,
        onPick: (chosen) => {
          setFocused(chosen);
          onPick(chosen === picked ? undefined : chosen);
        },
        onKey,
      },
    }));
  }, [graph, layout, hues, picked, focused, onPick, setCenter, getZoom]);

  const edges = useMemo(() => {
    const placeOf = new Map(graph.nodes.map(({ service }, place) => [service, place]));
    return graph.edges.map((edge, at): CallEdgeType => {
      const from = placeOf.get(edge.from) ?? 0;
      const to = placeOf.get(edge.to) ?? 0;
      const failed = edge.errors > 0;
      const { points = [], label = { x: 0, y: 0 } } = layout.edges[at] ?? {};
      return {
        id: String(at),
        type: 'call',
        source: String(from),
        target: String(to),
        ariaLabel: `${graph.nodes[from]?.name ?? ''} to ${graph.nodes[to]?.name ?? ''}: ${callsText(edge)}${failed ? `, ${errorsText(edge.errors)}` : ''}`,
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: 14,
          height: 14,
          markerUnits: 'userSpaceOnUse',
          color: failed ? 'var(--error)' : 'var(--line-strong)',
        },
        data: { edge, points, label, faded: picked !== undefined && picked !== from && picked !== to },
      };
    });
  }, [graph, layout, picked]);

  return (
    <div ref={area} className={classes['flow']}>
      <ReactFlow<ServiceNodeType, CallEdgeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={fitOptions}
        minZoom={0.05}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnScroll
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        onlyRenderVisibleElements={graph.nodes.length > 300}
        onPaneClick={() => {
          onPick(undefined);
        }}
      >
        <ZoomButtons />
      </ReactFlow>
    </div>
  );
}

/** The graph as a picture: pan by drag or wheel, zoom by buttons, pinch or Ctrl+wheel, walk from box to box by the arrow keys. */
export function FlowGraph(props: GraphProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}
